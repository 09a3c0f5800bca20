// Traps in what is said: brackets that chatdown takes for something else, and lines that are nobody's.

import { align } from '../align.ts';
import { type Bracket, commandNames, isActivity, isCommand, isDropped } from '../brackets.ts';
import { belowHeader, looksLikeHeader } from './headerTraps.ts';
import type { Found, MessagePart, Traps } from './trap.ts';

export const textTraps: Traps<MessagePart> = {
  'cut-command': ({ text, place, brackets }) =>
    brackets.filter(isCommandBracket).flatMap(({ source, offset }): readonly Found[] => {
      const end = offset + source.length;
      const inner = source.indexOf('[', 1);
      const after = text.slice(end);
      const stray = after.indexOf(']');
      const isStray = stray >= 0 && !after.slice(0, stray).includes('[');
      if (inner < 0 && !isStray) return [];
      const message =
        'The command ends at its first "]", and the rest becomes text: chatdown has no way to write a "]" in it, so write ")" or put the card into a file.';
      return [{ at: place(end - 1), message }];
    }),

  'lost-text': ({ place, brackets }) =>
    brackets.flatMap((bracket, index): readonly Found[] => {
      const ends = brackets.slice(index + 1).find(({ name }) => isActivity(name));
      if (isCommandBracket(bracket) || !ends) return [];
      const message = `chatdown loses the text up to ${bracket.source}, as ${firstLine(ends)} follows in the same message: begin a message of its own for one of them, or write parentheses.`;
      return [{ at: place(bracket.offset), message }];
    }),

  'dropped-command': ({ place, brackets }) =>
    brackets
      .filter(({ name }) => isDropped(name))
      .map((bracket) => ({
        at: place(bracket.offset),
        message: `chatdown makes nothing of ${firstLine(bracket)}: ${
          bracket.name === 'suggestion' ? 'write [Suggestions=A|B].' : 'take it away, or write parentheses.'
        }`,
      })),

  'unknown-command': ({ place, brackets }) =>
    brackets.flatMap((bracket) => {
      const meant = isCommandBracket(bracket) ? undefined : nearestCommand(bracket);
      if (meant === undefined) return [];
      const message = `chatdown doesn't know ${firstLine(bracket)} and takes it for text: write [${meant}=…].`;
      return [{ at: place(bracket.offset), message }];
    }),

  'header-below': ({ message }) =>
    message.content.filter(({ text }) => looksLikeHeader(text)).map(({ location }) => belowHeader(location)),

  'unknown-addressee': ({ message }) =>
    message.content.slice(1).flatMap(({ location, text }) => {
      const [, from, to] = /^([\p{L}\p{N}_ -]+)->([^:\n]+):/u.exec(text) ?? [];
      if (!from || !to) return [];
      const message = `This line belongs to the message above, as ${from} and ${to} are not both declared: add who is missing to users= at the top.`;
      return [{ at: location, message }];
    }),
};

const isCommandBracket = ({ name }: Bracket): boolean => isCommand(name);

const firstLine = ({ source }: Bracket): string => {
  const [first = '', ...below] = source.split('\n');
  return below.length > 0 ? `${first}…]` : first;
};

/** Written like a command, with a value, and nearly named like one. */
function nearestCommand({ name, source }: Bracket): string | undefined {
  const [word = ''] = name.split(/[:=\s]/, 1);
  if (word.length < 5 || !/[=:]/.test(source)) return undefined;
  const alike = (command: string): number =>
    align([...word], [...command], (a, b) => a === b).length / Math.max(word.length, command.length);
  return commandNames.find((command) => !isDropped(command) && alike(command) >= 0.8);
}
