// What is told by figures rather than by words: order numbers, then telephones, then dates, then bare numbers.

import type { Calendar } from './dates/calendar.ts';
import { readDates } from './dates/readDates.ts';
import { counted, ordinals } from './figures/counted.ts';
import { bare, inWords, marked } from './figures/orderNumbers.ts';
import { markedRows, plainRows } from './figures/rows.ts';
import { telephones } from './figures/telephones.ts';
import { type Found, masked, withoutOverlaps } from './found.ts';
import type { Lexicon } from './lexicon.ts';

export interface Reader {
  readonly region: string;
  /** Asked for only where a text holds a date. */
  readonly calendar: () => Calendar;
  readonly lexicons: readonly Lexicon[];
}

export function readSpans(text: string, { region, calendar, lexicons }: Reader): Found[] {
  let spans: Found[] = [];
  /** Each reads what those before it have left. */
  const take = (read: (left: string) => readonly Found[]): void => {
    const more = read(masked(text, spans));
    if (more.length > 0) spans = withoutOverlaps([...spans, ...more]);
  };
  const hasDigit = /\d/.test(text);
  take((left) => ordinals(left, lexicons));
  take((left) => counted(left, lexicons, 'them'));
  take((left) => counted(left, lexicons, 'only'));
  if (hasDigit) {
    take((left) => markedRows(left, lexicons));
    take((left) => marked(left, lexicons, telephones(left, region)));
    take((left) => telephones(left, region));
  }
  take((left) => dates(left, lexicons, calendar));
  take((left) => counted(left, lexicons, 'others'));
  if (hasDigit) {
    take(plainRows);
    take(bare);
  }
  take((left) => inWords(left, lexicons));
  return spans;
}

function dates(text: string, [own, ...others]: readonly Lexicon[], calendar: () => Calendar): Found[] {
  const found = own ? readDates(text, own.dates, calendar) : [];
  // Another language's dates only where the own has found none.
  return found.length > 0 ? found : others.flatMap((other) => readDates(text, other.dates, calendar));
}
