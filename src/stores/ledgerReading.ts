// What is asked of a ledger in memory: looked up in what follows from it, worked out once for every state.

import { accountAsCompared } from '../domain/account.ts';
import { isSought } from '../domain/filter.ts';
import { bareNumber, type Order } from '../domain/order.ts';
import type { Accounts } from './accounts.ts';
import { derived, groupedBy } from './derived.ts';
import { emptyTenant, type Ledger, type TenantLedger } from './ledger.ts';
import { byNumber, type FeedEntry, type OrderReader, type OrderStore } from './store.ts';

type Orders = TenantLedger['orders'];
type Feed = TenantLedger['feed'];

const listed = derived((orders: Orders): readonly Order[] =>
  Object.freeze([...orders.values()].filter((order) => !order.deletedAt).sort(byNumber)),
);

/** Numbers without a digit have no bare number in common. */
const numbersByBare = derived((orders: Orders) =>
  groupedBy([...orders.values()].sort(byNumber), ({ number }) => bareNumber(number) || undefined),
);

const byTelephone = derived((orders: Orders) => {
  const holders = new Map<string, Order[]>();
  for (const order of listed(orders))
    for (const telephone of order.phoneNumbers) {
      const others = holders.get(telephone);
      if (others) others.push(order);
      else holders.set(telephone, [order]);
    }
  return holders;
});

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

/** The orders that may be sought: all, or those that hold one of the telephone numbers, in order. */
function candidates(orders: Orders, telephones: readonly string[] | undefined): readonly Order[] {
  if (!telephones) return listed(orders);
  const holders = telephones.flatMap((telephone) => byTelephone(orders).get(telephone) ?? []);
  return telephones.length === 1 ? holders : [...new Set(holders)].sort(byNumber);
}

/** The half of it that commands need. `current` gives the ledger as of now. */
export function readerOf(current: () => Ledger): Omit<OrderReader, 'close'> {
  const ordersOf = (tenant: string): Orders => (current().get(tenant) ?? emptyTenant).orders;
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

export function readingOf(current: () => Ledger, accounts: Accounts): Omit<OrderStore, 'commit' | 'close'> {
  const tenantNow = (tenant: string): TenantLedger => current().get(tenant) ?? emptyTenant;
  return {
    ...readerOf(current),
    exactly: async (tenant, numbers) =>
      numbers.flatMap((number) => tenantNow(tenant).orders.get(number) ?? []),
    async select(tenant, { sought, except = [], after, limit = Number.POSITIVE_INFINITY }) {
      const left = new Set(except);
      const found = candidates(tenantNow(tenant).orders, sought.number).filter(
        (order) =>
          !left.has(order.number) &&
          (after === undefined || byNumber(order, { number: after }) > 0) &&
          isSought(order, sought),
      );
      return { orders: found.slice(0, limit), total: found.length };
    },
    near: async (tenant) => listed(tenantNow(tenant).orders),
    /** A state never changes, so what changed since one is what is another order in it. */
    async changed(tenant, seen) {
      const { orders } = tenantNow(tenant);
      const before = seen as Orders | undefined;
      const others = seen === orders ? [] : [...orders.values()];
      return {
        orders: before ? others.filter((order) => before.get(order.number) !== order) : others,
        seen: orders,
        isMore: false,
      };
    },
    recall: async (tenant, drawer, key) => tenantNow(tenant)[drawer].get(key),
    recallAll: async (tenant, drawer) => tenantNow(tenant)[drawer],
    openOnAccounts: async (tenant, accountNumbers) =>
      new Map(
        accountNumbers.map((account) => [
          accountAsCompared(account),
          accounts.openOn(tenantNow(tenant).orders, account).toSorted(byNumber),
        ]),
      ),
    nextNumber: async (tenant) => nextNumber(tenantNow(tenant).orders),
    answered: async (tenant, messageId) => tenantNow(tenant).messages.get(messageId)?.reply,
  };
}
