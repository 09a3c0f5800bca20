// Which orders a filter lets through.

import { dateIn } from './dates.ts';
import type { Circumstances, Standing } from './standing.ts';
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

export function fits({ order, status }: Standing, filter: Filter, given: Circumstances): boolean {
  const placedOn = dateIn(new Date(order.placedAt), given.timeZone);
  return (
    (!filter.status || filter.status.includes(status)) &&
    (!filter.carrier || contains(order.carrier ?? '', filter.carrier)) &&
    (!filter.name || contains(order.name, filter.name)) &&
    (!filter.number || filter.number.some((number) => order.phoneNumbers.includes(number))) &&
    (!filter.by || order.placedBy === given.person.id) &&
    (!filter.since || placedOn >= filter.since) &&
    (!filter.until || placedOn <= filter.until)
  );
}
