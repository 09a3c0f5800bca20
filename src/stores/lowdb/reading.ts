// What is asked of a ledger in memory: looked up where there is an index, and gone through where there is none.

import { accountAsCompared } from '../../domain/account.ts';
import { isSought, type Sought } from '../../domain/filter.ts';
import { bareNumber, type Order } from '../../domain/order.ts';
import {
  byNumber,
  type FeedEntry,
  type FeedQuery,
  type OrderQuery,
  type OrderReader,
  type OrderStore,
  type Selection,
} from '../store.ts';
import { type LiveLedger, replyOf, type Shelf } from './ledger.ts';

/** The half of it that commands need. */
export function readerOf(ledger: LiveLedger): Omit<OrderReader, 'close'> {
  return {
    async find(tenant, number) {
      const shelf = ledger.shelf(tenant);
      const exact = shelf.rooms.orders.get(number);
      return exact ? [exact] : ordersOf(shelf, shelf.orders.withBare(bareNumber(number)).toSorted(compare));
    },
    async list(tenant) {
      const shelf = ledger.shelf(tenant);
      return ordersOf(shelf, shelf.orders.listed);
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
    near: reader.list,
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
          const numbers = shelf(tenant).orders.openOn(account).toSorted(compare);
          return [account, ordersOf(shelf(tenant), numbers)];
        }),
      ),
    nextNumber: async (tenant) => shelf(tenant).orders.nextNumber(),
    async answered(tenant, messageId) {
      const message = shelf(tenant).rooms.messages.get(messageId);
      return message && replyOf(message);
    },
  };
}

const compare = (a: string, b: string): number => byNumber({ number: a }, { number: b });

function ordersOf({ rooms: { orders } }: Shelf, numbers: Iterable<string>): readonly Order[] {
  const found: Order[] = [];
  for (const number of numbers) {
    const order = orders.get(number);
    if (order) found.push(order);
  }
  return found;
}

function selectionOf(shelf: Shelf, query: OrderQuery): Selection {
  const { sought, except = [], after, limit = Number.POSITIVE_INFINITY } = query;
  if (isAnySought(sought)) return pageOf(shelf, query);
  const left = new Set(except);
  const orders: Order[] = [];
  let total = 0;
  for (const order of ordersOf(shelf, candidates(shelf, query))) {
    if (left.has(order.number) || !isSought(order, sought)) continue;
    if (after !== undefined && compare(order.number, after) <= 0) continue;
    total += 1;
    if (orders.length < limit) orders.push(order);
  }
  return { orders, total };
}

/** In order: those that hold one of the telephone numbers, else all. */
function candidates({ orders }: Shelf, { sought: { number: telephones } }: OrderQuery): readonly string[] {
  if (!telephones) return orders.listed;
  return [...new Set(telephones.flatMap(orders.holding))].sort(compare);
}

const isAnySought = ({ now: _moment, ...asked }: Sought): boolean =>
  Object.values(asked).every((each) => each === undefined);

/** Of all that there are, none needs to be looked at but those that are given back. */
function pageOf(
  shelf: Shelf,
  { except = [], after, limit = Number.POSITIVE_INFINITY }: OrderQuery,
): Selection {
  const { listed, sorted } = shelf.orders;
  const start = after === undefined ? 0 : sorted.countUpTo(after);
  const left = new Set(
    except.filter((number) => sorted.countUpTo(number) > Math.max(start, sorted.countBefore(number))),
  );
  const numbers: string[] = [];
  for (let place = start; place < listed.length && numbers.length < limit; place += 1) {
    const number = listed[place] as string;
    if (!left.has(number)) numbers.push(number);
  }
  return { orders: ordersOf(shelf, numbers), total: listed.length - start - left.size };
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
