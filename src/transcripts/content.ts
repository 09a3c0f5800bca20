// What a message says as one text, and where each of its characters stands in the file.

import type { ContentLine, Location } from './transcript.ts';

export interface Content {
  readonly text: string;
  place(offset: number): Location;
}

/** `start`: where the message begins, for what has no place of its own. */
export const contentOf = (lines: readonly ContentLine[], start: Location): Content => ({
  text: lines.map(({ text }) => text).join('\n'),
  place: (offset) => {
    let left = offset;
    for (const { location, text } of lines) {
      if (left <= text.length) return { ...location, column: location.column + left };
      left -= text.length + 1;
    }
    return start;
  },
});
