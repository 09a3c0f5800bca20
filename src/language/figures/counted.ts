// Numbers that are no order's: places in the list that was shown, and how many are meant.

import { type Found, foundAt } from '../found.ts';
import type { Lexicon } from '../lexicon.ts';
import { figuresOf } from '../numerals.ts';
import { orderPatterns } from './orderPatterns.ts';

const digit = /\d/;

/** "the 2nd one": a place in the list that was shown. */
export const ordinals = (text: string, lexicons: readonly Lexicon[]): Found[] =>
  lexicons.flatMap((lexicon) => {
    const { counts, ordinals } = orderPatterns(lexicon);
    return !counts.test(text)
      ? []
      : ordinals.flatMap((pattern) =>
          [...text.matchAll(pattern)].flatMap((match) => {
            const said = match.groups?.count ?? '';
            const place = digit.test(said) ? said : figuresOf(said, lexicon.numerals);
            return place === undefined ? [] : [foundAt(match, { is: 'reference', to: `#${place}` })];
          }),
        );
  });

/** "those 2 orders": how many are meant is no order's number. */
export const counted = (
  text: string,
  lexicons: readonly Lexicon[],
  kind: keyof typeof countedSenses,
): Found[] =>
  lexicons.flatMap((lexicon) => {
    const { counts, counted: patterns } = orderPatterns(lexicon);
    if (patterns[kind].length === 0 || !counts.test(text)) return [];
    return patterns[kind].flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => foundAt(match, countedSenses[kind])),
    );
  });

const countedSenses: Readonly<Record<keyof Lexicon['counted'], Found['sense']>> = {
  them: { is: 'reference', to: 'them' },
  only: { is: 'filler' },
  others: { is: 'alien' },
};
