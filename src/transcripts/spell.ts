// Spells what is said as lines of a transcript that are read back as what was said.

import type { Beginning } from './header.ts';
import { literal } from './pattern.ts';

/** At the beginning of a line this would be a comment or somebody's words; a space in front keeps it text. */
export const asText = (line: string, speaks: (line: string) => Beginning | undefined): string =>
  line.startsWith('>') || speaks(line) ? ` ${line}` : line;

/** A capture of nothing: without it the line of somebody who says nothing would be no message at all. */
const nothing = '{{_://}}';

/** What was said, spelled so that it is read back as itself. */
export const spelled = (text: string): string => literal(text.replace(/\r\n?/g, '\n').trim()) || nothing;

/** The lines of a message; `begins`: `Bot: ` or `user: `. */
export function messageLines(
  begins: string,
  spelledText: string,
  speaks: (line: string) => Beginning | undefined,
): readonly string[] {
  const [first = '', ...below] = spelledText.split('\n');
  return [`${begins}${first}`, ...below.map((line) => asText(line, speaks))].map((line) => line.trimEnd());
}
