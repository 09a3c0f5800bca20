// Finds what two lists have in common, in order, and cuts texts into the words that are compared.

/** The longest common subsequence, as pairs of indices. */
export function align<A, B>(
  left: readonly A[],
  right: readonly B[],
  equal: (a: A, b: B) => boolean,
): readonly (readonly [number, number])[] {
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
