// Which language a text is in: told by its words, then by its letters, else by the person's choice and the locale.

import type { Found } from './dates/readDates.ts';
import type { Lexicon } from './lexicon.ts';
import { segment } from './segment.ts';

export interface Tongue {
  /** The text's own language first. */
  readonly lexicons: readonly Lexicon[];
  readonly certain: boolean;
}

const lettersSeen = 1000;

export function tongueOf(
  text: string,
  spans: readonly Found[],
  lexicons: readonly Lexicon[],
  preferred: readonly (string | undefined)[],
): Tongue {
  const sample = text.slice(0, lettersSeen);
  const within = spans.filter(({ to }) => to <= sample.length);
  const total = [...masklessLetters(sample, within)].length;
  const scored = lexicons.map((lexicon) => ({
    lexicon,
    unknown: total === 0 ? 0 : segment(sample, within, [lexicon]).unknownLetters,
    own: [...sample].filter((letter) => lexicon.letters.test(letter)).length,
    rank: rankOf(lexicon.tag, preferred),
  }));
  // Letters that only some languages write decide before words: a borrowed word does not make a text foreign.
  const shared = (lexicon: Lexicon): boolean =>
    lexicons.every((other) => other === lexicon || other.letters.source === lexicon.letters.source);
  scored.sort(
    (a, b) =>
      Number(b.own > 0 && !b.lexicon.spaced) - Number(a.own > 0 && !a.lexicon.spaced) ||
      a.unknown - b.unknown ||
      a.rank - b.rank,
  );
  const [first, second] = scored;
  const certain =
    first !== undefined &&
    first.own > 0 &&
    (first.unknown < total || shared(first.lexicon)) &&
    (second === undefined || second.own === 0 || first.unknown < second.unknown || !first.lexicon.spaced);
  return { lexicons: scored.map(({ lexicon }) => lexicon), certain };
}

function masklessLetters(text: string, spans: readonly Found[]): string {
  let rest = '';
  let at = 0;
  for (const { from, to } of spans) {
    rest += text.slice(at, from);
    at = to;
  }
  return (rest + text.slice(at)).replace(/[^\p{L}]/gu, '');
}

/** The longer a tag agrees with a preferred one, the better; earlier preferences count more. */
function rankOf(tag: string, preferred: readonly (string | undefined)[]): number {
  const place = preferred.findIndex((one) => {
    const wanted = one?.toLowerCase();
    const own = tag.toLowerCase();
    return wanted === own || wanted?.startsWith(`${own}-`);
  });
  return place < 0 ? preferred.length : place;
}
