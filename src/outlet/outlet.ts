// What programs get from the desk: its orders, and what people changed, to be entered in the admin center.

import { z } from 'zod';
import { orderSchema } from '../domain/order.ts';
import { type Status, statuses } from '../domain/statusRules.ts';
import type { FeedEntry, OrderStore } from '../stores/store.ts';
import { exportedOrder } from '../table/exportedOrder.ts';
import { type Changes, type ChangesQuery, changesFrom } from './changes.ts';

/** What `exportedOrder` gives. */
export const exportedOrderSchema = orderSchema
  .extend({ status: z.enum(statuses).describe('As of now') })
  .meta({ id: 'Order' });
export type ExportedOrder = Readonly<Record<string, unknown>>;

export interface OrdersQuery {
  /** Only those in one of these statuses as of now; absent: all. */
  readonly status?: readonly Status[];
  /** Only those behind this number, as `byNumber` sorts; there need be no order with it. */
  readonly after?: string;
  readonly limit: number;
  /** With the values of secrets instead of masks. */
  readonly secrets?: boolean;
}

export interface OrdersPage {
  readonly orders: readonly ExportedOrder[];
  /** The number to go on from; absent: there are no more. */
  readonly next?: string;
}

export type Entered =
  | { readonly kind: 'entered'; readonly entered: number; readonly already: number }
  /** None was marked: the feed has no such entries. */
  | { readonly kind: 'unknownChanges'; readonly cursors: readonly number[] };

/** As it goes over HTTP where all were there: the server answers with it, and commands read it. */
export const enteredAnswer = z.object({ entered: z.int(), already: z.int() });

export interface Outlet {
  orders(tenant: string, query: OrdersQuery): Promise<OrdersPage>;
  /** By its exact number; of a deleted one, what is left of it. */
  order(tenant: string, number: string, secrets: boolean): Promise<ExportedOrder | undefined>;
  changes(tenant: string, query: ChangesQuery): Promise<Changes>;
  /** Marks changes as entered in the admin center: all of them or none, each once. */
  enter(tenant: string, cursors: readonly number[], by: string): Promise<Entered>;
}

export const createOutlet = (store: OrderStore, clock: () => Date): Outlet => ({
  async orders(tenant, { status, after, limit, secrets = false }) {
    const now = clock();
    const sought = { now, ...(status && { status }) };
    const { orders, total } = await store.select(tenant, { sought, ...(after && { after }), limit });
    return {
      orders: orders.map((order) => exportedOrder(order, now, secrets)),
      ...(total > limit && { next: orders.at(-1)?.number }),
    };
  },
  async order(tenant, number, secrets) {
    const [order] = await store.exactly(tenant, [number]);
    return order && exportedOrder(order, clock(), secrets);
  },
  changes: (tenant, query) => changesFrom(store, tenant, query),
  async enter(tenant, cursors, by) {
    const named = [...new Set(cursors)];
    const entries = await entriesAt(store, tenant, named);
    const known = new Set(entries.map(({ cursor }) => cursor));
    const unknown = named.filter((cursor) => !known.has(cursor));
    if (unknown.length > 0) return { kind: 'unknownChanges', cursors: unknown };
    const open = entries.filter(({ entered }) => !entered).map(({ cursor }) => cursor);
    await store.commit({ tenant, at: clock(), changes: [], entered: { cursors: open, by } });
    return { kind: 'entered', entered: open.length, already: named.length - open.length };
  },
});

/** Those that there are. The feed has no gaps, so cursors that follow each other are read at once. */
async function entriesAt(
  store: OrderStore,
  tenant: string,
  cursors: readonly number[],
): Promise<readonly FeedEntry[]> {
  const read = runsOf(cursors).map(({ first, length }) =>
    store.feed(tenant, { after: first - 1, limit: length }),
  );
  return (await Promise.all(read)).flat();
}

interface Run {
  readonly first: number;
  length: number;
}

function runsOf(cursors: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (const cursor of cursors.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && cursor === last.first + last.length) last.length += 1;
    else runs.push({ first: cursor, length: 1 });
  }
  return runs;
}
