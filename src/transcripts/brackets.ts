// What stands in brackets in a message: the names that chatdown knows, and the text cut at its brackets.

const cards = [
  'herocard',
  'thumbnailcard',
  'animationcard',
  'audiocard',
  'videocard',
  'mediacard',
  'signincard',
  'oauthcard',
];
const fields = ['attachment', 'attachmentlayout', 'suggestions', 'delay'];
export const membersCommand = 'conversationupdate';
/** chatdown begins a new activity at these, and at `[Typing]` and `[ConversationUpdate=…]`; these it then drops. */
const droppedActivities = [
  'message',
  'contactrelationupdate',
  'ping',
  'endofconversation',
  'event',
  'invoke',
  'deleteuserdata',
  'messageupdate',
  'messagedelete',
  'installationupdate',
  'messagereaction',
  'suggestion',
];
const activities = ['typing', membersCommand, ...droppedActivities];
const receipt = 'receiptcard';
export const commandNames: readonly string[] = [...cards, ...fields, ...activities, receipt];
const known = new Set(commandNames);
export const isCommand = (name: string): boolean => known.has(name);
export const isCard = (name: string): boolean => cards.includes(name);
/** It ends the message before it. */
export const isActivity = (name: string): boolean => activities.includes(name);
/** chatdown knows it, and makes nothing of it. */
export const isDropped = (name: string): boolean => name === receipt || droppedActivities.includes(name);

export interface Bracket {
  /** In small letters. */
  readonly name: string;
  /** What stands behind `name=`, or on the lines below; absent for the name alone. */
  readonly rest?: string;
  readonly source: string;
  readonly offset: number;
}

export function findBrackets(text: string): readonly Bracket[] {
  return [...text.matchAll(/\[([\s\S]*?)\]/g)].map(({ 0: source, 1: body = '', index: offset }) => {
    const [first = '', ...below] = body.split('\n');
    const equals = first.indexOf('=');
    const name = (equals > 0 ? first.slice(0, equals) : first).trim().toLowerCase();
    const rest =
      below.length > 0 ? below.join('\n') : equals > 0 ? first.slice(equals + 1).trim() : undefined;
    return { name, source, offset, ...(rest === undefined ? {} : { rest }) };
  });
}

/** The commands that chatdown would obey; other brackets are text. */
export const findCommands = (text: string): readonly Bracket[] =>
  findBrackets(text).filter(({ name }) => isCommand(name));
