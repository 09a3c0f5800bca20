// Finds dates, stretches of time and periods in a normal text: by the language's patterns, then by chrono-node.

import { type Found, masked, withoutOverlaps } from '../found.ts';
import { figuresOf } from '../numerals.ts';
import type { Sense } from '../senses.ts';
import {
  type Calendar,
  type Day,
  dayOf,
  isoOf,
  lastPast,
  monthOf,
  nextToCome,
  partsOf,
  spelled,
  twoDigits,
  type Written,
  weekdayOf,
} from './calendar.ts';
import { readByChrono } from './chronoDates.ts';
import type { DatePattern, DatePatterns } from './datePatterns.ts';
import type { DateWords } from './dateWords.ts';
import { isMet } from './needs.ts';

type Groups = Readonly<Record<string, string | undefined>>;

/** `where`: asked for only where the text holds a date. */
export function readDates(text: string, patterns: DatePatterns, where: () => Calendar): Found[] {
  const cue = patterns.cue.exec(text);
  if (!cue) return [];
  const calendar = where();
  const from = Math.max(0, cue.index - longestBeforeCue);
  const own = [
    ...found(text, from, mayHoldTime(text, patterns) ? patterns.dates : patterns.days, (groups) =>
      dateSense(groups, patterns, calendar),
    ),
    ...found(text, from, patterns.periods, (groups) => periodSense(groups, patterns, calendar)),
    ...found(text, from, patterns.durations, (groups) => durationSense(groups, patterns)),
  ];
  const kept = withoutOverlaps(own);
  const left = masked(text, kept);
  const rest = masked(left, undated(left, patterns));
  const { chrono } = patterns.words;
  return chrono === undefined || !patterns.cue.test(rest)
    ? kept
    : [...kept, ...readByChrono(rest, chrono, calendar)];
}

/** "the last day that I can cancel" names no day. */
const undated = (text: string, patterns: DatePatterns): { from: number; to: number }[] =>
  withoutOverlaps(
    patterns.undated.flatMap(({ expression }) =>
      [...text.matchAll(expression())].map(({ index, 0: said }) => ({
        from: index,
        to: index + said.length,
      })),
    ),
  );

/** Letters of a date that can stand before the word that shows it to be one. */
const longestBeforeCue = 60;

const mayHoldTime = (text: string, { timeNeeds }: DatePatterns): boolean =>
  timeNeeds.some((needs) => isMet(needs, text));

function found(
  text: string,
  from: number,
  patterns: readonly DatePattern[],
  read: (groups: Groups) => Sense | undefined,
): Found[] {
  const all: Found[] = [];
  for (const { needs, expression } of patterns) {
    if (!isMet(needs, text)) continue;
    const pattern = expression();
    pattern.lastIndex = from;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const sense = read(match.groups ?? {});
      if (sense) all.push({ from: match.index, to: pattern.lastIndex, sense });
      if (match[0] === '') pattern.lastIndex += 1;
    }
  }
  return all;
}

function dateSense(groups: Groups, patterns: DatePatterns, calendar: Calendar): Sense | undefined {
  const day = dayMeant(groups, patterns, calendar);
  const { time, isTime } = timeMeant(groups, patterns);
  if (day === undefined) {
    const written = writtenIn(groups, patterns, calendar);
    const said = isSlip(groups, written) && spelled(written, calendar.clock.today) + time;
    return said ? { is: 'date', date: said, isNone: true } : undefined;
  }
  const date = isoOf(day) + time;
  if (!isTime) return { is: 'date', date, isNone: true };
  const past = lastBefore(groups, patterns, calendar, day);
  return { is: 'date', date, ...(past !== undefined && { past: isoOf(past) }) };
}

/** "13月1日" and "the 32nd" can be no more than dates; "24/7" and "may 45 be cancelled" are none where no month has such a day. */
const isSlip = (groups: Groups, { month, day }: Written): boolean =>
  groups.month !== undefined || month === undefined || (month >= 1 && month <= 12 && day >= 1 && day <= 31);

/** Says which day of a month or of the year it is. */
const isDated = ({ day, first }: Groups): boolean => (day ?? first) !== undefined;

/** The day and month of a date without a year. */
function monthAndDay(groups: Groups, patterns: DatePatterns, { monthFirst }: Calendar): Written {
  const { month, monthName, day, first, second } = groups;
  const named = monthName && numberOf(patterns.words.monthNames, monthName);
  const inFigures = month ?? (monthFirst ? first : second);
  const inWords = day && numberOf(patterns.words.dayWords, day);
  return {
    month: named || (inFigures === undefined ? undefined : numeral(inFigures, patterns)),
    day: inWords || numeral(day ?? (monthFirst ? second : first), patterns),
  };
}

function dayMeant(groups: Groups, patterns: DatePatterns, calendar: Calendar): Day | undefined {
  const { words } = patterns;
  const { weekday, week, relativeDay, monthEnd } = groups;
  const { today } = calendar.clock;
  if (relativeDay) return today + numberOf(words.relativeDays, relativeDay);
  if (monthEnd) return monthOf(today, numberOf(words.monthEnds, monthEnd)).last;
  if (groups.count && groups.unit)
    return later(today, countOf(groups.count, patterns), unitOf(groups.unit, words));
  if (weekday && !isDated(groups))
    return weekdayMeant(today, numberOf(words.weekdays, weekday), week && nameOf(words.weeks, week));
  const written = writtenIn(groups, patterns, calendar);
  return written.year === undefined || written.month === undefined
    ? nextToCome(today, written)
    : dayOf(written.year, written.month, written.day);
}

/** A date as it was written, whether the calendar has it or not. */
function writtenIn(groups: Groups, patterns: DatePatterns, calendar: Calendar): Written {
  const { words } = patterns;
  const { year, era, eraYear, relativeMonth } = groups;
  const dated = monthAndDay(groups, patterns, calendar);
  if (relativeMonth) {
    const { first } = monthOf(calendar.clock.today, numberOf(words.relativeMonths, relativeMonth));
    return { ...partsOf(first), day: dated.day };
  }
  if (era && eraYear) {
    const sinceEra = words.firstYears.includes(eraYear) ? 1 : numeral(eraYear, patterns);
    return { ...dated, year: numberOf(words.eras, era) + sinceEra };
  }
  return year ? { ...dated, year: numeral(year, patterns) } : dated;
}

/** What a date without a year or a month means where the past is looked at: the last such day. */
function lastBefore(groups: Groups, patterns: DatePatterns, calendar: Calendar, day: Day): Day | undefined {
  const { today } = calendar.clock;
  const { year, era, week, weekday, relativeMonth } = groups;
  if (day <= today || year || era) return undefined;
  if (isDated(groups))
    return relativeMonth ? undefined : lastPast(today, monthAndDay(groups, patterns, calendar));
  return weekday && week === undefined ? day - 7 * Math.ceil((day - today) / 7) : undefined;
}

function weekdayMeant(today: Day, weekday: number, week: string | undefined): Day {
  const monday = today - weekdayOf(today) + 1;
  if (week !== undefined && week !== 'coming') return monday + 7 * Number(week) + weekday - 1;
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  return today + (ahead === 0 ? 7 : ahead);
}

function later(today: Day, count: number, unit: string): Day | undefined {
  if (unit !== 'm') return today + count * (unit === 'w' ? 7 : 1);
  const { first, last } = monthOf(today, count);
  return Math.min(first + partsOf(today).day - 1, last);
}

/** A week runs from Monday to Sunday; the present week or month has no end yet. */
function periodSense(groups: Groups, patterns: DatePatterns, { clock }: Calendar): Sense | undefined {
  const { words } = patterns;
  const { today } = clock;
  const sense = (first: Day, last: Day | undefined): Sense => ({
    is: 'period',
    since: isoOf(first),
    ...(last !== undefined && { until: isoOf(last) }),
  });
  const { period, month, monthName, year } = groups;
  if (period) {
    for (const [unit, byNumber] of Object.entries(words.periods)) {
      const name = nameOf(byNumber, period);
      if (name === undefined) continue;
      const count = Number(name);
      const { first, last } = unit === 'm' ? monthOf(today, count) : weekOf(today, count);
      return sense(first, count === 0 ? undefined : last);
    }
    return undefined;
  }
  const theMonth = monthName ? numberOf(words.monthNames, monthName) : numeral(month, patterns);
  const now = partsOf(today);
  const theYear = year ? numeral(year, patterns) : theMonth <= now.month ? now.year : now.year - 1;
  const first = dayOf(theYear, theMonth, 1);
  return first === undefined ? undefined : sense(first, monthOf(first, 0).last);
}

function weekOf(today: Day, ahead: number): { first: Day; last: Day } {
  const first = today - weekdayOf(today) + 1 + 7 * ahead;
  return { first, last: first + 6 };
}

/** `T09:00`, or nothing where no time is said; of `T25:00`, no clock shows it. */
function timeMeant(groups: Groups, patterns: DatePatterns): { time: string; isTime: boolean } {
  const { words } = patterns;
  const any = (name: string): string | undefined =>
    Object.entries(groups).find(
      ([key, value]) => value !== undefined && key.startsWith(name) && /^\d*$/.test(key.slice(name.length)),
    )?.[1];
  const noon = any('noon');
  const hour = any('hour') ?? any('clockHour') ?? (noon && String(numberOf(words.noons, noon)));
  if (hour === undefined) return { time: '', isTime: true };
  const half = any('half');
  const minute = any('halfHour') ? 30 : numeral(any('minute') ?? any('clockMinute') ?? '0', patterns);
  const said = numeral(hour, patterns);
  const hours = half === undefined || said > 23 ? said : (said % 12) + numberOf(words.halves, half);
  return { time: `T${twoDigits(hours)}:${twoDigits(minute)}`, isTime: hours <= 23 && minute <= 59 };
}

function durationSense({ count, unit }: Groups, patterns: DatePatterns): Sense | undefined {
  if (!count || !unit) return undefined;
  return { is: 'duration', duration: `${countOf(count, patterns)}${unitOf(unit, patterns.words)}` };
}

const nameOf = (record: Readonly<Record<string, readonly string[]>>, word: string): string | undefined =>
  Object.entries(record).find(([, list]) => list.includes(word))?.[0];
const numberOf = (record: Readonly<Record<string, readonly string[]>>, word: string): number =>
  Number(nameOf(record, word) ?? 0);
/** Figures, or a number in words. */
const numeral = (written: string | undefined, { numerals }: DatePatterns): number =>
  written === undefined ? 0 : Number(/^\d+$/.test(written) ? written : figuresOf(written, numerals));
const countOf = (count: string, patterns: DatePatterns): number =>
  nameOf(patterns.words.numerals, count) === undefined
    ? numeral(count, patterns)
    : numberOf(patterns.words.numerals, count);
const unitOf = (unit: string, words: DateWords): string => nameOf(words.units, unit) ?? 'd';
