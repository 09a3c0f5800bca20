// What needs somebody: of each order that does, the most urgent reason; the most urgent order first.

import { isOverdue, pendingFrom, rejectionOf } from './lifecycle.ts';
import type { Circumstances, Standing } from './standing.ts';
import type { Status } from './statusRules.ts';
import { clockStart, isLongerThanUsual } from './usual.ts';

const hour = 60 * 60 * 1000;
/** How long before it closes a last chance to cancel is told, and how long before a transfer the transfer is. */
const lastChanceWithin = 48 * hour;
const soonWithin = 7 * 24 * hour;

/** The most urgent first. */
export const todoReasons = ['overdue', 'lastChance', 'error', 'soon', 'late'] as const;
export type TodoReason = (typeof todoReasons)[number];

export interface Todo {
  readonly standing: Standing;
  readonly reason: TodoReason;
  /** When it is due or closes, or since when it waits. */
  readonly at: Date;
}

/** In every other status an order needs nobody. */
export const needing: readonly Status[] = [
  'processing',
  'contactingCarrier',
  'transferApproved',
  'transferPending',
  'error',
];

/** Waiting is counted in the days of the zone. */
type When = Pick<Circumstances, 'now' | 'timeZone'>;

/** Since, or until, when the order needs somebody for this reason; `undefined` where it does not. */
type Needs = (standing: Standing, given: When) => Date | undefined;

const within = (at: Date | undefined, now: Date, milliseconds: number): Date | undefined =>
  at && at > now && at.getTime() - now.getTime() <= milliseconds ? at : undefined;

const needs: Readonly<Record<TodoReason, Needs>> = {
  overdue: ({ order }, { now }) =>
    order.focDate && isOverdue(order, now) ? new Date(order.focDate) : undefined,
  lastChance: ({ order }, { now }) => within(pendingFrom(order), now, lastChanceWithin),
  error: ({ order, status }) =>
    status === 'error' ? new Date(rejectionOf(order)?.at ?? order.placedAt) : undefined,
  soon: ({ order }, { now }) =>
    order.status === 'transferApproved' && order.focDate
      ? within(new Date(order.focDate), now, soonWithin)
      : undefined,
  late: ({ order }, { now, timeZone }) =>
    isLongerThanUsual(order, now, timeZone) ? clockStart(order) : undefined,
};

/** Those of a reason by their moments, the earliest first. */
export function todoOf(standings: readonly Standing[], given: When): readonly Todo[] {
  return standings
    .flatMap((standing) => mostUrgent(standing, given))
    .toSorted(
      (a, b) =>
        todoReasons.indexOf(a.reason) - todoReasons.indexOf(b.reason) || a.at.getTime() - b.at.getTime(),
    );
}

function mostUrgent(standing: Standing, given: When): Todo[] {
  for (const reason of todoReasons) {
    const at = needs[reason](standing, given);
    if (at) return [{ standing, reason, at }];
  }
  return [];
}
