// Traps in the lines at the top, which say who takes part.

import { headerLine, readHeader } from '../header.ts';
import type { Location } from '../transcript.ts';
import type { Found, HeaderPart, Traps } from './trap.ts';

export const headerTraps: Traps<HeaderPart> = {
  'space-before-user': (part) =>
    named(part, ['user', 'users']).flatMap(({ value, at }) =>
      namesIn(value, at).flatMap(({ name, at: place }) =>
        name.startsWith(' ') && name.trim() !== ''
          ? [
              {
                at: place,
                message: `chatdown takes the space for a part of the name, so that the lines of ${name.trim()} are lost: write no spaces behind the comma.`,
              },
            ]
          : [],
      ),
    ),

  'name-as-pattern': (part) =>
    named(part, ['user', 'users', 'bot']).flatMap(({ value, at }) =>
      namesIn(value, at).flatMap(({ name, at: place }) =>
        /[\\^$.*+?()[\]{}|]/.test(name)
          ? [
              {
                at: place,
                message: `chatdown makes a regular expression of "${name.trim()}" and fails or finds others: use letters, digits, spaces and dashes.`,
              },
            ]
          : [],
      ),
    ),

  'same-name': (part) => {
    const bot = part.bot.toLowerCase();
    const clash = part.users.find((user) => user.toLowerCase() === bot || user.toLowerCase() === 'bot');
    if (clash === undefined && bot !== 'user') return [];
    const [header] = named(part, ['user', 'users', 'bot']);
    const message = `"${clash ?? part.bot}" is the name of a user and of the bot: call one of them otherwise.`;
    return [{ at: header?.start ?? { file: part.file, line: 1, column: 1 }, message }];
  },

  'channel-ignored': (part) =>
    named(part, ['channelId']).map(({ start }) => ({
      at: start,
      message: 'chatdown ignores channelId, every activity gets "chatdown": take the line away.',
    })),

  'empty-header': (part) =>
    named(part, ['user', 'users', 'bot']).flatMap(({ name, value, start }) =>
      value.trim() === ''
        ? [{ at: start, message: `${name}= names nobody: write ${name}=NAME, or take the line away.` }]
        : [],
    ),
};

interface HeaderLine {
  readonly name: string;
  readonly value: string;
  readonly start: Location;
  /** Where the value begins. */
  readonly at: Location;
}

function named({ lines, file }: HeaderPart, names: readonly string[]): readonly HeaderLine[] {
  const { end } = readHeader(lines, file);
  return lines.slice(0, end).flatMap(({ text }, index) => {
    const indent = text.length - text.trimStart().length;
    const name = headerLine.exec(text.slice(indent))?.[1];
    if (name === undefined || !names.includes(name)) return [];
    const start = { file, line: index + 1, column: indent + 1 };
    const at = { ...start, column: start.column + name.length + 1 };
    return [{ name, value: text.slice(at.column - 1), start, at }];
  });
}

function namesIn(value: string, at: Location): readonly { readonly name: string; readonly at: Location }[] {
  let column = at.column;
  return value.split(',').map((name) => {
    const found = { name, at: { ...at, column: column + name.length - name.trimStart().length } };
    column += name.length + 1;
    return found;
  });
}

/** Also `User = Tom`, which is meant for one. */
export const looksLikeHeader = (line: string): boolean => /^\s*(bot|users?|channelid)\s*=/i.test(line);

export const belowHeader = (at: Location): Found => ({
  at,
  message:
    'This is text, no header: headers are bot=, users= and channelId=, in small letters, without spaces, on the very first lines.',
});
