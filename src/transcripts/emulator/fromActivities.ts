// Writes the activities of a `.transcript` as a `.chat`: who says what, in chatdown's lines, and what a form sends in ours.

import { speakersOf } from '../header.ts';
import { literal, literalLabel } from '../pattern.ts';
import { messageLines } from '../spell.ts';
import { attachmentCommand, type Files, filesIn } from './attachmentCommands.ts';
import { type Cast, castOf } from './cast.ts';
import { createMasks } from './masks.ts';
import type { ReadActivity } from './schema.ts';

export interface WrittenChat {
  readonly text: string;
  /** The files that its attachments name, by their path from it. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What a `.chat` has no words for, one a line. */
  readonly leftOut: readonly string[];
}

/** `folder`: where attachments are put, seen from the transcript. */
export function fromActivities(activities: readonly ReadActivity[], folder: string): WrittenChat {
  const cast = castOf(activities);
  const beginning = beginnings(cast);
  const speaks = speakersOf(cast);
  const masks = createMasks();
  const files = filesIn(folder);
  const lines = headerOf(cast, activities.find(({ locale }) => locale)?.locale);
  const leftOut: string[] = [];

  const say = (begins: string, pieces: readonly string[]): void => {
    lines.push(...messageLines(begins, pieces.filter((piece) => piece !== '').join('\n'), speaks));
  };

  for (const [index, activity] of activities.entries()) {
    const leave: Leave = (what) => leftOut.push(`activity ${index + 1}: ${what}`);
    switch (activity.type) {
      case 'message': {
        const ofUser = cast.roleOf(activity) === 'user';
        const text = (activity.text ?? activity.summary ?? '').replace(/\r\n?/g, '\n').trim();
        const commands = commandsOf(activity, files, leave);
        const said = text !== '' || commands.length > 0;
        const submitted = activity.value != null && ofUser && !said;
        if (ofUser && lines.at(-1) !== '') lines.push('');
        if (submitted) lines.push(`>! submit ${JSON.stringify(activity.value)}`);
        else if (activity.value != null) leave('its value');
        const spelled = ofUser ? masks.repeated(literal(text)) : masks.said(literal(text));
        if (said) say(beginning(activity), [spelled, ...commands]);
        break;
      }
      case 'typing':
        say(beginning(activity), ['[Typing]']);
        break;
      case 'conversationUpdate': {
        const command = membersCommand(activity, cast);
        if (command) say(`${cast.bot}: `, [command]);
        break;
      }
      case 'trace':
        break;
      default:
        lines.push(`> ${[activity.type, activity.name].filter(Boolean).join(' ')}`);
        leave(`an activity of the type ${activity.type}`);
    }
  }
  return { text: `${lines.join('\n')}\n`, files: files.contents, leftOut };
}

type Leave = (what: string) => void;

const headerOf = ({ users, bot }: Cast, language: string | null | undefined): string[] => [
  users.length > 1 ? `users=${users.join(',')}` : `user=${users[0]}`,
  `bot=${bot}`,
  ...(language ? [`>@ language=${language}`] : []),
  '',
];

/** How the messages begin, one after the other; empty where nobody says it. */
function beginnings(cast: Cast): (activity: ReadActivity) => string {
  // Whom the bot answers where it doesn't say.
  let user = cast.users[0];
  return (activity) => {
    switch (cast.roleOf(activity)) {
      case 'user':
        user = cast.userNamed(activity.from) ?? user;
        return `${user}: `;
      case 'bot': {
        const to = cast.userNamed(activity.recipient) ?? user;
        return to === user ? `${cast.bot}: ` : `${cast.bot}->${to}: `;
      }
      default:
        return '';
    }
  };
}

function commandsOf(activity: ReadActivity, files: Files, leave: Leave): readonly string[] {
  const attachments = (activity.attachments ?? []).flatMap((attachment) => {
    const command = attachmentCommand(attachment, files);
    if (command === undefined) leave(`an attachment of the type ${attachment.contentType}`);
    return command ?? [];
  });
  const actions = activity.suggestedActions?.actions ?? [];
  const labels = actions.map(({ title }) => literalLabel(title ?? ''));
  if (actions.some(({ title, value }) => value !== title)) leave('what its suggestions send');
  return [
    ...(activity.attachmentLayout ? [`[AttachmentLayout=${activity.attachmentLayout}]`] : []),
    ...attachments,
    ...(labels.length > 0 ? [`[Suggestions=${labels.join('|')}]`] : []),
  ];
}

/** Undefined where only the bot comes: with that every transcript begins. */
function membersCommand({ membersAdded, membersRemoved }: ReadActivity, cast: Cast): string | undefined {
  const row = (property: string, accounts: ReadActivity['membersAdded']): readonly string[] => {
    const people = (accounts ?? []).filter((account) => !cast.isBot(account));
    const names = people.map((account) => cast.userNamed(account) ?? account.name ?? account.id ?? '');
    return names.length > 0 ? [`  ${property}=${names.join(',')}`] : [];
  };
  const rows = [...row('Added', membersAdded), ...row('Removed', membersRemoved)];
  // chatdown fails at a line without a property, so the bracket closes the last row.
  return rows.length > 0 ? `${['[ConversationUpdate=', ...rows].join('\n')}]` : undefined;
}
