// Dates as people say them and moments as orders keep them: calendars and time zones in one place.

import { Temporal } from 'temporal-polyfill';

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

const offsetOf = (at: string): string => /([+-]\d\d:\d\d)$/.exec(at)?.[1] ?? 'UTC';

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
    const shift = /^([+-])(\d{1,3})([dwm])$/.exec(said);
    if (shift) {
      if (!current) return undefined;
      const [, sign, count, unit] = shift;
      const duration = { [unit === 'd' ? 'days' : unit === 'w' ? 'weeks' : 'months']: Number(count) };
      const time = zoned(current);
      return {
        ...asMoment(sign === '+' ? time.add(duration) : time.subtract(duration)),
        timeAssumed: false,
      };
    }
    if (said.includes('T')) {
      const time = Temporal.PlainDateTime.from(said, { overflow: 'reject' }).toZonedDateTime(timeZone);
      const kept = current ? time.withTimeZone(current.timeZone) : time;
      return { ...asMoment(kept), timeAssumed: false };
    }
    const date = Temporal.PlainDate.from(said, { overflow: 'reject' });
    const plainTime = current ? zoned(current).toPlainTime() : defaultTime;
    return {
      ...asMoment(date.toZonedDateTime({ timeZone: current?.timeZone ?? timeZone, plainTime })),
      timeAssumed: true,
    };
  } catch {
    return undefined;
  }
}

/** Saturday or Sunday in the moment's own zone. */
export const isWeekend = (moment: ZonedMoment): boolean => zoned(moment).dayOfWeek > 5;

/** Whether this is the IANA name of a time zone; a bare offset is none. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

/** The calendar date, `2026-11-27`, of an instant in a zone. */
export const dateIn = (at: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** `2026-11-27` where the text is a date of the calendar. */
export function calendarDate(said: string): string | undefined {
  try {
    return Temporal.PlainDate.from(said.slice(0, 10), { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}
