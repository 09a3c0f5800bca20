// Brings a written text with captures and a said text together where their words differ: what each says in the
// place of a capture that still fits.

import { align, words } from './align.ts';
import { findCommands } from './brackets.ts';
import { type Captures, fold, literal, match, pieces } from './pattern.ts';

interface Piece {
  readonly source: string;
  readonly open: boolean;
}

interface Gap {
  readonly written: readonly Piece[];
  readonly said: string;
}

/** What was said, spelled as a bot's text, with the captures of `pattern` that still match in their places. */
export function keepCaptures(pattern: string, said: string, captures: Captures): string {
  const plain = literal(said);
  if (plain !== said || !pattern.includes('{')) return plain;
  const kept = gapsOf(pattern, said)
    .map((gap) => (fits(gap, captures) ? sourceOf(gap) : gap.said))
    .join('');
  return findCommands(kept).length === 0 && match(kept, said, captures).ok ? kept : plain;
}

/** The written text for people to read: a capture that still matches is shown as what it matches. */
export const withCaptured = (pattern: string, said: string, captures: Captures): string =>
  gapsOf(pattern, fold(said))
    .map((gap) => (fits(gap, captures) ? gap.said : sourceOf(gap)))
    .join('');

const sourceOf = ({ written }: Gap): string => written.map(({ source }) => source).join('');

const fits = (gap: Gap, captures: Captures): boolean =>
  gap.written.some(({ open }) => open) && match(sourceOf(gap), gap.said, captures).ok;

/** Cut at the words that both share, each of which is a gap of its own. */
function gapsOf(pattern: string, said: string): readonly Gap[] {
  const written: readonly Piece[] = pieces(fold(pattern)).flatMap((piece) =>
    piece.open ? [piece] : words(piece.source).map((source) => ({ source, open: false })),
  );
  const heard = words(said);
  const shared = align(
    written,
    heard,
    (a, b) => !a.open && (a.source === b || (a.source === ' ' && /^\s/.test(b))),
  );
  const gaps: Gap[] = [];
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [...shared, [written.length, heard.length] as const]) {
    gaps.push({ written: written.slice(i, nextI), said: heard.slice(j, nextJ).join('') });
    gaps.push({ written: written.slice(nextI, nextI + 1), said: heard[nextJ] ?? '' });
    i = nextI + 1;
    j = nextJ + 1;
  }
  return gaps;
}
