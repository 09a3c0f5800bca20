// Secrets everywhere that they are stored, for the tests of every store that seals them: an order, its history, the feed, a draft.

import { expect } from 'vitest';
import type { Order } from '../../src/domain/order.ts';
import type { OrderStore } from '../../src/stores/store.ts';
import { anOrder, placing, start } from './commits.ts';

export const ours = Buffer.alloc(32, 1);
export const theirs = Buffer.alloc(32, 2);

export const secrets = ['PIN-4711', 'PIN-0815', 'ACC-90210', 'PIN-3141'];
const [pin, pinBefore, accountNumber, drafted] = secrets as [string, string, string, string];
const changes = [{ field: 'pin', before: pinBefore, after: pin } as const];
const entry = { at: start.toISOString(), by: { id: 'mia' }, what: 'edited', fields: changes } as const;
export const order: Order = anOrder('101', { pin, accountNumber, carrier: 'Contoso', history: [entry] });
const { history: _history, ...handed } = { ...entry, history: [] };

export async function fill(store: OrderStore): Promise<void> {
  await store.commit({
    ...placing(order),
    feed: [{ ...handed, fields: [...changes], number: '101', version: 1 }],
    documents: [
      { drawer: 'memories', key: 'mia', document: { draft: { pin: drafted } }, version: 0 },
      { drawer: 'watches', key: 'mia', document: ['101'], version: 0 },
    ],
  });
}

export async function expectAll(store: OrderStore): Promise<void> {
  expect(await store.find('demo', '101')).toEqual([order]);
  expect(await store.feed('demo', {})).toMatchObject([{ number: '101', fields: changes, cursor: 1 }]);
  expect(await store.recall('demo', 'memories', 'mia')).toEqual({
    document: { draft: { pin: drafted } },
    version: 1,
  });
  expect(await store.recall('demo', 'watches', 'mia')).toEqual({ document: ['101'], version: 1 });
}
