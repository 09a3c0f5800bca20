// Orders and commits for the stores' tests.

import { accountAsCompared } from '../../src/domain/account.ts';
import type { Order } from '../../src/domain/order.ts';
import type { Commit, OrderStore } from '../../src/stores/store.ts';

export const start = new Date('2026-11-02T09:00:00Z');
export const later = (milliseconds: number): Date => new Date(start.getTime() + milliseconds);

export const anOrder = (number: string, but: Partial<Order> = {}): Order => ({
  tenant: 'demo',
  number,
  name: 'Head office',
  country: 'US',
  numberType: 'geographic',
  phoneNumbers: ['+14255550100'],
  status: 'processing',
  placedAt: '2026-11-01T09:00:00Z',
  placedBy: 'mia',
  version: 1,
  comments: [],
  history: [],
  ...but,
});

export const placing = (...orders: readonly Order[]): Commit => ({
  tenant: orders[0]?.tenant ?? 'demo',
  at: start,
  changes: orders.map((order) => ({ order, version: 0 })),
});

/** The order's next version, decided on the one given. */
export const changing = (order: Order, but: Partial<Order>): Commit => ({
  tenant: order.tenant,
  at: start,
  changes: [{ order: { ...order, ...but, version: order.version + 1 }, version: order.version }],
});

export const remembering = (key: string, document: string, version: number): Commit => ({
  tenant: 'demo',
  at: start,
  changes: [],
  documents: [{ drawer: 'memories', key, document, version }],
});

export const answering = (messageId: string, reply: string, at = start): Commit => ({
  messageId,
  tenant: 'demo',
  at,
  changes: [],
  reply,
});

export const numbers = (orders: readonly { readonly number: string }[]) => orders.map(({ number }) => number);
export const openOn = async (store: OrderStore, tenant: string, account: string) =>
  (await store.openOnAccounts(tenant, [account])).get(accountAsCompared(account)) ?? [];

/** Keys that are harmless in a Map and treacherous in an object or a text. */
export const strangeKeys = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  ' ',
  'a"b\\c\n',
  '注文',
  '\u2028',
];
