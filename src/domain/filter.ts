// Which orders a list or a count is about.

import { dateIn } from './dates.ts';
import type { Order } from './order.ts';
import type { RequestOf } from './request.ts';
import { type Circumstances, type Standing, standingOf } from './standing.ts';
import type { Status } from './statusRules.ts';

export function filtered(
  request: RequestOf<'list' | 'count'>,
  orders: readonly Order[],
  given: Circumstances,
): { standings: readonly Standing[]; status?: readonly Status[] } {
  const { status, carrier, number, by, since, until } = request;
  const placedOn = (order: Order): string => dateIn(new Date(order.placedAt), given.timeZone);
  const standings = orders
    .map((order) => standingOf(order, given))
    .filter(
      ({ order, status: now }) =>
        (!status || status.includes(now)) &&
        (!carrier || order.carrier?.toLowerCase().includes(carrier.toLowerCase())) &&
        (!number || number.some((one) => order.phoneNumbers.includes(one))) &&
        (!by || order.placedBy === given.person.id) &&
        (!since || placedOn(order) >= since) &&
        (!until || placedOn(order) <= until),
    );
  return { standings, ...(status && { status }) };
}
