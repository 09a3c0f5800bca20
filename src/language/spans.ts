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

function orders(text: string, { lexicons }: Reader): Found[] {
  const all = (of: (lexicon: Lexicon) => readonly string[]): string => alternatives(lexicons.flatMap(of));
  const before = all(({ orderMarks }) => orderMarks.before);
  const after = all(({ orderMarks }) => orderMarks.after);
  const prefix = all(({ orderMarks }) => orderMarks.prefixes);
  const number = `(?<prefix>${prefix})?[ -]?(?<digits>\\d{1,12})`;
  const marked = new RegExp(
    `(?<![\\p{sc=Latin}\\p{N}])(?:${before})[ :]{0,2}${number}(?:${after})?${noNumberBehind}`,
    'gu',
  );
  const markedBehind = new RegExp(`(?<![\\p{N}]|[\\p{N}][-/.:])(?<digits>\\d{1,12})(?:${after})`, 'gu');
  const withPrefix = new RegExp(
    `(?<![\\p{L}\\p{N}])(?<prefix>${prefix})[ -]?(?<digits>\\d{1,12})${noNumberBehind}`,
    'gu',
  );
  return [marked, withPrefix, markedBehind]
    .flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => {
        const { prefix: letters, digits = '' } = match.groups ?? {};
        return span(match, { is: 'order', number: letters ? `${letters.toUpperCase()}-${digits}` : digits });
      }),
    )
    .concat(
      [...text.matchAll(prefixed)].map((match) =>
        span(match, { is: 'order', number: match[0].toUpperCase() }),
      ),
    );
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
