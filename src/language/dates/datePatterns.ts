// The patterns that a language's dates, stretches of time and periods are found by.

import { lazily } from '../../domain/lazily.ts';
import type { Numerals } from '../numerals.ts';
import type { DateWords } from './dateWords.ts';
import { type Needs, needsIn } from './needs.ts';

/** Numeric dates, written the same in every language; which of `first` and `second` is the month, the locale says. */
const numeric = [
  '(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})',
  '(?<first>\\d{1,2})/(?<second>\\d{1,2})(?:/(?<year>\\d{4}))?',
];
const isoTime = '[t ](?<clockHour>\\d{1,2}):(?<clockMinute>\\d\\d)';

export interface DatePattern {
  readonly needs: Needs;
  readonly expression: () => RegExp;
}

export interface DatePatterns {
  /** Found in every text that holds a date in words or figures, and in few others. */
  readonly cue: RegExp;
  /** Of dates without a time. */
  readonly days: readonly DatePattern[];
  /** Of the same dates, a time beside them or none. They are long: only for texts in which a time may stand. */
  readonly dates: readonly DatePattern[];
  /** Of each way to write a time, what a text must hold. */
  readonly timeNeeds: readonly Needs[];
  readonly durations: readonly DatePattern[];
  readonly undated: readonly DatePattern[];
  readonly periods: readonly DatePattern[];
  readonly words: DateWords;
  readonly numerals: Numerals;
}

export function datePatterns(words: DateWords, numerals: Numerals, spaced: boolean): DatePatterns {
  // Without spaces, only figures run into one another.
  const [front, back] = spaced
    ? ['(?<![\\p{L}\\p{N}]', '(?![\\p{L}\\p{N}]']
    : ['(?<!\\d(?=\\d)', '(?!(?<=\\d)\\d'];
  const slots = slotsOf(words, numerals, spaced);
  const filled = (pattern: string): string =>
    pattern
      .replace(/\((?!\?)/g, '(?:')
      .replace(/\{([a-z]\w+)\}/gi, (_, slot: string) => `(?<${slot}>${slots[slot]})`);
  const needs = needsIn(words);
  /** `wrapped`: with what may stand around it. */
  const compiled = (pattern: string, wrapped = (source: string) => source): DatePattern => ({
    needs: needs(pattern),
    expression: lazily(
      () => new RegExp(`${front}|\\d[-/.:])(?:${wrapped(filled(pattern))})${back}|[-/.:]\\d)`, 'gu'),
    ),
  });
  const time = [...words.times.map(filled), isoTime].join('|').replace(/\(\?<(\w+)>/g, renumbered());
  const timeBefore =
    words.timesBefore.length === 0
      ? ''
      : `(?:${words.timesBefore
          .map(filled)
          .join('|')
          .replace(/\(\?<(\w+)>/g, renumbered(earlier))})?`;
  const behindDay = `(?= ?(?:${words.behindDays.join('|') || '(?!)'})${back})|(?! ?[\\p{L}\\p{N}]))`;
  /** `timed`: with the time that may stand around a date. */
  const datesWith = (timed: (date: string) => string): readonly DatePattern[] => [
    ...[...words.patterns, ...numeric].map((date) => compiled(date, timed)),
    ...words.dayPatterns.map((day) => compiled(day, (source) => `${timed(source)}${behindDay}`)),
  ];
  const cues = [
    '\\d[-/.:]\\d',
    `${behindMonth(words)}${spaced ? '\\b' : ''}(?:${slots.cue})`,
    ...words.dayPatterns.map((day) => filled(day).replace(/\(\?<\w+>/g, '(?:')),
  ];
  return {
    days: datesWith((date) => `(?:${date})`),
    dates: datesWith((date) => `${timeBefore}(?:${date})(?:${time})?`),
    timeNeeds: [...words.times, ...words.timesBefore, '{clockHour}:{clockMinute}'].map(needs),
    durations: words.durations.map((pattern) => compiled(pattern)),
    undated: words.undated.map((pattern) => compiled(pattern)),
    periods: ['{period}', ...words.monthPatterns].map((pattern) => compiled(pattern)),
    cue: new RegExp(cues.join('|'), 'u'),
    words,
    numerals,
  };
}

/** What is written right behind a month's number: a date's cue where months have no names. */
const behindMonth = ({ patterns }: DateWords): string => {
  const letters = patterns.flatMap((pattern) => /\{month\}(\p{L})/u.exec(pattern)?.[1] ?? []);
  return letters.length === 0 ? '' : `[${letters.join('')}]|`;
};

/** Numbers from which the groups of a time before a date are counted. */
const earlier = 50;

/** A name may stand once in an expression: `hour` of the second way to write a time becomes `hour2`. */
function renumbered(from = 0): (group: string, name: string) => string {
  const seen = new Map<string, number>();
  return (_group, name) => {
    const count = (seen.get(name) ?? from) + 1;
    seen.set(name, count);
    return `(?<${name}${count === 1 ? '' : count}>`;
  };
}

function slotsOf(words: DateWords, numerals: Numerals, spaced: boolean): Readonly<Record<string, string>> {
  const anyOf = (...records: readonly Readonly<Record<string, readonly string[]>>[]): string =>
    alternatives(records.flatMap((record) => Object.values(record).flat()));
  const figures = (digits: string): string => `${digits}|${numerals.source}`;
  const periods = Object.values(words.periods);
  return {
    cue: anyOf(
      ...[words.weekdays, words.relativeDays, words.relativeMonths, words.monthEnds, words.monthNames],
      ...[words.noons, words.units, words.eras, ...periods],
    ),
    year: spaced ? '\\d{4}' : figures('\\d{4}'),
    era: anyOf(words.eras),
    eraYear: `${figures('\\d{1,2}')}|${alternatives(words.firstYears)}`,
    month: figures('\\d{1,2}'),
    monthName: anyOf(words.monthNames),
    monthEnd: anyOf(words.monthEnds),
    period: anyOf(...periods),
    day: `${anyOf(words.dayWords)}|${figures('\\d{1,2}')}`,
    weekday: anyOf(words.weekdays),
    week: anyOf(words.weeks),
    relativeDay: anyOf(words.relativeDays),
    relativeMonth: anyOf(words.relativeMonths),
    half: anyOf(words.halves),
    halfHour: alternatives(words.halfHours),
    noon: anyOf(words.noons),
    hour: figures('\\d{1,2}'),
    minute: figures('\\d{1,2}'),
    count: `${figures('\\d{1,3}')}|${anyOf(words.numerals)}`,
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
