// Loan words in a text that writes its own words otherwise (カ in 「サッカーの」): their letters are looked up without
// regard to their kind, but no particle and no ending begins in the middle of one.

import type { Normal } from './normalize.ts';

/** Tells whether a word may stand from one place of the normal text to another. */
export type Fits = (from: number, to: number) => boolean;

const ownLetter = /[\u3041-\u3096]/;
const loans = /[\u30a1-\u30fa\u30fc]{3,}/g;
/** Shorter words are too often found inside others. */
const shortest = 3;

/** `undefined` where every word fits. Half-width letters are typed for any word, and count as none. */
export function fittingLoans({ original, origin, text }: Normal): Fits | undefined {
  if (!ownLetter.test(original)) return undefined;
  const runs = [...original.matchAll(loans)].map((match) => [match.index, match.index + match[0].length]);
  if (runs.length === 0) return undefined;
  /** For each place inside a loan word, where that begins and ends. */
  const begins = new Int32Array(text.length + 1).fill(-1);
  const ends = new Int32Array(text.length + 1);
  let at = 0;
  for (const [from = 0, to = 0] of runs) {
    while (at < text.length && (origin[at] ?? 0) < from) at += 1;
    const first = at;
    while (at < text.length && (origin[at] ?? 0) < to) at += 1;
    for (let place = first; place <= at; place += 1) {
      begins[place] = first;
      ends[place] = at;
    }
  }
  return (from, to) => {
    const cutsFront = (begins[from] ?? -1) >= 0 && from > (begins[from] ?? 0) && from < (ends[from] ?? 0);
    if (cutsFront && Math.min(to, ends[from] ?? 0) - from < shortest) return false;
    const cutsBack = (begins[to] ?? -1) >= 0 && to > (begins[to] ?? 0) && to < (ends[to] ?? 0);
    return !(cutsBack && to - Math.max(from, begins[to] ?? 0) < shortest);
  };
}
