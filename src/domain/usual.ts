// How long a port order usually takes, as data a country: what a person waiting for it may expect, and when that is past.
// Source: Microsoft's pages on porting, 2018 to 2025. Expectations, not commitments: only an FOC date is one.

import { businessDaysAfter, dateIn, daysAfter, firstMomentOf } from './dates.ts';
import { statusAt } from './lifecycle.ts';
import { onceEach } from './onceEach.ts';
import type { Order } from './order.ts';
import type { Status } from './statusRules.ts';

/** Least and most, both included. */
export interface Span<T> {
  readonly from: T;
  readonly to: T;
}

export interface Usual {
  /** Business days until the losing carrier answers, from the placing or from the last sending again. */
  readonly carrierAnswers?: Span<number>;
  /** Calendar days of the whole port, counted likewise. */
  readonly port: Span<number> & { readonly atMost: number };
}

const port = { from: 7, to: 14, atMost: 30 } as const;

const byCountry: Readonly<Record<string, Usual>> = {
  US: { carrierAnswers: { from: 3, to: 5 }, port },
  CA: { carrierAnswers: { from: 5, to: 7 }, port },
};
/** Nothing is published of the carriers in other countries. */
const elsewhere: Usual = { port };

/** `country`: ISO 3166, as orders have it. */
export const usualIn = (country: string): Usual =>
  Object.hasOwn(byCountry, country) ? (byCountry[country] as Usual) : elsewhere;

/** Calendar dates, such as `2026-12-01`. */
export interface ExpectedRange {
  /** The day from which the clock runs: of the placing, or of the last sending again. */
  readonly since: string;
  /** When the losing carrier usually answers; absent where that is not known of the country. */
  readonly carrier?: Span<string>;
  /** When the numbers usually transfer, and the last day on which they do. */
  readonly transfer: Span<string> & { readonly atMost: string };
}

/** The carrier's answer is awaited; in every other status the order waits for a date that is set, for a person, or for nothing. */
const awaiting: readonly Status[] = ['processing', 'contactingCarrier'];

/**
 * What may be expected of an order whose carrier has not answered yet; `undefined` in every other status. Dates are
 * those of `timeZone` (IANA). Business days are Monday to Friday: public holidays are not known, so that an answer may
 * well come a day or two later around them.
 */
export function expectedRange(order: Order, now: Date, timeZone: string): ExpectedRange | undefined {
  return isAwaiting(order, now) ? rangeFrom(dateIn(clockStart(order), timeZone), order.country) : undefined;
}

const isAwaiting = (order: Order, now: Date): boolean =>
  awaiting.includes(statusAt(order, now)) && !order.deletedAt;

function rangeFrom(since: string, country: string): ExpectedRange {
  const usual = usualIn(country);
  const answers = usual.carrierAnswers && within(usual.carrierAnswers, since, businessDaysAfter);
  return {
    since,
    ...(answers && { carrier: answers }),
    transfer: {
      ...within(usual.port, since, daysAfter),
      atMost: daysAfter(since, usual.port.atMost),
    },
  };
}

/**
 * Whether the carrier's answer is out longer than is usual in the country: past the last day on which it usually comes,
 * or, where nothing is known of that, past the last on which the numbers usually transfer. `timeZone` is the one that
 * days begin and end in.
 */
export function isLongerThanUsual(order: Order, now: Date, timeZone = 'UTC'): boolean {
  const late = lateSince(`${order.country} ${now.getTime()} ${timeZone}`);
  return isAwaiting(order, now) && clockStart(order) < late;
}

/**
 * Orders of a country are late at a moment, in a zone, if their clock started before the moment that this gives: whatever
 * starts later is not expected sooner. So the calendar is asked once, and not for each of 100,000 orders.
 */
const lateSince = onceEach((place): Date => {
  const [country = '', now, timeZone = ''] = place.split(' ');
  const today = dateIn(new Date(Number(now)), timeZone);
  const isLate = (since: string): boolean => {
    const { carrier, transfer } = rangeFrom(since, country);
    return today > (carrier ?? transfer).to;
  };
  let since = today;
  while (!isLate(since)) since = daysAfter(since, -1);
  return firstMomentOf(daysAfter(since, 1), timeZone);
});

/** Since when the carrier's clock runs: every sending again restarts it. */
export const clockStart = ({ history, placedAt }: Order): Date =>
  new Date(history.findLast(({ what }) => what === 'resubmitted')?.at ?? placedAt);

const within = (
  days: Span<number>,
  since: string,
  after: (date: string, days: number) => string,
): Span<string> => ({ from: after(since, days.from), to: after(since, days.to) });
