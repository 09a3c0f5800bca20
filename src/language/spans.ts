// What is told by figures rather than by words: order numbers, then telephones, then dates, then bare numbers.

import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { type Calendar, type Found, masked, readDates, withoutOverlaps } from './dates/readDates.ts';
import type { Lexicon } from './lexicon.ts';

export interface Reader {
  readonly region: string;
  readonly calendar: Calendar;
  readonly lexicons: readonly Lexicon[];
}

const prefixed = /(?<![\p{L}\p{N}])[a-z]{2,4}-\d{2,15}(?![\p{L}\p{N}]|-\d)/gu;
const telephoneLike =
  /(?<![\p{sc=Latin}\p{sc=Cyrillic}\p{N}])\+?\(?\d[\d().-]{0,3}(?: ?[\d().-]{1,5}){1,7}(?![\p{sc=Latin}\p{sc=Cyrillic}\p{N}])/gu;
const figures =
  /(?<![\p{sc=Latin}\p{sc=Cyrillic}\p{N}]|\d[-~.:/])\d{1,15}(?![\p{sc=Latin}\p{sc=Cyrillic}\p{N}]|[-~.:/]\d)/gu;
/** Seconds, clock times and parts of a date are no order numbers. */
const noNumberBehind = '(?![\\p{N}]|[-/.:]\\d)';

export function readSpans(text: string, reader: Reader): Found[] {
  let spans: Found[] = [];
  for (const read of [orders, telephones, dates, numbers])
    spans = withoutOverlaps([...spans, ...read(masked(text, spans), reader)]);
  return spans;
}

interface OrderPatterns {
  readonly all: readonly RegExp[];
  /** A field's name right before a number: "account number 998877" names no order. */
  readonly fieldBefore: RegExp;
}

/** Built once a lexicon. */
const known = new WeakMap<Lexicon, OrderPatterns>();

function orderPatterns(lexicon: Lexicon): OrderPatterns {
  const made = known.get(lexicon) ?? makeOrderPatterns(lexicon);
  known.set(lexicon, made);
  return made;
}

function makeOrderPatterns({ orderMarks, fieldWords }: Lexicon): OrderPatterns {
  const [before, after, prefix] = [orderMarks.before, orderMarks.after, orderMarks.prefixes].map(
    alternatives,
  );
  const number = `(?<prefix>${prefix})?[ -]?(?<digits>\\d{1,12})`;
  const all = [
    `(?<![\\p{sc=Latin}\\p{N}])(?:${before})[ :]{0,2}${number}(?:${after})?${noNumberBehind}`,
    `(?<![\\p{L}\\p{N}])(?<prefix>${prefix})[ -]?(?<digits>\\d{1,12})${noNumberBehind}`,
    `(?<![\\p{N}]|[\\p{N}][-/.:])(?<digits>\\d{1,12})(?:${after})`,
  ].map((pattern) => new RegExp(pattern, 'gu'));
  return { all, fieldBefore: new RegExp(`(?:${alternatives(fieldWords)})[ :]{0,2}$`, 'u') };
}

/** Longer than any field's name. */
const beforeNumber = 60;

function orders(text: string, { lexicons }: Reader): Found[] {
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
  return [...marked, ...plain];
}

function telephones(text: string, { region }: Reader): Found[] {
  return [...text.matchAll(telephoneLike)].flatMap((match) => {
    const said = match[0].trim();
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

const dates = (text: string, { lexicons, calendar }: Reader): Found[] =>
  lexicons.flatMap(({ dates: patterns }) => readDates(text, patterns, calendar));

const numbers = (text: string): Found[] =>
  [...text.matchAll(figures)].map((match) => span(match, { is: 'number', number: match[0] }));

const span = (match: RegExpExecArray, sense: Found['sense']): Found => ({
  from: match.index,
  to: match.index + match[0].length,
  sense,
});

const alternatives = (list: readonly string[]): string =>
  list.length === 0
    ? '(?!)'
    : [...list]
        .sort((a, b) => b.length - a.length)
        .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('|');
