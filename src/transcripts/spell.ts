// Spells what is said as lines of a transcript that are read back as what was said.

import type { Beginning } from './header.ts';
import { literal } from './pattern.ts';

/** At the beginning of a line this would be a comment or somebody's words; a space in front keeps it text. */
export const asText = (line: string, speaks: (line: string) => Beginning | undefined): string =>
  line.startsWith('>') || speaks(line) ? ` ${line}` : line;

/** A capture of nothing: without it the line of somebody who says nothing would be no message at all. */
const nothing = '{{_://}}';

/** `begins`: `Bot: ` or `user: `. The lines of a text that nothing is captured in. */
export function messageLines(
  begins: string,
  text: string,
  speaks: (line: string) => Beginning | undefined,
): readonly string[] {
  const spelled = literal(text.replace(/\r\n?/g, '\n').trim());
  const [first = '', ...below] = (spelled || nothing).split('\n');
  return [`${begins}${first}`, ...below.map((line) => asText(line, speaks))].map((line) => line.trimEnd());
}
