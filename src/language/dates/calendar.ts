// Days of the calendar without a time zone, and the wall clock of a person. No words.

import { onceEach } from '../../domain/onceEach.ts';

/** A day as the number of days since 1970-01-01. */
export type Day = number;
const dayLength = 86_400_000;

export const isoOf = (day: Day): string => new Date(day * dayLength).toISOString().slice(0, 10);

/** `undefined` where the calendar has no such day. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  const time = new Date(Date.UTC(year, month - 1, day));
  return time.getUTCMonth() === month - 1 && time.getUTCDate() === day
    ? time.getTime() / dayLength
    : undefined;
}

export const partsOf = (day: Day): { year: number; month: number; day: number } => {
  const time = new Date(day * dayLength);
  return { year: time.getUTCFullYear(), month: time.getUTCMonth() + 1, day: time.getUTCDate() };
};

/** A date as it is written, which the calendar may not have; where its month is not said, nor is its year. */
export interface Written {
  readonly year?: number;
  readonly month: number | undefined;
  readonly day: number;
}

export const twoDigits = (count: number): string => String(count).padStart(2, '0');

/** As a day is spelled; of no year, that which makes it the next to come, and of no month, the present one. */
export function spelled({ year, month, day }: Written, today: Day): string {
  const { year: thisYear, month: thisMonth } = partsOf(today);
  const within = `-${twoDigits(month ?? thisMonth)}-${twoDigits(day)}`;
  const now = isoOf(today);
  const next = within < now.slice(-within.length) ? thisYear + 1 : thisYear;
  return `${year ?? next}${within}`;
}

/** `undefined` where no year, or no month, has such a day. */
export const nextToCome = (today: Day, written: Written): Day | undefined =>
  suchDays(today, written, 1).find((day) => day >= today);

export const lastPast = (today: Day, written: Written): Day | undefined =>
  suchDays(today, written, -1).find((day) => day <= today);

/** Eight years hold a 29 February, whatever the century. */
const tried = 8;

/** Of the present year and those after (`way` 1) or before it (-1), or of the months where no month is said. */
function suchDays(today: Day, { month, day }: Written, way: 1 | -1): Day[] {
  const step = month === undefined ? 1 : 12;
  return Array.from({ length: tried + 1 }, (_, steps) => monthOf(today, way * step * steps)).flatMap(
    ({ first }) => {
      const within = partsOf(first);
      return dayOf(within.year, month ?? within.month, day) ?? [];
    },
  );
}

/** Monday 1 … Sunday 7. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** First and last day of the month that lies so many months from a day's own. */
export function monthOf(day: Day, ahead: number): { first: Day; last: Day } {
  const { year, month } = partsOf(day);
  const first = (months: number): Day => Date.UTC(year, month - 1 + months, 1) / dayLength;
  return { first: first(ahead), last: first(ahead + 1) - 1 };
}

export interface WallClock {
  readonly today: Day;
  /** Minutes since midnight. */
  readonly minutes: number;
}

/** A formatter costs more than all else that is done with a sentence. */
const clockOf = onceEach(
  (timeZone) =>
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    }),
);

export function wallClock(now: Date, timeZone: string): WallClock {
  const at = (zone: string): WallClock => {
    const part = new Map(
      clockOf(zone)
        .formatToParts(now)
        .map(({ type, value }) => [type, Number(value)]),
    );
    const today = dayOf(part.get('year') ?? 1970, part.get('month') ?? 1, part.get('day') ?? 1) ?? 0;
    return { today, minutes: (part.get('hour') ?? 0) * 60 + (part.get('minute') ?? 0) };
  };
  try {
    return at(timeZone);
  } catch {
    // A client may send a zone that this machine's tables don't hold.
    return at('UTC');
  }
}

/** Whether dates in figures begin with the month, as the locale writes them. */
export const monthComesFirst = onceEach((locale: string): boolean => {
  try {
    const parts = new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric' }).formatToParts(0);
    const order = parts.map(({ type }) => type);
    return order.indexOf('month') < order.indexOf('day');
  } catch {
    return true;
  }
});

/** Where and when dates are read. */
export interface Calendar {
  readonly clock: WallClock;
  readonly monthFirst: boolean;
}
