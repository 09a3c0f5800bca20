// What is noted at once, without a question: each order as all the notes of a message leave it. Pure.

import { commented } from '../domain/comments.ts';
import type { Note } from '../domain/decision.ts';
import type { OrderChange } from '../stores/store.ts';

/** By the order's number. Several notes on one order are one change of it. */
export function noting(notes: readonly Note[]): ReadonlyMap<string, OrderChange> {
  const changes = new Map<string, OrderChange>();
  for (const { standing, comment } of notes) {
    const { order } = standing;
    const before = changes.get(order.number) ?? { order, version: order.version };
    changes.set(order.number, { ...before, order: commented(before.order, comment) });
  }
  return changes;
}
