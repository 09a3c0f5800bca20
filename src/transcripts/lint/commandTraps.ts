// Traps in what a command says: properties that chatdown skips or fails at, and attachments.

import { type Bracket, isCard, membersCommand } from '../brackets.ts';
import { layoutNamed, properties } from '../commands.ts';
import { isCardProperty } from '../emulator/cards.ts';
import { guessedType, isRemote } from '../emulator/contentType.ts';
import type { Found, MessagePart, Traps } from './trap.ts';

export const commandTraps: Traps<MessagePart> = {
  'lost-first-line': (part) =>
    part.brackets
      .filter(({ name }) => isCard(name) || name === membersCommand || name === 'suggestions')
      .filter(({ source }) => /^[^\n]*?=[^\n]*\S[^\n]*\n/.test(source))
      .map((bracket) =>
        found(
          part,
          bracket,
          'chatdown skips what stands behind "=" on the first line: begin on the line below.',
        ),
      ),

  'unknown-property': (part) =>
    part.brackets
      .filter(({ name }) => isCard(name))
      .flatMap((bracket) =>
        rows(bracket)
          .filter(({ name }) => !isCardProperty(name))
          .map(({ name, at }) => ({
            at: part.place(at),
            message: `chatdown skips this line, as no card has ${name ? `the property "${name}"` : 'a line without "="'}: write property=value on one line.`,
          })),
      ),

  'members-row': (part) =>
    part.brackets
      .filter(({ name }) => name === membersCommand)
      .flatMap((bracket) =>
        rows(bracket, true)
          .filter(({ name }) => name === '')
          .map(({ at }) => ({
            at: part.place(at),
            message: 'chatdown fails at a line without Added= or Removed=: put the "]" behind the last name.',
          })),
      ),

  layout: (part) =>
    part.brackets
      .filter(({ name, rest }) => name === 'attachmentlayout' && !layoutNamed(rest))
      .map((bracket) => found(part, bracket, 'chatdown ignores this layout: write list or carousel.')),

  delay: (part) =>
    part.brackets
      .filter(({ name, rest = '' }) => name === 'delay' && Number.isNaN(Number.parseInt(rest, 10)))
      .map((bracket) =>
        found(part, bracket, 'chatdown fails at a delay without a number: write [Delay=2000].'),
      ),

  'empty-suggestion': (part) =>
    part.brackets
      .filter(
        ({ name, rest = '' }) => name === 'suggestions' && rest.split('|').some((one) => one.trim() === ''),
      )
      .map((bracket) =>
        found(part, bracket, 'chatdown makes a button without a label: write [Suggestions=A|B].'),
      ),

  'remote-attachment': (part) =>
    attached(part).flatMap(({ bracket, path, type }) => {
      if (!isRemote(path)) return [];
      const asked = type === undefined && guessedType(path) === undefined;
      const message = asked
        ? `chatdown asks the network what ${path} is, and fails without one: write the type behind it, [Attachment=${path} text/html].`
        : `Whoever opens this fetches ${path} from the network: keep the file beside the transcript.`;
      return [found(part, bracket, message)];
    }),

  'missing-attachment': (part) =>
    attached(part)
      .filter(({ path }) => !isRemote(path) && !part.fileExists(path))
      .map(({ bracket, path }) =>
        found(
          part,
          bracket,
          `There is no file ${path}, beside the transcript or in the working folder: write its path from one of them.`,
        ),
      ),

  'windows-path': (part) =>
    attached(part)
      .filter(({ path }) => path.includes('\\'))
      .map(({ bracket, path }) =>
        found(part, bracket, `Only Windows finds ${path}: write ${path.replaceAll('\\', '/')}.`),
      ),

  'untyped-attachment': (part) =>
    attached(part)
      .filter(({ path, type }) => !isRemote(path) && type === undefined && guessedType(path) === undefined)
      .map(({ bracket, path }) =>
        found(
          part,
          bracket,
          `chatdown fails at a file whose ending tells no type: write [Attachment=${path} image/png].`,
        ),
      ),

  'quoted-type': (part) =>
    attached(part)
      .filter(({ type }) => type?.includes('"'))
      .map(({ bracket, path, type = '' }) =>
        found(
          part,
          bracket,
          `chatdown takes the quotation marks for a part of the type: write [Attachment=${path} ${type.replaceAll('"', '')}].`,
        ),
      ),
};

const found = ({ place }: MessagePart, { offset }: Bracket, message: string): Found => ({
  at: place(offset),
  message,
});

interface Row {
  readonly name: string;
  readonly at: number;
}

/** The rows of a command that spans lines, each with its place in the text. */
function rows({ source, offset, rest }: Bracket, blankToo = false): readonly Row[] {
  if (rest === undefined || !source.includes('\n')) return [];
  let at = offset + source.indexOf('\n') + 1;
  return rest.split('\n').flatMap((line) => {
    const start = at + line.length - line.trimStart().length;
    at += line.length + 1;
    const [property] = properties(line);
    if (!property && !blankToo) return [];
    return [{ name: line.includes('=') ? (property?.[0] ?? '') : '', at: start }];
  });
}

interface Attached {
  readonly bracket: Bracket;
  readonly path: string;
  readonly type?: string;
}

const attached = ({ brackets }: MessagePart): readonly Attached[] =>
  brackets.flatMap((bracket) => {
    const [path, type] = bracket.name === 'attachment' ? (bracket.rest?.trim().split(/\s+/) ?? []) : [];
    return path ? [{ bracket, path, ...(type === undefined ? {} : { type }) }] : [];
  });
