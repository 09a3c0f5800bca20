// A text cut into lines and put together again without losing a character.

import type { SourceLine, Transcript } from './transcript.ts';

const byteOrderMark = '\uFEFF';

export function splitLines(text: string): Pick<Transcript, 'byteOrderMark' | 'lines'> {
  const marked = text.startsWith(byteOrderMark);
  const lines: SourceLine[] = [];
  let start = marked ? 1 : 0;
  while (start < text.length) {
    const feed = text.indexOf('\n', start);
    if (feed < 0) {
      lines.push({ text: text.slice(start), ending: '' });
      break;
    }
    const ending = feed > start && text[feed - 1] === '\r' ? '\r\n' : '\n';
    lines.push({ text: text.slice(start, feed + 1 - ending.length), ending });
    start = feed + 1;
  }
  return { byteOrderMark: marked, lines };
}

/** The transcript's text, as it was read. */
export const print = (transcript: Pick<Transcript, 'byteOrderMark' | 'lines'>): string =>
  (transcript.byteOrderMark ? byteOrderMark : '') +
  transcript.lines.map(({ text, ending }) => text + ending).join('');
