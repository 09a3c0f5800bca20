// What is asked of a ledger in memory: looked up where there is an index, and gone through where there is none.

import { accountAsCompared } from '../../domain/account.ts';
import { isSought, type Sought } from '../../domain/filter.ts';
import { bareNumber, type Order, storedStatus } from '../../domain/order.ts';
import {
  compareNumbers,
  type FeedEntry,
  type FeedQuery,
  type OrderQuery,
  type OrderReader,
  type OrderStore,
  type Selection,
} from '../store.ts';
import { type LiveLedger, replyOf, type Shelf } from './ledger.ts';
import { nearest } from './nearest.ts';
import type { SortedNumbers } from './sortedNumbers.ts';

/** The half of it that commands need. */
export function readerOf(ledger: LiveLedger): Omit<OrderReader, 'close'> {
  return {
    async find(tenant, number) {
      const shelf = ledger.shelf(tenant);
      const exact = shelf.rooms.orders.get(number);
      return exact
        ? [exact]
        : ordersOf(shelf, shelf.orders.withBare(bareNumber(number)).toSorted(compareNumbers));
    },
    async list(tenant) {
      const shelf = ledger.shelf(tenant);
      return ordersOf(shelf, shelf.orders.listed.all);
    },
    feed: async (tenant, query) => entriesOf(ledger.shelf(tenant), query),
    tenants: async () =>
      Array.from(ledger.tenants, ([tenant, { orders }]) => (orders.size > 0 ? [tenant] : []))
        .flat()
        .sort(),
  };
}

export function readingOf(ledger: LiveLedger): Omit<OrderStore, 'commit' | 'close'> {
  const { shelf } = ledger;
  const reader = readerOf(ledger);
  return {
    ...reader,
    exactly: async (tenant, numbers) => ordersOf(shelf(tenant), numbers),
    select: async (tenant, query) => selectionOf(shelf(tenant), query),
    near: async (tenant, sought) => nearest(eachOf(shelf(tenant), shelf(tenant).orders.listed.all), sought),
    async changed(tenant, seen) {
      const { rooms, orders } = shelf(tenant);
      const numbers = orders.changes.since(seen) ?? rooms.orders.keys();
      return { orders: ordersOf(shelf(tenant), numbers), seen: orders.changes.now(), isMore: false };
    },
    recall: async (tenant, drawer, key) => shelf(tenant).rooms[drawer].get(key),
    recallAll: async (tenant, drawer) => new Map(shelf(tenant).rooms[drawer]),
    openOnAccounts: async (tenant, accountNumbers) =>
      new Map(
        accountNumbers.map(accountAsCompared).map((account) => {
          const numbers = shelf(tenant).orders.openOn(account).toSorted(compareNumbers);
          return [account, ordersOf(shelf(tenant), numbers)];
        }),
      ),
    nextNumber: async (tenant) => shelf(tenant).orders.nextNumber(),
    async answered(tenant, messageId) {
      const { messages, fleeting } = shelf(tenant).rooms;
      const message = messages.get(messageId) ?? fleeting.get(messageId);
      return message && replyOf(message);
    },
  };
}

/** One after the other: of very many, no list is made that only a few are taken from. */
function* eachOf({ rooms: { orders } }: Shelf, numbers: Iterable<string>): Iterable<Order> {
  for (const number of numbers) {
    const order = orders.get(number);
    if (order) yield order;
  }
}

const ordersOf = (shelf: Shelf, numbers: Iterable<string>): readonly Order[] => [...eachOf(shelf, numbers)];

function selectionOf(shelf: Shelf, query: OrderQuery): Selection {
  const { sought, except = [], after, limit = Number.POSITIVE_INFINITY } = query;
  const all = allSought(shelf, sought);
  if (all) return pageOf(shelf, all, query);
  const left = new Set(except);
  const orders: Order[] = [];
  let total = 0;
  for (const order of eachOf(shelf, candidates(shelf, sought))) {
    if (left.has(order.number) || !isSought(order, sought)) continue;
    if (after !== undefined && compareNumbers(order.number, after) <= 0) continue;
    total += 1;
    if (orders.length < limit) orders.push(order);
  }
  return { orders, total };
}

/** All that are sought, where that is known without looking at one of them. */
function allSought({ orders }: Shelf, { now: _moment, ...sought }: Sought): SortedNumbers | undefined {
  const [asked, ...more] = Object.entries(sought).filter(([, each]) => each !== undefined);
  if (!asked) return orders.listed;
  const [status, ...others] = asked[0] === 'status' ? (sought.status ?? []) : [];
  // What is approved may be pending as of now.
  const isStored = status && status !== 'transferApproved' && status !== 'transferPending';
  return isStored && more.length === 0 && others.length === 0 ? orders.inStatus(status) : undefined;
}

/** In order, those among which the sought ones are. */
function candidates({ orders }: Shelf, { number: telephones, status = [] }: Sought): readonly string[] {
  if (telephones) return [...new Set(telephones.flatMap(orders.holding))].sort(compareNumbers);
  const stored = new Set(status.map(storedStatus));
  const [one, ...others] = stored;
  return one && others.length === 0 ? orders.inStatus(one).all : orders.listed.all;
}

/** None needs to be looked at but those that are given back. */
function pageOf(shelf: Shelf, sought: SortedNumbers, query: OrderQuery): Selection {
  const { except = [], after, limit = Number.POSITIVE_INFINITY } = query;
  const start = after === undefined ? 0 : sought.countUpTo(after);
  const left = new Set(except.filter((number) => sought.countUpTo(number) > start && sought.has(number)));
  const numbers: string[] = [];
  for (let place = start; place < sought.all.length && numbers.length < limit; place += 1) {
    const number = sought.all[place] as string;
    if (!left.has(number)) numbers.push(number);
  }
  return { orders: ordersOf(shelf, numbers), total: sought.all.length - start - left.size };
}

function entriesOf(
  shelf: Shelf,
  { limit = Number.POSITIVE_INFINITY, ...query }: FeedQuery,
): readonly FeedEntry[] {
  const found: FeedEntry[] = [];
  for (const cursor of cursorsOf(shelf, query)) {
    if (found.length >= limit) break;
    const entry = shelf.rooms.feed.get(String(cursor));
    if (entry && !(query.open && entry.entered)) found.push(entry);
  }
  return found;
}

/** Cursors have no gaps, so there is no need to look at those before the first that is asked for. */
function* cursorsOf({ rooms, feed }: Shelf, { after = 0, number, open }: FeedQuery): Iterable<number> {
  if (number === undefined && !open)
    for (let cursor = after + 1; cursor <= rooms.feed.size; cursor += 1) yield cursor;
  else
    for (const cursor of number === undefined ? feed.open : feed.of(number)) if (cursor > after) yield cursor;
}
