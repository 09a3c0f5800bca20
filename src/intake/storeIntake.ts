// The intake before a store.

import type { OrderStore } from '../stores/store.ts';
import { receiveEvent } from './events.ts';
import { takeRows } from './importedRows.ts';
import type { Intake } from './intake.ts';

export const createIntake = (store: OrderStore, clock: () => Date): Intake => ({
  event: (tenant, number, body, by) => receiveEvent(store, { tenant, number, by, now: clock() }, body),
  importRows: (tenant, body, by, absent) => takeRows(store, { tenant, by, absent, now: clock() }, body),
});
