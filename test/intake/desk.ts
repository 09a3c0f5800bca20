// An intake on a real store, and what stands in it, for the tests of this room.

import type { Order } from '../../src/domain/order.ts';
import type { Absent, ImportCounts, ImportResult, Intake } from '../../src/intake/intake.ts';
import { createIntake } from '../../src/intake/storeIntake.ts';
import { openMemoryStore } from '../../src/stores/lowdb.ts';
import type { OrderStore } from '../../src/stores/store.ts';
import { now } from '../domain/orders.ts';

export interface Desk {
  readonly intake: Intake;
  readonly store: OrderStore;
  /** An import of these rows into the tenant demo. */
  take(rows: unknown, absent?: Absent): Promise<ImportResult>;
  /** The order as it stands in the store. */
  stored(number: string): Promise<Order>;
}

export function deskWith(orders: readonly Order[] = [], clock = () => now): Desk {
  const store = openMemoryStore(orders);
  const stored = async (number: string): Promise<Order> => {
    const [order] = await store.find('demo', number);
    if (order?.number !== number) throw new Error(`there is no order ${number}`);
    return order;
  };
  const intake = createIntake(store, clock);
  return {
    store,
    intake,
    stored,
    take: (rows, absent = 'none') => intake.importRows('demo', rows, 'carrier', absent),
  };
}

/** What an import came to where no row was rejected. */
export const taken = (counts: Partial<ImportCounts>): ImportResult => ({
  kind: 'imported',
  ...{ added: 0, replaced: 0, unchanged: 0, moved: 0 },
  ...counts,
  rejected: [],
});

/** `0.status`, the row and the place in it, one for each fault; each fault says something. */
export function refusedFor(result: ImportResult): readonly string[] {
  if (result.kind !== 'imported') throw new Error(`is ${JSON.stringify(result)}`);
  return result.rejected.flatMap(({ index, faults }) =>
    faults.map(({ path, message }) => {
      if (message === '') throw new Error(`row ${index} is rejected without a word`);
      return [index, ...path].join('.');
    }),
  );
}
