// What a language's understands.json says about dates.

import { z } from 'zod';
import { chronoNames } from './chronoDates.ts';

const words = z.array(z.string().min(1));
const byNumber = z.record(z.string().regex(/^-?\d+$/), words);

export const datesSchema = z.strictObject({
  /** The language's name in chrono-node, which then reads what the patterns here leave. */
  chrono: z.enum(chronoNames).optional(),
  /**
   * Ways to write a date: `(a|b|)` for either, and the slots `{year} {era} {eraYear} {month} {monthName} {day} {weekday}
   * {week} {relativeDay} {relativeMonth} {monthEnd} {count} {unit}`.
   */
  patterns: words,
  /** Ways to write a day of the month without the month, with the slots `{weekday} {day}`. */
  dayPatterns: words.default([]),
  /** What may stand behind such a day, besides a pause: before anything else its number may be a length of time or a place in a list. */
  behindDays: words.default([]),
  /** What chrono-node would take for a date and is none. */
  undated: words.default([]),
  /** Ways to name a month as a stretch of days, with the slots `{month} {monthName} {year}`. */
  monthPatterns: words.default([]),
  /** Ways to write a time of day behind a date, with the slots `{half} {hour} {minute} {halfHour} {noon}`. */
  times: words,
  /** The same before a date. */
  timesBefore: words.default([]),
  /** Ways to write a stretch of time, with the slots `{count} {unit}`. */
  durations: words,
  /** Days counted from today. */
  relativeDays: byNumber,
  /** Months counted from this one. */
  relativeMonths: byNumber,
  /** The last day of a month, by months counted from this one. */
  monthEnds: byNumber.default({}),
  /** Days of the month in words, where they are not the numbers themselves. */
  dayWords: byNumber.default({}),
  /** Names of the months, January being 1, where they have names. */
  monthNames: byNumber.default({}),
  /** Stretches of days by their unit, counted from the present one: last week, this month. */
  periods: z.partialRecord(z.enum(['w', 'm']), byNumber).default({}),
  /** Weeks counted from this one (Monday to Sunday); `coming` where the first such weekday to come is meant. */
  weeks: z.record(z.string().regex(/^(-?\d+|coming)$/), words),
  /** Days of the week, Monday being 1. */
  weekdays: byNumber,
  /** Eras, by the year before their first. */
  eras: byNumber,
  /** How the first year of an era is written, where not as 1. */
  firstYears: words,
  /** Halves of the day, by the hours they add. */
  halves: byNumber,
  /** How thirty minutes behind an hour are written, for the slot `{halfHour}`. */
  halfHours: words.default([]),
  /** Named times of day, by their hour. */
  noons: byNumber,
  units: z.record(z.enum(['d', 'w', 'm']), words),
  /** Small numbers in words, also those that mean one ("a week"). */
  numerals: byNumber,
});
export type DateWords = z.infer<typeof datesSchema>;

/** Every single word that dates are made of. */
export const dateWordsOf = (words: DateWords): string[] =>
  [words.weekdays, words.monthNames, words.relativeDays, words.units, words.noons, words.numerals]
    .flatMap((record) => Object.values(record).flat())
    .filter((word) => !word.includes(' '));
