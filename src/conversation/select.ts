// The orders that a request is about, from the store.

import { type Filter, fits } from '../domain/filter.ts';
import type { Order } from '../domain/order.ts';
import { type DeskRequest, isOrderRequest, type OrderRequest } from '../domain/request.ts';
import { type Circumstances, standingOf } from '../domain/standing.ts';
import type { OrderStore } from '../stores/store.ts';

export interface Selected {
  readonly orders: readonly Order[];
  /** Numbers that no order bears. */
  readonly unknown: readonly string[];
  /** Numbers found although they were typed in another form: `PO-0102` for 102. */
  readonly foundAs: readonly { readonly typed: string; readonly number: string }[];
  /** Orders that one typed number may mean. */
  readonly ambiguous: readonly Order[];
}

type Reading = Pick<OrderStore, 'find' | 'list'>;

const nothing: Selected = { orders: [], unknown: [], foundAs: [], ambiguous: [] };

export async function select(
  request: DeskRequest,
  tenant: string,
  store: Reading,
  given: Circumstances,
): Promise<Selected> {
  if (!isOrderRequest(request)) {
    const listed = request.verb === 'list' || request.verb === 'count';
    return listed ? { ...nothing, orders: await store.list(tenant) } : nothing;
  }
  const named = request.orders.filter((ref) => ref !== 'all');
  const found = await Promise.all(named.map((typed) => findOne(typed, tenant, store)));
  const all = [...found, await filtered(request, tenant, store, given)];
  return {
    orders: unique(all.flatMap(({ orders }) => orders)),
    unknown: all.flatMap(({ unknown }) => unknown),
    foundAs: all.flatMap(({ foundAs }) => foundAs),
    ambiguous: all.flatMap(({ ambiguous }) => ambiguous),
  };
}

async function findOne(typed: string, tenant: string, store: Reading): Promise<Selected> {
  const found = await store.find(tenant, typed);
  const [order] = found;
  if (!order) return { ...nothing, unknown: [typed] };
  if (found.length > 1) return { ...nothing, ambiguous: found };
  const foundAs = order.number === typed ? [] : [{ typed, number: order.number }];
  return { ...nothing, orders: [order], foundAs };
}

/** Orders not named but described: `all`, or by a filter. Whether a status allows something is about no order. */
async function filtered(
  request: OrderRequest,
  tenant: string,
  store: Reading,
  given: Circumstances,
): Promise<Selected> {
  if (!isDescription(request)) return nothing;
  const except = 'except' in request ? (request.except ?? []) : [];
  const orders = (await store.list(tenant)).filter(
    (order) => fits(standingOf(order, given), request as Filter, given) && !except.includes(order.number),
  );
  const number = 'number' in request ? request.number : undefined;
  return orders.length === 0 && number ? { ...nothing, unknown: number } : { ...nothing, orders };
}

const describing = ['number', 'status', 'carrier', 'since', 'until', 'by'] as const;

/** Whether a request says which orders it is about other than by their numbers. */
export const isDescription = (request: OrderRequest): boolean =>
  request.verb === 'may'
    ? request.number !== undefined
    : request.orders.includes('all') || describing.some((key) => key in request);

const unique = (orders: readonly Order[]): readonly Order[] => [
  ...new Map(orders.map((order) => [order.number, order])).values(),
];
