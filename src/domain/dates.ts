// Dates as people say them and moments as orders keep them: calendars and time zones in one place.

import { Temporal } from 'temporal-polyfill';
import { onceEach } from './onceEach.ts';

export interface ZonedMoment {
  /** ISO 8601 with the zone's offset, to the second. */
  readonly at: string;
  /** IANA name, or an offset such as `+09:00` where no name is known. */
  readonly timeZone: string;
}

/** The time of day taken where the person said a date alone and the order has none. */
const defaultTime = Temporal.PlainTime.from('09:00');

const zoned = ({ at, timeZone }: ZonedMoment): Temporal.ZonedDateTime =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);

const asMoment = (time: Temporal.ZonedDateTime): ZonedMoment => ({
  at: time.toString({ timeZoneName: 'never', smallestUnit: 'second' }),
  timeZone: time.timeZoneId,
});

/** An instant as orders keep it, with the offset of the zone. */
export const isoIn = (at: Date, timeZone: string): string =>
  asMoment(Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)).at;

/** The moment of an order that keeps it as a date-time with offset and, perhaps, the name of the zone. */
export const momentOf = (at: string, timeZone: string | undefined): ZonedMoment => ({
  at,
  timeZone: timeZone ?? offsetOf(at),
});

/** The zone's name as clients know it: of an offset in whole hours, the zone that is named for it; of others none. */
export function zoneNameOf({ timeZone }: ZonedMoment): string | undefined {
  if (isTimeZone(timeZone)) return timeZone;
  const [, sign, hours] = /^([+-])(\d\d):00$/.exec(timeZone) ?? [];
  // Names of this kind count westwards.
  return hours && `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
}

const offsetOf = (at: string): string => /([+-]\d\d:\d\d)$/.exec(at)?.[1] ?? 'UTC';

/** A date of the calendar, alone or with a time of day on the wall: nothing else is read as one. */
const localForm = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::[0-5]\d)?)?$/;
/** Whether the calendar has it or not. */
export const isWrittenAsDate = (said: string): boolean => localForm.test(said);

const shiftForm = /^([+-]\d{1,3})([dwm])$/;
const unitOf = { d: 'days', w: 'weeks', m: 'months' } as const;

/** What orders and their JSON can hold: years of four digits. */
const canBeKept = ({ at }: ZonedMoment): boolean => /^\d{4}-/.test(at);

/**
 * What a person means by a date for an order: `2026-11-27` keeps the order's time of day and zone, else is 09:00 in
 * the person's zone; `2026-11-27T10:30` is in the person's zone; `+2d`, `-1w` and `+1m` shift the order's moment.
 * `undefined` where the text is none of these, is no date of the calendar, or there is nothing to shift.
 */
export function momentSaid(
  said: string,
  current: ZonedMoment | undefined,
  timeZone: string,
): (ZonedMoment & { readonly timeAssumed: boolean }) | undefined {
  try {
    const [, date, time] = localForm.exec(said) ?? [];
    const moment = date
      ? asMoment(time ? onTheWall(said, current, timeZone) : onTheDay(date, current, timeZone))
      : shifted(said, current);
    return moment && canBeKept(moment) ? { ...moment, timeAssumed: date !== undefined && !time } : undefined;
  } catch {
    return undefined;
  }
}

function onTheWall(said: string, current: ZonedMoment | undefined, timeZone: string): Temporal.ZonedDateTime {
  const time = Temporal.PlainDateTime.from(said, { overflow: 'reject' }).toZonedDateTime(timeZone);
  return current ? time.withTimeZone(current.timeZone) : time;
}

function onTheDay(date: string, current: ZonedMoment | undefined, timeZone: string): Temporal.ZonedDateTime {
  const plainTime = current ? zoned(current).toPlainTime() : defaultTime;
  return Temporal.PlainDate.from(date, { overflow: 'reject' }).toZonedDateTime({
    timeZone: current?.timeZone ?? timeZone,
    plainTime,
  });
}

function shifted(said: string, current: ZonedMoment | undefined): ZonedMoment | undefined {
  const [, count, unit] = shiftForm.exec(said) ?? [];
  return unit && current
    ? asMoment(zoned(current).add({ [unitOf[unit as keyof typeof unitOf]]: Number(count) }))
    : undefined;
}

/** When a calendar date begins in a zone. */
export const firstMomentOf = (date: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds);

/**
 * The last moment that a local date, or date and time of day, can mean in a zone: of a date alone the last second of
 * that day, of a time that the clocks pass twice the second one. `undefined` where the calendar has no such date.
 */
export function lastMomentOf(said: string, timeZone: string): Date | undefined {
  try {
    const [, date, time = 'T23:59:59'] = localForm.exec(said) ?? [];
    if (!date) return undefined;
    const local = Temporal.PlainDateTime.from(date + time, { overflow: 'reject' });
    return new Date(local.toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds);
  } catch {
    return undefined;
  }
}

/** Saturday or Sunday in the moment's own zone. */
export const isWeekend = (moment: ZonedMoment): boolean => zoned(moment).dayOfWeek > 5;

/** Whether this is the IANA name of a time zone; a bare offset is none. */
export const isTimeZone = onceEach((name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
});

/** Whether the text moves a date on or back, `+2d`, rather than naming one. */
export const isShift = (said: string): boolean => shiftForm.test(said);

/** The date that a day comes to when it is shifted, `2026-11-27` by `+1w`; `undefined` where there is no such shift. */
export function dayShifted(said: string, current: string): string | undefined {
  try {
    const [, count, unit] = shiftForm.exec(said) ?? [];
    if (!unit) return undefined;
    const moved = { [unitOf[unit as keyof typeof unitOf]]: Number(count) };
    return calendarDate(Temporal.PlainDate.from(current).add(moved).toString());
  } catch {
    return undefined;
  }
}

/** Date and time of day, `2026-11-27` and `09:00`, of a moment in a zone. */
export const momentIn = (at: string, timeZone: string): readonly [string, string] => {
  const [date = '', time = ''] = isoIn(new Date(at), timeZone).split('T');
  return [date, time.slice(0, 'HH:mm'.length)];
};

/** The calendar date, `2026-11-27`, of an instant in a zone. */
export const dateIn = (at: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The date, `2026-11-27`, where the text is a date of the calendar, or such a date with a time of day. */
export function calendarDate(said: string): string | undefined {
  try {
    const [, date] = localForm.exec(said) ?? [];
    return date && Temporal.PlainDateTime.from(said, { overflow: 'reject' }).toPlainDate().toString();
  } catch {
    return undefined;
  }
}

/** The date so many days after a date such as `2026-11-27`. */
export const daysAfter = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** The date so many business days, Monday to Friday, after a date, which itself does not count. Holidays are not known. */
export function businessDaysAfter(date: string, days: number): string {
  let at = Temporal.PlainDate.from(date);
  for (let left = days; left > 0; left -= at.dayOfWeek > 5 ? 0 : 1) at = at.add({ days: 1 });
  return at.toString();
}
