// Which language a text is in: told by its letters, then by its words, else by the person's choice and the locale.

import type { Lexicon } from './lexicon.ts';

export interface Tongue {
  /** The text's own language first; of those of another script, one each may lend it words. */
  readonly lexicons: readonly Lexicon[];
  readonly certain: boolean;
  /** A language of the same script that is spoken here, where the text's own seems to be one that nobody here speaks. */
  readonly rival?: Lexicon;
}

/** What stands further behind tells no more. */
const lettersSeen = 1000;

/** `preferred`: languages by tag, the person's choice before the locale's. Of equals, the first of `lexicons`. */
export function tongueOf(
  text: string,
  lexicons: readonly Lexicon[],
  preferred: readonly (string | undefined)[],
): Tongue {
  const sample = text.slice(0, lettersSeen);
  const scored = lexicons.map((lexicon) => ({
    lexicon,
    // Letters that only some languages write decide before words: a borrowed word does not make a text foreign.
    own: lexicon.ownLetters.test(sample),
    written: lexicon.letters.test(sample),
    known: lexicon.spaced ? lettersOf(knownWords(sample, lexicon)) * weightOf(lexicon, preferred) : 0,
    rank: rankOf(lexicon.tag, preferred),
  }));
  scored.sort(
    (a, b) =>
      Number(b.own) - Number(a.own) ||
      Number(b.written) - Number(a.written) ||
      b.known - a.known ||
      a.rank - b.rank,
  );
  const [first, second] = scored;
  const certain =
    first?.written === true &&
    (first.own || first.known > 0) &&
    (second === undefined ||
      first.own !== second.own ||
      first.known > second.known ||
      !second.written ||
      // Words of both, and nobody here speaks the other.
      (first.known > 0 && second.rank === preferred.length));
  const isForeign = first?.rank === preferred.length;
  const rival = scored.find(
    ({ lexicon, rank }) => isForeign && rank < preferred.length && sharesScript(lexicon, first.lexicon),
  );
  return {
    lexicons: lending(scored.map(({ lexicon }) => lexicon)),
    certain,
    ...(rival && { rival: rival.lexicon }),
  };
}

/** A word means one thing here and another there: languages of one script lend each other none. */
const lending = (lexicons: readonly Lexicon[]): readonly Lexicon[] =>
  lexicons.filter((lexicon, at) => !lexicons.slice(0, at).some((before) => sharesScript(before, lexicon)));

export const sharesScript = (one: Lexicon, other: Lexicon): boolean =>
  one.scripts.some((script) => other.scripts.includes(script));

const knownWords = (text: string, { word, vocabulary }: Lexicon): readonly string[] =>
  (text.match(word) ?? []).filter((one) => vocabulary.has(one));

const lettersOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length, 0);

/** A misspelled word may be one of another language: the person's own languages count more. */
const weightOf = ({ tag }: Lexicon, preferred: readonly (string | undefined)[]): number =>
  rankOf(tag, preferred) < preferred.length ? 1.5 : 1;

/** The longer a tag agrees with a preferred one, the better; earlier preferences count more. */
function rankOf(tag: string, preferred: readonly (string | undefined)[]): number {
  const own = tag.toLowerCase();
  const place = preferred.findIndex((one) => {
    const wanted = one?.toLowerCase();
    return wanted === own || wanted?.startsWith(`${own}-`);
  });
  return place < 0 ? preferred.length : place;
}
