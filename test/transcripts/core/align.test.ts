import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../../src/transcripts/align.ts';

const same = (a: string, b: string): boolean => a === b;

/** As it is defined, without any cleverness. */
function longestOf([a, ...left]: readonly string[], [b, ...right]: readonly string[]): number {
  if (a === undefined || b === undefined) return 0;
  if (a === b) return 1 + longestOf(left, right);
  return Math.max(longestOf(left, [b, ...right]), longestOf([a, ...left], right));
}

describe('what two lists have in common', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 });

  it('is in both, in order, and as much as there is', () => {
    fc.assert(
      fc.property(list, list, (left, right) => {
        const pairs = align(left, right, same);
        expect(pairs.map(([i]) => left[i])).toEqual(pairs.map(([, j]) => right[j]));
        for (const at of [0, 1] as const) {
          const places = pairs.map((pair) => pair[at]);
          expect(places).toEqual([...new Set(places)].sort((x, y) => x - y));
        }
        expect(pairs).toHaveLength(longestOf(left, right));
      }),
    );
  });

  it('of very long lists is their beginning and their end', () => {
    const long = (word: string) => [
      'first',
      ...Array.from({ length: 5_000 }, (_, at) => `${word}${at}`),
      'last',
    ];
    expect(align(long('a'), long('b'), same)).toEqual([
      [0, 0],
      [5_001, 5_001],
    ]);
  });
});
