// What is told by figures rather than by words: order numbers, then telephones, then dates, then bare numbers.

import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Calendar } from './dates/calendar.ts';
import { type Found, masked, withoutOverlaps } from './dates/found.ts';
import { readDates } from './dates/readDates.ts';
import type { Lexicon } from './lexicon.ts';
import { figuresOf } from './numerals.ts';

export interface Reader {
  readonly region: string;
  /** Asked for only where a text holds a date. */
  readonly calendar: () => Calendar;
  readonly lexicons: readonly Lexicon[];
}

const prefixed =
  /(?<![\p{sc=Latin}\p{sc=Cyrillic}\p{N}])[a-z]{2,4}(?:-\d{2,15}){1,3}(?![\p{sc=Latin}\p{sc=Cyrillic}\p{N}]|-\d)/gu;
const telephoneLike =
  /(?<![\p{sc=Latin}\p{sc=Cyrillic}\p{N}])\+?\(?\d[\d().-]{0,3}(?: ?[\d().-]{1,5}){1,7}(?![\p{sc=Latin}\p{sc=Cyrillic}\p{N}])/gu;
const figures =
  /(?<![\p{sc=Latin}\p{sc=Cyrillic}\p{N}]|\d[-~.:/])\d{1,15}(?![\p{sc=Latin}\p{sc=Cyrillic}\p{N}]|[-~.:/]\d)/gu;
/** Two numbers with a dash between: the first and the last of a row. */
const dashed =
  /(?<![\p{sc=Latin}\p{N}]|\d[-~.:/])(\d{1,12}) ?[-~] ?(\d{1,12})(?![\p{sc=Latin}\p{N}]|[-~.:/]\d)/gu;
/** Seconds, clock times and parts of a date are no order numbers. */
const noNumberBehind = '(?![\\p{N}\\p{sc=Latin}]|[-/.:]\\d)';
const digit = /\d/;

export function readSpans(text: string, reader: Reader): Found[] {
  let spans: Found[] = [];
  const take = (more: readonly Found[]): void => {
    if (more.length > 0) spans = withoutOverlaps([...spans, ...more]);
  };
  const hasDigit = digit.test(text);
  take(ordinals(text, reader));
  take(counted(masked(text, spans), reader, 'them'));
  take(counted(masked(text, spans), reader, 'only'));
  if (hasDigit) {
    take(markedRows(masked(text, spans), reader));
    take(orders(masked(text, spans), reader));
    take(telephones(masked(text, spans), reader));
  }
  take(dates(masked(text, spans), reader));
  take(counted(masked(text, spans), reader, 'others'));
  if (hasDigit) {
    take(rows(masked(text, spans)));
    take(numbers(masked(text, spans)));
  }
  take(inWords(masked(text, spans), reader));
  return spans;
}

interface OrderPatterns {
  readonly all: readonly RegExp[];
  /** "no. 10 - no. 13" */
  readonly rows: RegExp;
  readonly ordinals: readonly RegExp[];
  /** Found where any of the ordinals or of what is counted is; few texts hold one. */
  readonly counts: RegExp;
  readonly counted: Readonly<Record<'them' | 'only' | 'others', readonly RegExp[]>>;
  /** A field's name right before a number: "account number 998877" names no order. */
  readonly fieldBefore: RegExp;
  /** A number in words behind a word that stands before order numbers, or before one that stands behind. */
  readonly inWords: RegExp;
}

/** Built once a lexicon. */
const known = new WeakMap<Lexicon, OrderPatterns>();

function orderPatterns(lexicon: Lexicon): OrderPatterns {
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

/** "the 2nd one": a place in the list that was shown. */
const ordinals = (text: string, { lexicons }: Reader): Found[] =>
  lexicons.flatMap((lexicon) => {
    const { counts, ordinals } = orderPatterns(lexicon);
    return !counts.test(text)
      ? []
      : ordinals.flatMap((pattern) =>
          [...text.matchAll(pattern)].flatMap((match) => {
            const said = match.groups?.count ?? '';
            const place = digit.test(said) ? said : figuresOf(said, lexicon.numerals);
            return place === undefined ? [] : [span(match, { is: 'reference', to: `#${place}` })];
          }),
        );
  });

/** "those 2 orders": how many are meant is no order's number. */
const counted = (text: string, { lexicons }: Reader, kind: 'them' | 'only' | 'others'): Found[] =>
  lexicons.flatMap((lexicon) => {
    const { counts, counted: patterns } = orderPatterns(lexicon);
    if (patterns[kind].length === 0 || !counts.test(text)) return [];
    return patterns[kind].flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => span(match, countedSenses[kind])),
    );
  });

const countedSenses: Readonly<Record<'them' | 'only' | 'others', Found['sense']>> = {
  them: { is: 'reference', to: 'them' },
  only: { is: 'filler' },
  others: { is: 'alien' },
};

/** Longer than any field's name. */
const beforeNumber = 60;

function orders(text: string, reader: Reader): Found[] {
  const { lexicons } = reader;
  // "the number 425 882 8080" is longer than "number 425".
  const called = telephones(text, reader);
  const isPart = ({ from, to }: Found): boolean =>
    called.some((telephone) => from < telephone.to && telephone.from < to && telephone.to > to);
  const marked = lexicons.flatMap((lexicon) => {
    const { all, fieldBefore } = orderPatterns(lexicon);
    return all.flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const { prefix: letters, digits = '' } = match.groups ?? {};
        const at = match.index + match[0].lastIndexOf(digits);
        if (fieldBefore.test(text.slice(Math.max(0, at - beforeNumber), at))) return [];
        return span(match, { is: 'order', number: letters ? `${letters.toUpperCase()}-${digits}` : digits });
      }),
    );
  });
  const plain = [...text.matchAll(prefixed)].map((match) =>
    span(match, { is: 'order', number: match[0].toUpperCase() }),
  );
  return [...marked, ...plain].filter((order) => called.length === 0 || !isPart(order));
}

/** Shorter numbers are no telephone's; asking costs more than all else that is done with a sentence. */
const fewestDigits = 7;

function telephones(text: string, { region }: Reader): Found[] {
  return [...text.matchAll(telephoneLike)].flatMap((match) => {
    const said = match[0].trim();
    if (said.replace(/\D/g, '').length < fewestDigits) return [];
    if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b/.test(said)) return [];
    const telephone = parsePhoneNumberFromString(said, region as CountryCode);
    const written = /^[+0(]/.test(said) || said.replace(/\D/g, '').length >= 10;
    if (!written || !telephone?.isValid()) return [];
    return [
      {
        ...span(match, { is: 'telephone', number: telephone.number }),
        to: match.index + match[0].trimEnd().length,
      },
    ];
  });
}

function dates(text: string, { lexicons, calendar }: Reader): Found[] {
  const [own, ...others] = lexicons;
  const found = own ? readDates(text, own.dates, calendar) : [];
  // Another language's dates only where the own has found none.
  return found.length > 0 ? found : others.flatMap((other) => readDates(text, other.dates, calendar));
}

/** Rows beyond this are no slip of the pen: whoever means so many says "all". */
export const longestRow = 100;

/** Two numbers further apart may as well be one that is written with a dash. */
const longestDashed = 20;

/** "10-13": every number from the first to the last. */
const rows = (text: string): Found[] =>
  [...text.matchAll(dashed)].flatMap((match) => {
    const numbers = rowOf(match[1] ?? '', match[2] ?? '');
    return numbers && numbers.length <= longestDashed ? [span(match, { is: 'row', numbers })] : [];
  });

/** The numbers from one to another, with the letters and leading zeros of the first; `undefined` where they are no row. */
export function rowOf(first: string, last: string): string[] | undefined {
  const [, letters = '', from = ''] = /^(.*?)(\d+)$/.exec(first) ?? [];
  const [, lastLetters = '', to = ''] = /^(.*?)(\d+)$/.exec(last) ?? [];
  const length = Number(to) - Number(from) + 1;
  if ((lastLetters !== '' && lastLetters !== letters) || !(length > 1 && length <= longestRow))
    return undefined;
  return Array.from(
    { length },
    (_, at) => letters + String(Number(from) + at).padStart(from.startsWith('0') ? from.length : 1, '0'),
  );
}

/** Rows whose ends are marked as order numbers; without a mark, a dash may stand for anything. */
function markedRows(text: string, { lexicons }: Reader): Found[] {
  if (!/[-~]/.test(text)) return [];
  const number = (written = ''): string => {
    const [, letters = '', digits = ''] = /^([^\d]*?)[ -]?(\d+)$/.exec(written) ?? [];
    return letters === '' ? digits : `${letters.toUpperCase()}-${digits}`;
  };
  return lexicons.flatMap((lexicon) =>
    [...text.matchAll(orderPatterns(lexicon).rows)].flatMap((match) => {
      const { first = '', last = '' } = match.groups ?? {};
      const isMarked = !/^\d+ ?[-~] ?\d+$/.test(match[0].trim());
      const row = isMarked ? rowOf(number(first), number(last)) : undefined;
      return row && row.length <= longestDashed ? [span(match, { is: 'row', numbers: row })] : [];
    }),
  );
}

const numbers = (text: string): Found[] =>
  [...text.matchAll(figures)].map((match) => span(match, { is: 'number', number: match[0] }));

/** Letters between two numbers of a list, " and ". */
const longestJoint = 5;

/** Numbers in words are order numbers where a word says so, where another number stands before, or from ten on. */
function inWords(text: string, { lexicons }: Reader): Found[] {
  return lexicons.flatMap((lexicon) => {
    if (lexicon.numerals.values.size === 0) return [];
    let end = Number.NEGATIVE_INFINITY;
    return [...text.matchAll(orderPatterns(lexicon).inWords)].flatMap((match) => {
      const { mark, words = '', after } = match.groups ?? {};
      const number = figuresOf(words, lexicon.numerals);
      if (number === undefined) return [];
      const follows = match.index - end <= longestJoint;
      const isNumber =
        mark !== undefined || after !== undefined || follows || (words.length > 1 && Number(number) >= 10);
      if (!isNumber) return [];
      end = match.index + match[0].length;
      return [span(match, mark === undefined ? { is: 'number', number } : { is: 'order', number })];
    });
  });
}

const span = (match: RegExpExecArray, sense: Found['sense']): Found => ({
  from: match.index,
  to: match.index + match[0].length,
  sense,
});
