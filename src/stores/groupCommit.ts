// An OrderStore over a ledger in memory: commits that arrive while a write is under way share the next one, and
// readers see only what has been written. Knows neither files nor lowdb.

import { bareNumber, isOpen, type Order } from '../domain/order.ts';
import { checkedCommit, draftOf, emptyTenant, type Ledger, type TenantLedger } from './ledger.ts';
import {
  byNumber,
  type Commit,
  type Committed,
  type FeedEntry,
  type OrderStore,
  StoreError,
} from './store.ts';

type Orders = ReadonlyMap<string, Order>;
export type OrderReader = Pick<OrderStore, 'find' | 'list' | 'tenants' | 'feed'>;

/** Derived once for every state of a tenant's orders, when somebody first asks. */
function derived<T>(derive: (orders: Orders) => T): (orders: Orders) => T {
  const known = new WeakMap<Orders, T>();
  return (orders) => {
    const value = known.get(orders) ?? derive(orders);
    known.set(orders, value);
    return value;
  };
}

const listed = derived((orders): readonly Order[] =>
  Object.freeze([...orders.values()].filter((order) => !order.deletedAt).sort(byNumber)),
);

const numbersByBare = derived((orders) => {
  const index = new Map<string, Order[]>();
  for (const order of [...orders.values()].sort(byNumber)) {
    const bare = bareNumber(order.number);
    const same = index.get(bare);
    if (same) same.push(order);
    else index.set(bare, [order]);
  }
  index.delete(''); // numbers without a digit have no bare number in common
  return index;
});

/** A number counts by its digits; one without any, or with more than can be counted on from, does not count. */
const nextNumber = derived((orders) => {
  const counted = [...orders.keys()].map((number) => Number(bareNumber(number))).filter(Number.isSafeInteger);
  return String(counted.reduce((most, each) => Math.max(most, each), 0) + 1);
});

/** The reading half: `current` gives the ledger as of now. */
export function readerOf(current: () => Ledger): OrderReader {
  const ordersOf = (tenant: string): Orders => current().get(tenant)?.orders ?? none;
  return {
    async find(tenant, number) {
      const orders = ordersOf(tenant);
      const exact = orders.get(number);
      return exact ? [exact] : [...(numbersByBare(orders).get(bareNumber(number)) ?? [])];
    },
    list: async (tenant) => listed(ordersOf(tenant)),
    async feed(tenant, { after = 0, number, open, limit = Number.POSITIVE_INFINITY }) {
      const entries = current().get(tenant)?.feed ?? emptyTenant.feed;
      const found: FeedEntry[] = [];
      for (let cursor = after + 1; cursor <= entries.size && found.length < limit; cursor += 1) {
        const entry = entries.get(cursor);
        if (entry && (number === undefined || entry.number === number) && !(open && entry.entered))
          found.push(entry);
      }
      return found;
    },
    tenants: async () => [...current().keys()].filter((tenant) => ordersOf(tenant).size > 0).sort(),
  };
}
const none: Orders = new Map();

interface Waiting {
  readonly commit: Commit;
  readonly resolve: (outcome: Committed) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * @param write makes a ledger durable; where it rejects, all commits that share the write reject, and the ledger
 *   stays as it was.
 * @param letGo is called once, after the last write.
 */
export function storeOver(
  start: Ledger,
  write: (ledger: Ledger) => Promise<void>,
  letGo: () => Promise<void> = async () => {},
): OrderStore {
  let durable = start;
  let queue: Waiting[] = [];
  let writing: Promise<void> | undefined;
  let closing: Promise<void> | undefined;

  const tenantNow = (tenant: string): TenantLedger => durable.get(tenant) ?? emptyTenant;

  async function writeQueue(): Promise<void> {
    await null; // commits made in the same breath share the first write, too
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      try {
        // Even "conflict" and "repeated" wait for the write: what they were decided on may be part of it.
        const draft = draftOf(durable);
        const outcomes = batch.map(({ commit }) => draft.enter(commit));
        const next = draft.result();
        if (next !== durable) await write(next);
        durable = next;
        batch.forEach(({ resolve }, i) => {
          resolve(outcomes[i] as Committed);
        });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    writing = undefined;
  }

  return {
    ...readerOf(() => durable),
    recall: async (tenant, drawer, key) => tenantNow(tenant)[drawer].get(key),
    recallAll: async (tenant, drawer) => tenantNow(tenant)[drawer],
    openOnAccount: async (tenant, accountNumber) =>
      listed(tenantNow(tenant).orders).filter(
        (order) => order.accountNumber === accountNumber && isOpen(order),
      ),
    nextNumber: async (tenant) => nextNumber(tenantNow(tenant).orders),
    answered: async (tenant, messageId) => tenantNow(tenant).messages.get(messageId)?.reply,
    async commit(commit) {
      if (closing) throw new StoreError('the store is closed: nothing more can be written to it');
      const checked = checkedCommit(commit);
      return new Promise((resolve, reject) => {
        queue.push({ commit: checked, resolve, reject });
        writing ??= writeQueue();
      });
    },
    close() {
      closing ??= Promise.resolve(writing).then(letGo);
      return closing;
    },
  };
}
