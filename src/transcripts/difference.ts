// What two texts have in common and what not, word by word.

import { align, words } from './align.ts';

export interface Marked {
  readonly kind: 'same' | 'missing' | 'over';
  readonly text: string;
}

/** Texts that have less than this in common are two texts, and no text with changes. */
const leastInCommon = 0.3;

/** The words of both texts in order; neighbours of one kind stand together. */
export function wordDifference(expected: string, said: string): readonly Marked[] {
  const changes = changesBetween(words(expected), words(said)).reduce(joined, []);
  const common = changes.reduce((sum, { same }) => sum + same.trim().length, 0);
  const isOther = common < leastInCommon * Math.max(expected.length, said.length);
  const told = isOther ? [{ missing: expected, over: said, same: '' }] : changes;
  return told
    .flatMap(({ missing, over, same }): Marked[] => [
      { kind: 'missing', text: missing },
      { kind: 'over', text: over },
      { kind: 'same', text: same },
    ])
    .filter(({ text }) => text !== '');
}

/** One side of a difference: what is the same, and what it alone has. */
export const side = (marked: readonly Marked[], own: 'missing' | 'over'): readonly Marked[] =>
  marked.filter(({ kind }) => kind === 'same' || kind === own);

/** What one text has and the other has instead, and what both have behind it. */
interface Change {
  readonly missing: string;
  readonly over: string;
  readonly same: string;
}

function changesBetween(left: readonly string[], right: readonly string[]): readonly Change[] {
  let i = 0;
  let j = 0;
  const pairs = align(left, right, (a, b) => a === b);
  return [...pairs, [left.length, right.length] as const].map(([nextI, nextJ]) => {
    const missing = left.slice(i, nextI).join('');
    const over = right.slice(j, nextJ).join('');
    i = nextI + 1;
    j = nextJ + 1;
    return { missing, over, same: left[nextI] ?? '' };
  });
}

/** Nothing changed in between: one stretch. Only a space stands between words that were all replaced: one change. */
function joined(changes: readonly Change[], next: Change): readonly Change[] {
  const last = changes.at(-1);
  if (!last) return [next];
  const { missing, over, same } = last;
  const before = changes.slice(0, -1);
  if (next.missing === '' && next.over === '') return [...before, { missing, over, same: same + next.same }];
  const isReplaced = (missing + next.missing).trim() !== '' && (over + next.over).trim() !== '';
  if (same.trim() !== '' || missing + over === '' || !isReplaced) return [...changes, next];
  return [
    ...before,
    { missing: missing + same + next.missing, over: over + same + next.over, same: next.same },
  ];
}
