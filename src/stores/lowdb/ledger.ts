// What a store in memory holds, changed in place; and as it was at one moment, for whoever writes it down meanwhile.
// Pure, no I/O.

import type { Order } from '../../domain/order.ts';
import type { FeedEntry, Json, Kept } from '../store.ts';
import { createFeedIndex, type FeedIndex } from './feedIndex.ts';
import { createOrderIndex, type OrderIndex } from './orderIndex.ts';

export interface AnsweredMessage {
  /** ISO 8601 in UTC, so that texts compare as times do. */
  readonly at: string;
  /** As JSON text. */
  readonly replied: string;
}

export const replyOf = ({ replied }: AnsweredMessage): Json => JSON.parse(replied);

/** What lies in which room, under a key. */
export interface Rooms {
  readonly orders: Order;
  readonly memories: Kept;
  readonly watches: Kept;
  readonly addresses: Kept;
  /** Under their cursors, which ascend. */
  readonly feed: FeedEntry;
  /** The last answered last. */
  readonly messages: AnsweredMessage;
  /** Those that only had something remembered: to answer them anew after a crash does no harm, and no file holds them. */
  readonly fleeting: AnsweredMessage;
}
export type AnyRoom = keyof Rooms;
export type Room = Exclude<AnyRoom, 'fleeting'>;
export type Member = Rooms[AnyRoom];
/** In the order in which the file has them. */
export const rooms = ['orders', 'memories', 'watches', 'addresses', 'feed', 'messages'] as const;

export type TenantLedger = { readonly [R in AnyRoom]: ReadonlyMap<string, Rooms[R]> };
/** By tenant. */
export type Ledger = ReadonlyMap<string, TenantLedger>;

/** What is to lie in a place from now on. To put it there twice is to put it there once. */
export interface Put<R extends AnyRoom = Room> {
  readonly tenant: string;
  readonly room: R;
  readonly key: string;
  /** Absent: the place is empty from now on. */
  readonly member?: Member;
}

/** What a file is told of. Messages are forgotten by their time, not once more by name. */
export function* lasting(puts: Iterable<Put<AnyRoom>>): Iterable<Put> {
  for (const { room, ...put } of puts)
    if (room !== 'fleeting' && (room !== 'messages' || put.member)) yield { room, ...put };
}

/** A tenant's rooms, and what its orders and its feed are looked up by. */
export interface Shelf {
  readonly rooms: TenantLedger;
  readonly orders: OrderIndex;
  readonly feed: FeedIndex;
}

export interface LiveLedger {
  readonly tenants: Ledger;
  /** An empty one where there is nothing of the tenant. */
  shelf(tenant: string): Shelf;
  enter(puts: Iterable<Put<AnyRoom>>): void;
  /** What a file holds of it now, whatever is entered while it is gone through; to be let go of afterwards. */
  hold(): Held;
}

export interface Held {
  readonly members: Iterable<Required<Put>>;
  letGo(): void;
}

const emptyShelf = (): Shelf => ({
  rooms: Object.fromEntries(
    [...rooms, 'fleeting'].map((room) => [room, new Map()]),
  ) as unknown as TenantLedger,
  orders: createOrderIndex(),
  feed: createFeedIndex(),
});
const nothing = emptyShelf();

export function createLedger(): LiveLedger {
  const shelves = new Map<string, Shelf>();
  const tenants = new Map<string, TenantLedger>();
  /** What has been displaced since somebody holds the ledger as it was, by room. */
  const displaced = new Set<Map<unknown, Map<string, Member | undefined>>>();

  function ownShelf(tenant: string): Shelf {
    const own = shelves.get(tenant) ?? emptyShelf();
    shelves.set(tenant, own);
    tenants.set(tenant, own.rooms);
    return own;
  }

  function put({ tenant, room, key, member }: Put<AnyRoom>): void {
    const shelf = ownShelf(tenant);
    const members = shelf.rooms[room] as Map<string, Member>;
    const before = members.get(key);
    for (const held of displaced) {
      const ofRoom = held.get(members);
      if (ofRoom && !ofRoom.has(key)) ofRoom.set(key, before);
    }
    if (member === undefined || room === 'messages' || room === 'fleeting') members.delete(key);
    if (member !== undefined) members.set(key, member);
    if (room === 'orders') shelf.orders.change(before as Order | undefined, member as Order | undefined);
    if (room === 'feed') shelf.feed.change(before as FeedEntry | undefined, member as FeedEntry);
  }

  return {
    tenants,
    shelf: (tenant) => shelves.get(tenant) ?? nothing,
    enter(puts) {
      for (const each of puts) put(each);
    },
    hold() {
      const places = Array.from(shelves, ([tenant, shelf]) =>
        rooms.map((room) => ({ tenant, room, members: shelf.rooms[room], keys: keysOf(shelf, room) })),
      ).flat();
      const own = new Map(places.map(({ members }) => [members as unknown, new Map()]));
      displaced.add(own);
      function* members(): Iterable<Required<Put>> {
        for (const { tenant, room, members: now, keys } of places)
          for (const key of keys) {
            const before = own.get(now);
            const member = before?.has(key) ? before.get(key) : now.get(key);
            if (member) yield { tenant, room, key, member };
          }
      }
      return { members: members(), letGo: () => void displaced.delete(own) };
    },
  };
}

/** Orders by ascending number, and what is left of the deleted ones behind them. */
function keysOf({ rooms: { orders, ...others }, orders: { listed } }: Shelf, room: Room): readonly string[] {
  if (room !== 'orders') return [...others[room].keys()];
  return [
    ...listed.all,
    ...[...orders.values()].filter(({ deletedAt }) => deletedAt).map(({ number }) => number),
  ];
}
