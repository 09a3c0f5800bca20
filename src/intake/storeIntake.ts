// The intake before a store.

import type { OrderStore } from '../stores/store.ts';
import { receiveEvent } from './events.ts';
import { takeOrders } from './importedOrders.ts';
import type { Intake } from './intake.ts';

export const createIntake = (store: OrderStore, clock: () => Date): Intake => ({
  event: (tenant, number, body, by) => receiveEvent(store, { tenant, number, by, now: clock() }, body),
  importOrders: (tenant, body) => takeOrders(store, { tenant, now: clock() }, body),
});
