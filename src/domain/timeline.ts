// What happened to an order, in the order of time: what was done to it, and what was said about it.

import type { HistoryEntry, Order } from './order.ts';

export type Happened =
  | ({ readonly kind: 'deed' } & HistoryEntry)
  | ({ readonly kind: 'comment' } & Order['comments'][number]);

/** Oldest first, beginning with the placing; what was reported late stands where it took place. */
export function timelineOf({ history, comments, placedAt, placedBy }: Order): readonly Happened[] {
  const deeds: Happened[] = history.map((entry) => ({ kind: 'deed', ...entry }));
  const isPlaced = history.some(({ what }) => what === 'placed');
  const placed: Happened = { kind: 'deed', at: placedAt, by: { id: placedBy }, what: 'placed' };
  const said: Happened[] = comments.map((comment) => ({ kind: 'comment', ...comment }));
  return [...(isPlaced ? [] : [placed]), ...deeds, ...said].toSorted(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  );
}
