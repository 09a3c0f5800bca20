// Which orders a filter lets through.

import { daysAfter, firstMomentOf } from './dates.ts';
import { statusAt } from './lifecycle.ts';
import type { Order } from './order.ts';
import type { Circumstances } from './standing.ts';
import type { Status } from './statusRules.ts';

export interface Filter {
  readonly status?: readonly Status[];
  readonly carrier?: string;
  /** A part of the order's name. */
  readonly name?: string;
  readonly number?: readonly string[];
  /** Calendar dates in the person's zone, both included: when the order was placed. */
  readonly since?: string;
  readonly until?: string;
  readonly by?: 'me';
}

/** The same whatever the case and the width of its letters. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

const contains = (text: string, part: string): boolean => folded(text).includes(folded(part));

/** What a filter asks of an order, whoever said it and wherever: its dates are moments, and "me" is somebody. */
export interface Sought extends Pick<Filter, 'status' | 'carrier' | 'name' | 'number'> {
  /** How its order number begins. */
  readonly numberBegins?: string;
  /** The moment that a status is of. */
  readonly now: Date;
  readonly placedFrom?: Date;
  readonly placedBefore?: Date;
  readonly placedBy?: string;
}

export function soughtBy(filter: Filter, { now, timeZone, person }: Circumstances): Sought {
  const { since, until, by, ...rest } = filter;
  return {
    ...rest,
    now,
    ...(since && { placedFrom: firstMomentOf(since, timeZone) }),
    ...(until && { placedBefore: firstMomentOf(daysAfter(until, 1), timeZone) }),
    ...(by && { placedBy: person.id }),
  };
}

export function isSought(order: Order, sought: Sought): boolean {
  const { status, carrier, name, number, numberBegins, now, placedFrom, placedBefore, placedBy } = sought;
  return (
    (!numberBegins || order.number.startsWith(numberBegins)) &&
    (!status || status.includes(statusAt(order, now))) &&
    (!carrier || contains(order.carrier ?? '', carrier)) &&
    (!name || contains(order.name, name)) &&
    (!number || number.some((each) => order.phoneNumbers.includes(each))) &&
    (!placedBy || order.placedBy === placedBy) &&
    (!placedFrom || new Date(order.placedAt) >= placedFrom) &&
    (!placedBefore || new Date(order.placedAt) < placedBefore)
  );
}
