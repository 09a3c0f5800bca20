// Mends misspelled words, against the language's own words only and never in a number.

import type { Lexicon } from './lexicon.ts';
import type { Normal } from './normalize.ts';
import type { Token } from './senses.ts';

/** Words looked at in a message: a text full of unknown words is no misspelled request. */
const mostMended = 8;
/** Shorter words are too like one another. */
const shortest = 4;
/** A changed letter makes one short word of another too easily: only longer words may hold one. */
const longEnoughForChange = 6;
/** From here on a word may hold two slips. */
const longEnoughForTwo = 10;
const lettersOnly = /^\p{L}+$/u;

/** The text with its unknown words mended, places still leading to the original; the same text where none can be. */
export function mend(normal: Normal, tokens: readonly Token[], lexicon: Lexicon): Normal {
  let mended = normal;
  let moved = 0;
  let looked = 0;
  for (const { from, to, senses } of tokens) {
    if (senses.length > 0 || looked === mostMended) continue;
    const word = normal.text.slice(from, to);
    if (word.length < shortest || !lettersOnly.test(word)) continue;
    looked += 1;
    const right = nearest(word, lexicon);
    if (right === undefined) continue;
    mended = replaced(mended, from + moved, to + moved, right);
    moved += right.length - word.length;
  }
  return mended;
}

function replaced({ text, original, origin }: Normal, from: number, to: number, word: string): Normal {
  const places = Array.from(word, (_, at) => origin[Math.min(from + at, to - 1)] ?? 0);
  return {
    text: text.slice(0, from) + word + text.slice(to),
    original,
    origin: [
      ...Array.prototype.slice.call(origin, 0, from),
      ...places,
      ...Array.prototype.slice.call(origin, to),
    ],
  };
}

function nearest(word: string, { vocabulary, lookalikes }: Lexicon): string | undefined {
  if (vocabulary.has(word) || lookalikes.has(word)) return undefined;
  const most = word.length >= longEnoughForTwo ? 2 : 1;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const own of vocabulary) {
    if (own.length < shortest || Math.abs(own.length - word.length) > 1 || !beginsAlike(word, own)) continue;
    const slips = distance(word, own, most);
    if (slips > most || (word.length < longEnoughForChange && isChanged(word, own))) continue;
    // Letters are left out more often than added.
    const price = slips + (own.length === word.length ? 0 : own.length > word.length ? 0.1 : 0.2);
    if (price < least) [best, least] = [own, price];
  }
  return best;
}

/** First letters are seldom mistyped, unless swapped with the second. */
const beginsAlike = (word: string, own: string): boolean =>
  own[0] === word[0] || (own[0] === word[1] && own[1] === word[0]);

/** Of equal length and not merely with two neighbours swapped. */
const isChanged = (word: string, own: string): boolean =>
  word.length === own.length && [...word].sort().join('') !== [...own].sort().join('');

/** Letters left out, added, changed or swapped with their neighbour; more than `most` is not counted out. */
function distance(one: string, other: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let price = Math.min(
        (last[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        price = Math.min(price, (before[column - 2] ?? 0) + 1);
      line.push(price);
      least = Math.min(least, price);
    }
    if (least > most) return least;
    [before, last] = [last, line];
  }
  return last[other.length] ?? most + 1;
}
