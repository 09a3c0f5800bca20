// chatdown's bracketed commands: cuts a message's text into the activities that it writes.

import { type Bracket, findCommands, isActivity, isCard, membersCommand } from './brackets.ts';
import {
  type Attachment,
  type AttachmentLayout,
  type Location,
  type MembersPart,
  type Part,
  type TextPart,
  TranscriptError,
} from './transcript.ts';

type Draft = { -readonly [key in keyof TextPart]: TextPart[key] } & {
  attachments: Attachment[];
  commands: string[];
};

/** `place` tells where an offset of the text stands in the file. */
export function readParts(
  text: string,
  place: (offset: number) => Location,
  mistakes: TranscriptError[],
): readonly Part[] {
  const parts: Part[] = [];
  const fresh = (): Draft => ({ kind: 'text', text: '', location: place(0), attachments: [], commands: [] });
  let draft = fresh();
  let end = 0;
  const take = (upTo: number): void => {
    const piece = text.slice(end, upTo);
    if (draft.text.trim() === '' && piece.trim() !== '') {
      draft.location = place(end + piece.length - piece.trimStart().length);
    }
    draft.text += piece;
  };
  const finish = (): void => {
    draft.text = draft.text.trim();
    parts.push(draft);
    draft = fresh();
  };

  for (const command of findCommands(text)) {
    const location = place(command.offset);
    take(command.offset);
    end = command.offset + command.source.length;
    try {
      if (isActivity(command.name)) {
        // Without a text before it, what was gathered so far belongs to the next message, as in chatdown.
        if (draft.text.trim() !== '') finish();
        if (command.name === 'typing') parts.push({ kind: 'typing', location });
        else if (command.name === membersCommand) parts.push(readMembers(command, location));
        else draft.commands.push(command.source);
      } else if (command.name === 'suggestions') {
        draft.suggestions = labels(written(command, location));
      } else {
        draft.commands.push(command.source);
        draft.attachments.push(...readAttachment(command, location));
        if (command.name === 'attachmentlayout') draft.layout = layoutNamed(command.rest) ?? draft.layout;
        if (command.name === 'delay') draft.delay = milliseconds(command.rest);
      }
    } catch (error) {
      if (!(error instanceof TranscriptError)) throw error;
      mistakes.push(error);
    }
  }
  take(text.length);
  if (draft.text.trim() !== '' || draft.attachments.length > 0 || draft.suggestions) finish();
  return parts;
}

/** `A | B`, as buttons and suggestions are written; nothing at all is no label. */
export const labels = (text: string): readonly string[] =>
  text.trim() === '' ? [] : text.split('|').map((label) => label.trim());

function readAttachment(command: Bracket, location: Location): readonly Attachment[] {
  if (isCard(command.name)) {
    const read = properties(written(command, location));
    return [{ kind: 'card', card: command.name, properties: read, location }];
  }
  if (command.name !== 'attachment') return [];
  const [path = '', contentType] = written(command, location).trim().split(/\s+/);
  return [{ kind: 'file', path, location, ...(contentType === undefined ? {} : { contentType }) }];
}

export const layoutNamed = (name = ''): AttachmentLayout | undefined =>
  (['list', 'carousel'] as const).find((layout) => layout === name.toLowerCase());

/** As chatdown reads it: a number at the beginning counts. */
const milliseconds = (text = ''): number | undefined => {
  const read = Number.parseInt(text, 10);
  return Number.isNaN(read) ? undefined : read;
};

function readMembers(command: Bracket, location: Location): MembersPart {
  const added: string[] = [];
  const removed: string[] = [];
  for (const [property, value] of properties(written(command, location))) {
    const names = value.split(',').flatMap((name) => name.trim() || []);
    if (property === 'added' || property === 'membersadded') added.push(...names);
    else if (property === 'removed' || property === 'membersremoved') removed.push(...names);
    else
      throw new TranscriptError(
        location,
        `"${property}" is not of a ConversationUpdate: write Added=NAME or Removed=NAME.`,
      );
  }
  return { kind: 'members', added, removed, location, source: command.source };
}

export const properties = (text: string): readonly (readonly [string, string])[] =>
  text.split('\n').flatMap((line) => {
    const equals = line.indexOf('=');
    const name = (equals < 0 ? line : line.slice(0, equals)).trim().toLowerCase();
    return name === '' ? [] : [[name, equals < 0 ? '' : line.slice(equals + 1).trim()] as const];
  });

function written({ rest, source }: Bracket, location: Location): string {
  if (rest !== undefined) return rest;
  throw new TranscriptError(location, `${source} says nothing: write ${source.slice(0, -1)}=…].`);
}
