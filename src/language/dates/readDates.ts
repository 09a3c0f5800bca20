// Finds dates and stretches of time in a normal text: by the language's patterns, then by chrono-node.

import * as chrono from 'chrono-node';
import type { Sense } from '../senses.ts';
import { type Day, dayOf, isoOf, partsOf, type WallClock, weekdayOf } from './calendar.ts';
import type { DatePatterns, DateWords } from './dateWords.ts';

export interface Found {
  readonly from: number;
  readonly to: number;
  readonly sense: Sense;
}

export interface Calendar {
  readonly clock: WallClock;
  readonly monthFirst: boolean;
}

type Groups = Readonly<Record<string, string | undefined>>;

export function readDates(text: string, patterns: DatePatterns, calendar: Calendar): Found[] {
  const own = [
    ...found(text, patterns.dates, (groups) => dateSense(groups, patterns.words, calendar)),
    ...found(text, patterns.durations, (groups) => durationSense(groups, patterns.words)),
  ];
  const kept = withoutOverlaps(own);
  return [...kept, ...readByChrono(masked(text, kept), patterns.words.chrono, calendar)];
}

export function masked(text: string, spans: readonly { from: number; to: number }[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    pieces.push(text.slice(at, from), '\u25a0'.repeat(to - Math.max(at, from)));
    at = to;
  }
  return pieces.join('') + text.slice(at);
}

/** Of two that overlap, the one that begins first stays; of two that begin together, the longer. */
export function withoutOverlaps<T extends { from: number; to: number }>(spans: readonly T[]): T[] {
  const kept: T[] = [];
  let end = 0;
  for (const span of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (span.from < end) continue;
    kept.push(span);
    end = span.to;
  }
  return kept;
}

function found(
  text: string,
  patterns: readonly RegExp[],
  read: (groups: Groups) => Sense | undefined,
): Found[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const sense = read(match.groups ?? {});
      return sense ? [{ from: match.index, to: match.index + match[0].length, sense }] : [];
    }),
  );
}

function dateSense(groups: Groups, words: DateWords, calendar: Calendar): Sense | undefined {
  const day = dayMeant(groups, words, calendar);
  if (day === undefined) return undefined;
  const time = timeMeant(groups, words);
  return time === false ? undefined : { is: 'date', date: isoOf(day) + time };
}

function dayMeant(groups: Groups, words: DateWords, { clock, monthFirst }: Calendar): Day | undefined {
  const { year, era, eraYear, month, day, first, second, weekday, week, relativeDay, relativeMonth } = groups;
  const { today } = clock;
  if (relativeDay) return today + numberOf(words.relativeDays, relativeDay);
  if (groups.count && groups.unit)
    return later(today, countOf(groups.count, words), unitOf(groups.unit, words));
  if (weekday)
    return weekdayMeant(today, numberOf(words.weekdays, weekday), week && nameOf(words.weeks, week));
  if (relativeMonth && day) {
    const now = partsOf(today);
    const months = now.month - 1 + numberOf(words.relativeMonths, relativeMonth);
    return dayOf(now.year + Math.floor(months / 12), (months % 12) + 1, Number(day));
  }
  if (era && eraYear) {
    const sinceEra = words.firstYears.includes(eraYear) ? 1 : Number(eraYear);
    return dayOf(numberOf(words.eras, era) + sinceEra, Number(month), Number(day));
  }
  const theMonth = Number(month ?? (monthFirst ? first : second));
  const theDay = Number(day ?? (monthFirst ? second : first));
  if (year) return dayOf(Number(year), theMonth, theDay);
  return nextToCome(today, theMonth, theDay);
}

function nextToCome(today: Day, month: number, day: number): Day | undefined {
  const { year } = partsOf(today);
  // Eight years hold a 29 February, whatever the century.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const candidate = dayOf(year + ahead, month, day);
    if (candidate !== undefined && candidate >= today) return candidate;
  }
  return undefined;
}

function weekdayMeant(today: Day, weekday: number, week: string | undefined): Day {
  const monday = today - weekdayOf(today) + 1;
  if (week !== undefined && week !== 'coming') return monday + 7 * Number(week) + weekday - 1;
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  return today + (ahead === 0 ? 7 : ahead);
}

function later(today: Day, count: number, unit: string): Day | undefined {
  if (unit !== 'm') return today + count * (unit === 'w' ? 7 : 1);
  const { year, month, day } = partsOf(today);
  const months = month - 1 + count;
  return dayOf(year + Math.floor(months / 12), (months % 12) + 1, Math.min(day, 28));
}

/** `T09:00`, or nothing where no time is said; `false` where the time said is none. */
function timeMeant(groups: Groups, words: DateWords): string | false {
  const any = (name: string): string | undefined =>
    Object.entries(groups).find(
      ([key, value]) => key.replace(/\d+$/, '') === name && value !== undefined,
    )?.[1];
  const noon = any('noon');
  const hour = any('hour') ?? any('clockHour') ?? (noon && String(numberOf(words.noons, noon)));
  if (hour === undefined) return '';
  const half = any('half');
  const minute = Number(any('minute') ?? any('clockMinute') ?? 0);
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + numberOf(words.halves, half);
  if (hours > 23 || minute > 59) return false;
  return `T${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function durationSense({ count, unit }: Groups, words: DateWords): Sense | undefined {
  if (!count || !unit) return undefined;
  return { is: 'duration', duration: `${countOf(count, words)}${unitOf(unit, words)}` };
}

const nameOf = (record: Readonly<Record<string, readonly string[]>>, word: string): string | undefined =>
  Object.entries(record).find(([, list]) => list.includes(word))?.[0];
const numberOf = (record: Readonly<Record<string, readonly string[]>>, word: string): number =>
  Number(nameOf(record, word) ?? 0);
const countOf = (count: string, words: DateWords): number =>
  /^\d+$/.test(count) ? Number(count) : numberOf(words.numerals, count);
const unitOf = (unit: string, words: DateWords): string => nameOf(words.units, unit) ?? 'd';

/** Beyond this, chrono-node's expressions take too long; no request is that long. */
const readableByChrono = 2000;

interface ChronoLanguage {
  readonly casual: chrono.Chrono;
  readonly GB?: chrono.Chrono;
}

function readByChrono(text: string, name: string | undefined, { clock, monthFirst }: Calendar): Found[] {
  if (name === undefined || text.length > readableByChrono) return [];
  const language = (chrono as unknown as Record<string, ChronoLanguage | undefined>)[name];
  if (!language) return [];
  const reader = monthFirst ? language.casual : (language.GB ?? language.casual);
  // The wall clock is given as if it were UTC, so that the machine's own zone plays no part.
  const instant = new Date(clock.today * 86_400_000 + clock.minutes * 60_000);
  return reader
    .parse(text, { instant, timezone: 0 }, { forwardDate: true })
    .flatMap(({ index, text: said, start }) => {
      if (!start.isCertain('day') && !start.isCertain('weekday')) return [];
      // "now" is said of the request, not of a date.
      if (start.isCertain('millisecond')) return [];
      const day = dayOf(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0);
      if (day === undefined) return [];
      const two = (part: 'hour' | 'minute'): string => String(start.get(part) ?? 0).padStart(2, '0');
      const time = start.isCertain('hour') ? `T${two('hour')}:${two('minute')}` : '';
      return [{ from: index, to: index + said.length, sense: { is: 'date', date: isoOf(day) + time } }];
    });
}
