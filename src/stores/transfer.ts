// Takes all that a ledger holds over into another store, by commits like any other, and holds the two against each other.
// Where it is interrupted it goes on: what is there as it should be is left, and what is there otherwise is never touched.

import {
  type Content,
  canonical,
  checksumOf,
  contentIn,
  contentOf,
  documentsOf,
  messagesOf,
} from './content.ts';
import { type Ledger, replyOf, type TenantLedger } from './lowdb/ledger.ts';
import { type Commit, type Drawer, drawers, type Json, type OrderStore, StoreError } from './store.ts';

/** What of a tenant is in both now. */
export interface Moved {
  readonly tenant: string;
  /** By the name of the room. */
  readonly counts: Readonly<Record<string, number>>;
  /** Over all of it, in hexadecimal; the same on both sides. */
  readonly checksum: string;
}

/** How many are taken over in one commit. */
const batch = 500;

/**
 * @param done told how many members more are there
 * @throws StoreError where the store holds something else already, or what was written does not read as it was given
 */
export async function transfer(
  ledger: Ledger,
  to: OrderStore,
  done: (count: number) => void,
): Promise<readonly Moved[]> {
  const moved: Moved[] = [];
  for (const [tenant, rooms] of ledger) {
    const given = contentOf(rooms);
    const commit = async (parts: Partial<Commit>): Promise<void> => {
      const committed = await to.commit({ tenant, at: new Date(0), changes: [], ...parts });
      if (committed !== 'done')
        throw new StoreError(`tenant ${tenant}: somebody writes to the store; stop them first`);
    };
    await moveOrders(tenant, given.orders, to, commit, done);
    for (const drawer of drawers) await moveDocuments(tenant, drawer, given[drawer], to, commit, done);
    await moveFeed(tenant, given.feed, to, commit, done);
    await moveMessages(tenant, rooms, to, commit, done);
    const [checksum, found] = [
      checksumOf(given),
      checksumOf(await contentIn(to, tenant, given.messages.keys())),
    ];
    if (checksum !== found)
      throw new StoreError(
        `tenant ${tenant}: the checksums differ, ${checksum} and ${found}; the file was left as it is`,
      );
    const sizes = Object.entries(given).map(([room, members]) => [room, members.size] as const);
    moved.push({ tenant, counts: Object.fromEntries(sizes), checksum });
  }
  return moved;
}

type Write = (parts: Partial<Commit>) => Promise<void>;
type Done = (count: number) => void;

async function moveOrders(
  tenant: string,
  orders: Content['orders'],
  to: OrderStore,
  commit: Write,
  done: Done,
) {
  for (const some of inBatches([...orders.values()])) {
    const there = await to.exactly(
      tenant,
      some.map(({ number }) => number),
    );
    for (const order of there) {
      const same = canonical(order) === canonical(orders.get(order.number));
      if (!same) throw differs(tenant, `order ${order.number}`);
    }
    const known = new Set(there.map(({ number }) => number));
    const missing = some.filter(({ number }) => !known.has(number));
    if (missing.length > 0) await commit({ changes: missing.map((order) => ({ order, version: 0 })) });
    done(some.length);
  }
}

async function moveDocuments(
  tenant: string,
  drawer: Drawer,
  documents: ReadonlyMap<string, Json>,
  to: OrderStore,
  commit: Write,
  done: Done,
) {
  const there = documentsOf(await to.recallAll(tenant, drawer));
  for (const some of inBatches([...documents])) {
    for (const [key, document] of some)
      if (there.has(key) && canonical(there.get(key)) !== canonical(document))
        throw differs(tenant, `what is kept in ${drawer} under ${key}`);
    const missing = some.filter(([key]) => !there.has(key));
    if (missing.length > 0)
      await commit({ documents: missing.map(([key, document]) => ({ drawer, key, document, version: 0 })) });
    done(some.length);
  }
}

/** In order, so that each entry gets the cursor that it has. */
async function moveFeed(tenant: string, feed: Content['feed'], to: OrderStore, commit: Write, done: Done) {
  const there = await to.feed(tenant, {});
  for (const { entered: _marked, ...entry } of there) {
    const { entered: _mark, ...given } = feed.get(String(entry.cursor)) ?? {};
    if (canonical(entry) !== canonical(given)) throw differs(tenant, `change ${entry.cursor} of the feed`);
  }
  for (const some of inBatches([...feed.values()].slice(there.length)))
    await commit({ feed: some.map(({ cursor: _own, entered: _mark, ...entry }) => entry) });
  for (const { cursor, entered } of feed.values())
    if (entered && !there[cursor - 1]?.entered)
      await commit({ at: new Date(entered.at), entered: { cursors: [cursor], by: entered.by } });
  done(feed.size);
}

async function moveMessages(tenant: string, rooms: TenantLedger, to: OrderStore, commit: Write, done: Done) {
  for (const [messageId, message] of messagesOf(rooms)) {
    const isThere = (await to.answered(tenant, messageId)) !== undefined;
    if (!isThere) await commit({ messageId, at: new Date(message.at), reply: replyOf(message) });
    done(1);
  }
}

const differs = (tenant: string, what: string) =>
  new StoreError(
    `${what} of tenant ${tenant} is there already, and is another: the store is in use. Nothing of it was changed; ` +
      'name an empty database in DATABASE_URL.',
  );

function* inBatches<T>(all: readonly T[]): Iterable<readonly T[]> {
  for (let at = 0; at < all.length; at += batch) yield all.slice(at, at + batch);
}
