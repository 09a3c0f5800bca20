// What falls due by the clock: the last chance to cancel, the transfer day, a transfer that is not reported, an order
// that does not move. Each at a moment at which a person in that zone is awake.

import { dateIn, daysAfter, isoIn, lastMomentOf } from '../domain/dates.ts';
import { pendingFrom } from '../domain/lifecycle.ts';
import type { News } from '../domain/notice.ts';
import type { HistoryEntry, Order } from '../domain/order.ts';
import { expectedRange } from '../domain/usual.ts';
import { knownAt } from './watched.ts';

export interface Moment {
  /** The same for as long as it is the same news: told once. */
  readonly id: string;
  readonly at: Date;
  /** From then on it is no news any more. */
  readonly until?: Date;
  readonly news: News;
}

/** The first and the last time of day at which somebody is told. */
const morning = '08:00';
const evening = '20:00';

/** How long before cancelling closes its last chance is told, in milliseconds. */
const lastChanceBefore = 24 * 60 * 60 * 1000;

/** An order that moved within so many days is not stuck, however long it took before. */
const settles = 7;

/**
 * All moments of an order, past and to come, for somebody who watches it since `began`, in the zone `timeZone` (IANA).
 * What was due before they began, or before it was known, is told the next morning; where that is too late, it is told to
 * those who have just begun at once.
 */
export function momentsOf(order: Order, began: Date, timeZone: string): readonly Moment[] {
  if (order.deletedAt) return [];
  return planned(order, timeZone).flatMap(({ knownSince, ...moment }) => {
    const from = knownSince > began ? knownSince : began;
    const morningAfter = moment.at > from ? moment.at : nextMorning(from, timeZone);
    const isLate = moment.until !== undefined && morningAfter >= moment.until;
    // Who has just begun to watch is awake; what comes to be known late is told with the news of it.
    const at = isLate && from === began ? began : morningAfter;
    return moment.until && at >= moment.until ? [] : [{ ...moment, at }];
  });
}

interface Planned extends Moment {
  /** When it came to be known that this moment would come. */
  readonly knownSince: Date;
}

/** Every round asks for the same again of orders that have not changed: worked out once an order and zone. */
const known = new WeakMap<Order, Map<string, readonly Planned[]>>();

function planned(order: Order, timeZone: string): readonly Planned[] {
  const byZone = known.get(order) ?? new Map<string, readonly Planned[]>();
  const moments = byZone.get(timeZone) ?? [...ofTransfer(order, timeZone), ...ofStay(order, timeZone)];
  known.set(order, byZone.set(timeZone, moments));
  return moments;
}

function ofTransfer(order: Order, timeZone: string): readonly Planned[] {
  const closes = pendingFrom(order);
  if (!closes || !order.focDate) return [];
  const foc = new Date(order.focDate);
  const day = dateIn(foc, timeZone);
  const wakes = onTheWall(day, morning, timeZone);
  const knownSince = whenKnown(order, ({ fields = [] }) =>
    fields.some(({ field, after }) => field === 'focDate' && after === order.focDate),
  );
  const moment = (news: News, at: Date, until?: Date): Planned => ({
    ...{ id: `${news.kind} ${foc.toISOString()}`, news, at, knownSince },
    ...(until && { until }),
  });
  return [
    moment(
      { kind: 'lastChance', closes },
      awakeBefore(new Date(closes.getTime() - lastChanceBefore), timeZone),
      closes,
    ),
    moment(
      { kind: 'transferDay' },
      wakes < foc ? wakes : onTheWall(daysAfter(day, -1), evening, timeZone),
      foc,
    ),
    moment({ kind: 'overdue' }, onTheWall(daysAfter(day, 1), morning, timeZone)),
  ];
}

function ofStay(order: Order, timeZone: string): readonly Planned[] {
  const placed = new Date(order.placedAt);
  const expected = expectedRange(order, placed, timeZone);
  if (!expected) return [];
  const since = whenKnown(order, ({ from, to }) => to === order.status && from !== to, placed);
  const usual = daysAfter((expected.carrier ?? expected.transfer).to, 1);
  const settled = daysAfter(dateIn(since, timeZone), settles);
  return [
    {
      id: `stuck ${order.status} ${since.toISOString()}`,
      news: { kind: 'stuck', since, expected },
      at: onTheWall(usual > settled ? usual : settled, morning, timeZone),
      knownSince: since,
    },
  ];
}

const whenKnown = (order: Order, is: (entry: HistoryEntry) => boolean, otherwise = new Date(0)): Date => {
  const entry = order.history.findLast(is);
  return entry ? new Date(knownAt(entry)) : otherwise;
};

/** This moment if people are awake, else the evening before it. */
function awakeBefore(at: Date, timeZone: string): Date {
  const [date = '', time = ''] = isoIn(at, timeZone).split('T');
  if (time < morning) return onTheWall(daysAfter(date, -1), evening, timeZone);
  return time.slice(0, evening.length) > evening ? onTheWall(date, evening, timeZone) : at;
}

function nextMorning(after: Date, timeZone: string): Date {
  const date = dateIn(after, timeZone);
  const today = onTheWall(date, morning, timeZone);
  return today > after ? today : onTheWall(daysAfter(date, 1), morning, timeZone);
}

const onTheWall = (date: string, time: string, timeZone: string): Date =>
  lastMomentOf(`${date}T${time}`, timeZone) as Date;
