// How order numbers are written in a language, as expressions made of its words.

import type { Lexicon } from '../lexicon.ts';

/** Seconds, clock times and parts of a date are no order numbers. */
const noNumberBehind = '(?![\\p{N}\\p{sc=Latin}]|[-/.:]\\d)';

export interface OrderPatterns {
  readonly all: readonly RegExp[];
  /** "no. 10 - no. 13" */
  readonly rows: RegExp;
  readonly ordinals: readonly RegExp[];
  /** Found where any of the ordinals or of what is counted is; few texts hold one. */
  readonly counts: RegExp;
  readonly counted: Readonly<Record<keyof Lexicon['counted'], readonly RegExp[]>>;
  /** A field's name right before a number: "account number 998877" names no order. */
  readonly fieldBefore: RegExp;
  /** A number in words behind a word that stands before order numbers, or before one that stands behind. */
  readonly inWords: RegExp;
}

/** Built once a lexicon. */
const known = new WeakMap<Lexicon, OrderPatterns>();

export function orderPatterns(lexicon: Lexicon): OrderPatterns {
  const made = known.get(lexicon) ?? makeOrderPatterns(lexicon);
  known.set(lexicon, made);
  return made;
}

function makeOrderPatterns({
  orderMarks,
  fieldWords,
  numerals,
  spaced,
  ordinals,
  counted,
}: Lexicon): OrderPatterns {
  const { before, after, prefixes: prefix } = orderMarks;
  const number = `(?<prefix>${prefix})?[ -]?(?<digits>\\d{1,12})`;
  const all = [
    `(?<![\\p{sc=Latin}\\p{N}])(?:${before})[ :]{0,2}${number}(?:${after})?${noNumberBehind}`,
    `(?<![\\p{sc=Latin}\\p{N}])(?<prefix>${prefix})[ -]?(?<digits>\\d{1,12})${noNumberBehind}`,
    `(?<![\\p{N}]|[\\p{N}][-/.:])(?<digits>\\d{1,12})(?:${after})`,
  ].map((pattern) => new RegExp(pattern, 'gu'));
  const { edge } = numerals;
  const figure = `(?<count>\\d{1,3}|${numerals.source})`;
  const withCount = (pattern: string, behind = `(?!${edge})`): RegExp =>
    new RegExp(
      `(?<!${spaced ? edge : '\\d-'})(?:${pattern.replace(/\((?!\?)/g, '(?:').replace('{count}', `(?<!\\d)${figure}`)})${behind}`,
      'gu',
    );
  /** What is counted may run into the next word where there are no spaces. */
  const atEnd = spaced ? `(?!${edge})` : '';
  const one = (name: string): string =>
    `(?:${before})?[ :]?(?<${name}>(?:${prefix})?[ -]?\\d{1,12})(?:${after})?`;
  return {
    all,
    rows: new RegExp(
      `(?<![\\p{sc=Latin}\\p{N}]|\\d[-/.:])${one('first')} ?[-~] ?${one('last')}${noNumberBehind}`,
      'gu',
    ),
    ordinals: ordinals.map((pattern) => withCount(pattern)),
    counts: new RegExp(
      [...ordinals, ...counted.them, ...counted.only, ...counted.others]
        .map((pattern) => withCount(pattern, '').source.replaceAll('?<count>', '?:'))
        .join('|') || '(?!)',
      'u',
    ),
    counted: {
      them: counted.them.map((pattern) => withCount(pattern, atEnd)),
      only: counted.only.map((pattern) => withCount(pattern, atEnd)),
      others: counted.others.map((pattern) => withCount(pattern, atEnd)),
    },
    fieldBefore: new RegExp(`(?:${fieldWords})[ :]{0,2}$`, 'u'),
    inWords: new RegExp(
      `(?<!${edge})(?<mark>(?:${before}|${prefix})[ :-]{0,2})?(?<words>${numerals.source})(?<after>${after})?(?!${edge})`,
      'gu',
    ),
  };
}
