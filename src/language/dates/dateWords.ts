// What a language's understands.json says about dates, and the patterns made of it.

import { z } from 'zod';

const words = z.array(z.string().min(1));
const byNumber = z.record(z.string().regex(/^-?\d+$/), words);

export const datesSchema = z.strictObject({
  /** The language's name in chrono-node, which then reads what the patterns here leave. */
  chrono: z.string().optional(),
  /**
   * Ways to write a date: `(a|b|)` for either, and the slots `{year} {era} {eraYear} {month} {day} {weekday} {week}
   * {relativeDay} {relativeMonth} {count} {unit}`.
   */
  patterns: words,
  /** Ways to write a time of day behind a date, with the slots `{half} {hour} {minute} {noon}`. */
  times: words,
  /** Ways to write a stretch of time, with the slots `{count} {unit}`. */
  durations: words,
  /** Days counted from today. */
  relativeDays: byNumber,
  /** Months counted from this one. */
  relativeMonths: byNumber,
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
  /** Named times of day, by their hour. */
  noons: byNumber,
  units: z.record(z.enum(['d', 'w', 'm']), words),
  /** Small numbers in words, also those that mean one ("a week"). */
  numerals: byNumber,
});
export type DateWords = z.infer<typeof datesSchema>;

/** Numeric dates, written the same in every language; which of `first` and `second` is the month, the locale says. */
const numeric = [
  '(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})',
  '(?<first>\\d{1,2})/(?<second>\\d{1,2})(?:/(?<year>\\d{4}))?',
];
const isoTime = '[t ](?<clockHour>\\d{1,2}):(?<clockMinute>\\d\\d)';

export interface DatePatterns {
  readonly dates: readonly RegExp[];
  readonly durations: readonly RegExp[];
  readonly words: DateWords;
}

export function datePatterns(words: DateWords, spaced: boolean): DatePatterns {
  const edge = spaced ? '[\\p{L}\\p{N}]' : '\\d';
  const slots = slotsOf(words);
  const filled = (pattern: string): string =>
    pattern
      .replace(/\((?!\?)/g, '(?:')
      .replace(/\{(\w+)\}/g, (_, slot: string) => `(?<${slot}>${slots[slot]})`);
  const compiled = (source: string): RegExp =>
    new RegExp(`(?<!${edge}|\\d[-/.:])(?:${source})(?!${edge}|[-/.:]\\d)`, 'gu');
  const time = [...words.times.map(filled), isoTime].join('|').replace(/\(\?<(\w+)>/g, renumbered());
  return {
    dates: [...words.patterns.map(filled), ...numeric].map((date) => compiled(`(?:${date})(?:${time})?`)),
    durations: words.durations.map((pattern) => compiled(filled(pattern))),
    words,
  };
}

/** A name may stand once in an expression: `hour` of the second way to write a time becomes `hour2`. */
function renumbered(): (group: string, name: string) => string {
  const seen = new Map<string, number>();
  return (_group, name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return `(?<${name}${count === 1 ? '' : count}>`;
  };
}

function slotsOf(words: DateWords): Readonly<Record<string, string>> {
  const anyOf = (record: Readonly<Record<string, readonly string[]>>): string =>
    alternatives(Object.values(record).flat());
  return {
    year: '\\d{4}',
    era: anyOf(words.eras),
    eraYear: `\\d{1,2}|${alternatives(words.firstYears)}`,
    month: '\\d{1,2}',
    day: '\\d{1,2}',
    weekday: anyOf(words.weekdays),
    week: anyOf(words.weeks),
    relativeDay: anyOf(words.relativeDays),
    relativeMonth: anyOf(words.relativeMonths),
    half: anyOf(words.halves),
    noon: anyOf(words.noons),
    hour: '\\d{1,2}',
    minute: '\\d{1,2}',
    count: `\\d{1,3}|${anyOf(words.numerals)}`,
    unit: anyOf(words.units),
  };
}

/** Longer words first, so that none is cut short; an expression that matches nothing where there are none. */
const alternatives = (list: readonly string[]): string =>
  list.length === 0
    ? '(?!)'
    : [...list]
        .sort((a, b) => b.length - a.length)
        .map(escaped)
        .join('|');

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
