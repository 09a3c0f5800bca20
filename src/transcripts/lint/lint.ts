// Finds what chatdown reads otherwise than it looks, and what can't be read at all.

import { findBrackets } from '../brackets.ts';
import { contentOf } from '../content.ts';
import type { Transcript } from '../transcript.ts';
import { commandTraps } from './commandTraps.ts';
import { headerTraps } from './headerTraps.ts';
import { textTraps } from './textTraps.ts';
import { type Finding, search } from './trap.ts';

/** `fileExists`: of a path that an attachment names, beside the transcript or from the working folder. */
export function lint(transcript: Transcript, fileExists: (path: string) => boolean): readonly Finding[] {
  const findings: Finding[] = [
    ...transcript.mistakes.map((mistake) => ({
      name: 'unreadable',
      location: mistake,
      message: mistake.message,
    })),
    ...search(headerTraps, transcript),
    ...commentsLikeOurs(transcript),
  ];
  for (const message of transcript.entries) {
    if (message.kind === 'step') continue;
    const { text, place } = contentOf(message.content, message.location);
    const part = { message, text, place, brackets: findBrackets(text), fileExists };
    findings.push(...search(textTraps, part), ...search(commandTraps, part));
  }
  return findings.sort((a, b) => a.location.line - b.location.line || a.location.column - b.location.column);
}

/** `> @ language=ja` is a comment for us as well. */
const commentsLikeOurs = ({ lines, file }: Transcript): readonly Finding[] =>
  lines.flatMap(({ text }, index) => {
    const [, sigil] = /^>\s+([@~!?])\s*[a-z]/.exec(text) ?? [];
    if (sigil === undefined) return [];
    const location = { file, line: index + 1, column: 2 };
    const message = `This is a comment: for a line of ours write ">${sigil}", without the space.`;
    return [{ name: 'comment', location, message }];
  });
