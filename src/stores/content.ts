// All that a store holds of a tenant, wherever it lies, so that two stores can be held against each other.

import { createHash } from 'node:crypto';
import type { Order } from '../domain/order.ts';
import { type AnsweredMessage, replyOf, type TenantLedger } from './lowdb/ledger.ts';
import { type Drawer, drawers, type FeedEntry, forgetAfter, type Json, type OrderStore } from './store.ts';

/** Of documents their content alone, for a version counts the commits of one store; of messages their replies. */
export type Content = {
  readonly orders: ReadonlyMap<string, Order>;
  readonly feed: ReadonlyMap<string, FeedEntry>;
  readonly messages: ReadonlyMap<string, Json>;
} & Readonly<Record<Drawer, ReadonlyMap<string, Json>>>;

export const contentOf = (rooms: TenantLedger): Content => ({
  orders: rooms.orders,
  ...inDrawers((drawer) => documentsOf(rooms[drawer])),
  feed: rooms.feed,
  messages: new Map(messagesOf(rooms).map(([id, message]) => [id, replyOf(message)])),
});

/** Those that are not forgotten yet when the last of them comes, as they came. */
export function messagesOf({ messages }: TenantLedger): readonly (readonly [string, AnsweredMessage])[] {
  const all = [...messages].sort(([, a], [, b]) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  const last = all.at(-1)?.[1].at;
  const horizon = last ? new Date(Date.parse(last) - forgetAfter).toISOString() : '';
  return all.filter(([, { at }]) => at > horizon);
}

export const documentsOf = (
  kept: ReadonlyMap<string, { readonly document: Json }>,
): ReadonlyMap<string, Json> => new Map(Array.from(kept, ([key, { document }]) => [key, document]));

/** @param messages the ids of those whose replies are looked for: a store does not list them */
export async function contentIn(
  store: OrderStore,
  tenant: string,
  messages: Iterable<string>,
): Promise<Content> {
  const orders = new Map<string, Order>();
  for (let seen: unknown, isMore = true; isMore; ) {
    const changed = await store.changed(tenant, seen);
    for (const order of changed.orders) orders.set(order.number, order);
    ({ seen, isMore } = changed);
  }
  const kept = new Map<Drawer, ReadonlyMap<string, Json>>();
  for (const drawer of drawers) kept.set(drawer, documentsOf(await store.recallAll(tenant, drawer)));
  const replies = new Map<string, Json>();
  for (const id of messages) {
    const reply = await store.answered(tenant, id);
    if (reply !== undefined) replies.set(id, reply);
  }
  const feed = new Map((await store.feed(tenant, {})).map((entry) => [String(entry.cursor), entry]));
  return { ...inDrawers((drawer) => kept.get(drawer) ?? new Map()), orders, feed, messages: replies };
}

const inDrawers = <T>(each: (drawer: Drawer) => T): Record<Drawer, T> =>
  Object.fromEntries(drawers.map((drawer) => [drawer, each(drawer)])) as Record<Drawer, T>;

/** In hexadecimal; the same whichever way the content lies. */
export function checksumOf(content: Content): string {
  const lines = Object.entries(content).flatMap(([room, members]) =>
    Array.from(members as ReadonlyMap<unknown, unknown>, ([key, member]) => canonical([room, key, member])),
  );
  const hash = createHash('sha256');
  for (const line of lines.sort()) hash.update(`${line}\n`);
  return hash.digest('hex');
}

/** As JSON, the members of objects in the order of their names. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
