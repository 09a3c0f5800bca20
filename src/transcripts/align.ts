// Finds what two lists have in common, in order, and cuts texts into the words that are compared.

type Pairs = readonly (readonly [number, number])[];

/** The longest common subsequence, as pairs of indices. */
export function align<A, B>(left: readonly A[], right: readonly B[], equal: (a: A, b: B) => boolean): Pairs {
  const fits = (i: number, j: number): boolean => equal(left[i] as A, right[j] as B);
  const shorter = Math.min(left.length, right.length);
  let above = 0;
  while (above < shorter && fits(above, above)) above += 1;
  let below = 0;
  while (below < shorter - above && fits(left.length - 1 - below, right.length - 1 - below)) below += 1;
  const between = alignBetween(
    left.slice(above, left.length - below),
    right.slice(above, right.length - below),
    equal,
  );
  return [
    ...Array.from({ length: above }, (_, at) => [at, at] as const),
    ...between.map(([i, j]) => [i + above, j + above] as const),
    ...Array.from(
      { length: below },
      (_, at) => [left.length - below + at, right.length - below + at] as const,
    ),
  ];
}

/** A table of more cells takes seconds and gigabytes; nobody reads that many changes. */
const mostCells = 4_000_000;

function alignBetween<A, B>(left: readonly A[], right: readonly B[], equal: (a: A, b: B) => boolean): Pairs {
  if (left.length * right.length > mostCells) return [];
  const same = left.map((a) => right.map((b) => equal(a, b)));
  const longest = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = longest[i];
      if (row) row[j] = same[i]?.[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (same[i]?.[j] && at(i, j) === at(i + 1, j + 1) + 1) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Words, marks and runs of white space, which put together give the text; Japanese and Chinese are cut too. */
export function words(text: string): readonly string[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
  return text
    .split(/(\s+)/)
    .flatMap((piece) =>
      /^\s/.test(piece) ? [piece] : Array.from(segmenter.segment(piece), (one) => one.segment),
    );
}
