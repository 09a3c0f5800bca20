// An intake on a real store, and what stands in it, for the tests of this room.

import type { Order } from '../../src/domain/order.ts';
import type { ImportFault, Intake } from '../../src/intake/intake.ts';
import { createIntake } from '../../src/intake/storeIntake.ts';
import { openMemoryStore } from '../../src/stores/lowdb.ts';
import type { OrderStore } from '../../src/stores/store.ts';
import { now } from '../domain/orders.ts';

export interface Desk {
  readonly intake: Intake;
  readonly store: OrderStore;
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
  return { store, intake: createIntake(store, clock), stored };
}

/** `0.status: …`, one for each fault. */
export const places = (faults: readonly ImportFault[]): readonly string[] =>
  faults.map(({ path }) => path.join('.'));
