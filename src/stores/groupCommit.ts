// An OrderStore over a ledger in memory: commits that arrive while a write is under way share the next one, and
// readers see only what has been written. Knows neither files nor lowdb.

import { bareNumber, type Order } from '../domain/order.ts';
import { accountsBy } from './accounts.ts';
import { derived, groupedBy } from './derived.ts';
import { checkedCommit, draftOf, emptyTenant, type Ledger, type TenantLedger } from './ledger.ts';
import {
  byNumber,
  type Commit,
  type Committed,
  type FeedEntry,
  type OrderReader,
  type OrderStore,
  StoreError,
} from './store.ts';

type Orders = TenantLedger['orders'];
type Feed = TenantLedger['feed'];

const listed = derived((orders: Orders): readonly Order[] =>
  Object.freeze([...orders.values()].filter((order) => !order.deletedAt).sort(byNumber)),
);

/** Numbers without a digit have no bare number in common. */
const numbersByBare = derived((orders: Orders) =>
  groupedBy([...orders.values()].sort(byNumber), ({ number }) => bareNumber(number) || undefined),
);

/** A number counts by its digits; one without any, or with more than can be counted on from, does not count. */
const nextNumber = derived((orders: Orders) => {
  const following = [...orders.keys()].map((number) => Number(bareNumber(number)) + 1);
  return String(following.filter(Number.isSafeInteger).reduce((most, each) => Math.max(most, each), 1));
});

const feedByNumber = derived((feed: Feed) => groupedBy(feed.values(), ({ number }) => number));

/** Entries behind a cursor. Cursors have no gaps, so there is no need to look at those before it. */
function* entriesAfter(feed: Feed, after: number, number?: string): Iterable<FeedEntry> {
  if (number !== undefined) {
    for (const entry of feedByNumber(feed).get(number) ?? []) if (entry.cursor > after) yield entry;
    return;
  }
  for (let cursor = after + 1; cursor <= feed.size; cursor += 1) {
    const entry = feed.get(cursor);
    if (entry) yield entry;
  }
}

/** The reading half: `current` gives the ledger as of now. */
export function readerOf(current: () => Ledger): Omit<OrderReader, 'close'> {
  const ordersOf = (tenant: string): Orders => current().get(tenant)?.orders ?? none;
  return {
    async find(tenant, number) {
      const orders = ordersOf(tenant);
      const exact = orders.get(number);
      return exact ? [exact] : [...(numbersByBare(orders).get(bareNumber(number)) ?? [])];
    },
    list: async (tenant) => listed(ordersOf(tenant)),
    async feed(tenant, { after = 0, number, open, limit = Number.POSITIVE_INFINITY }) {
      const { feed } = current().get(tenant) ?? emptyTenant;
      const found: FeedEntry[] = [];
      for (const entry of entriesAfter(feed, after, number)) {
        if (found.length >= limit) break;
        if (!(open && entry.entered)) found.push(entry);
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
 * @param hash keys the index of open accounts
 * @param write makes a ledger durable; where it rejects, all commits that share the write reject, and the ledger
 *   stays as it was.
 * @param letGo is called once, after the last write.
 */
export function storeOver(
  start: Ledger,
  hash: (text: string) => string,
  write: (ledger: Ledger) => Promise<void>,
  letGo: () => Promise<void> = async () => {},
): OrderStore {
  const accounts = accountsBy(hash);
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
        const draft = draftOf(durable, accounts);
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
      accounts.openOn(tenantNow(tenant).orders, accountNumber).toSorted(byNumber),
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
