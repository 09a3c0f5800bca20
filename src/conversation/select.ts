// The orders that a request is about, from the store.

import { type Filter, soughtBy } from '../domain/filter.ts';
import { pageSize } from '../domain/listing.ts';
import type { Order } from '../domain/order.ts';
import { type DeskRequest, isOrderRequest, type OrderRequest } from '../domain/request.ts';
import type { Circumstances } from '../domain/standing.ts';
import { needing } from '../domain/todo.ts';
import type { OrderStore } from '../stores/store.ts';

export interface Selected {
  readonly orders: readonly Order[];
  /** Numbers that no order bears, and telephone numbers that no order holds. */
  readonly unknown: readonly string[];
  /** Numbers found although they were typed in another form: `PO-0102` for 102. */
  readonly foundAs: readonly { readonly typed: string; readonly number: string }[];
  /** The numbers of those that were to be left out. */
  readonly excepted: readonly string[];
  /** Orders that one typed number may mean. */
  readonly ambiguous: readonly Order[];
  /** An order that was to be left out is not there: what is to be left out is not known. */
  readonly unsure: boolean;
  /** How many there are, where only the first of them were selected. */
  readonly total?: number;
}

type Reading = Pick<OrderStore, 'find' | 'select' | 'near'>;

const nothing: Selected = {
  orders: [],
  unknown: [],
  foundAs: [],
  excepted: [],
  ambiguous: [],
  unsure: false,
};

export async function select(
  request: DeskRequest,
  tenant: string,
  store: Reading,
  given: Circumstances,
): Promise<Selected> {
  if (!isOrderRequest(request)) return ofAll(request, tenant, store, given);
  const named = request.orders.filter((ref) => ref !== 'all');
  const telephones = 'number' in request ? (request.number ?? []) : [];
  const all = [
    ...(await Promise.all(named.map((typed) => findOne(typed, tenant, store)))),
    ...(await Promise.all(telephones.map((telephone) => holding(telephone, tenant, store, given)))),
    await described(request, tenant, store, given),
  ];
  const excepted = 'except' in request ? (request.except ?? []) : [];
  const leftOut = await Promise.all(excepted.map((typed) => findOne(typed, tenant, store)));
  const left = new Set(leftOut.flatMap(({ orders, ambiguous }) => [...orders, ...ambiguous].map(numberOf)));
  return {
    orders: unique(all.flatMap(({ orders }) => orders)).filter((order) => !left.has(order.number)),
    unknown: [...new Set([...all, ...leftOut].flatMap(({ unknown }) => unknown))],
    foundAs: all.flatMap(({ foundAs }) => foundAs),
    excepted: [...left],
    ambiguous: all.flatMap(({ ambiguous }) => ambiguous),
    unsure: leftOut.some(({ unknown }) => unknown.length > 0),
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

/** The orders that hold a telephone number: the one on its way, and perhaps others that were cancelled before it. */
async function holding(
  telephone: string,
  tenant: string,
  store: Reading,
  { now }: Circumstances,
): Promise<Selected> {
  const { orders } = await store.select(tenant, { sought: { now, number: [telephone] } });
  return orders.length > 0 ? { ...nothing, orders } : { ...nothing, unknown: [telephone] };
}

/** Orders not named but described: `all`, or by a filter. */
async function described(
  request: OrderRequest,
  tenant: string,
  store: Reading,
  given: Circumstances,
): Promise<Selected> {
  if (!isDescription(request)) return nothing;
  const { orders } = await store.select(tenant, { sought: soughtBy(filterOf(request), given) });
  return { ...nothing, orders };
}

/** What is about all orders, or all that fit, gets no more of them than it takes to answer. */
async function ofAll(
  request: DeskRequest,
  tenant: string,
  store: Reading,
  given: Circumstances,
): Promise<Selected> {
  switch (request.verb) {
    case 'list':
    case 'export': {
      const { verb, sort, page = '1', ...filter } = { page: undefined, ...request };
      // In another order than theirs, it takes all to know the first.
      const isPage = verb === 'list' && sort === undefined;
      const { orders, total } = await store.select(tenant, {
        sought: soughtBy(filter, given),
        ...(isPage && { limit: Number(page) * pageSize }),
      });
      const isNear = total === 0 && (filter.name !== undefined || filter.number !== undefined);
      return { ...nothing, total, orders: isNear ? await store.near(tenant, filter) : orders };
    }
    case 'count': {
      const { verb: _count, ...filter } = request;
      return { ...nothing, ...(await store.select(tenant, { sought: soughtBy(filter, given), limit: 0 })) };
    }
    case 'todo':
      return { ...nothing, ...(await store.select(tenant, { sought: { now: given.now, status: needing } })) };
    default:
      return nothing;
  }
}

const filtering = ['status', 'carrier', 'name', 'since', 'until', 'by'] as const;
/** What says which orders are meant other than by their numbers. */
export const describing = ['number', ...filtering] as const;

/** The filter of a request, without what else it asks. */
export const filterOf = (request: OrderRequest): Filter =>
  Object.fromEntries(
    Object.entries(request).filter(([key]) => (filtering as readonly string[]).includes(key)),
  );

/** Whether a request describes its orders. Whether a status allows something is about no order, if not about all in it. */
const isDescription = (request: OrderRequest): boolean =>
  request.orders.includes('all') ||
  filtering.some((key) => key in request && !(request.verb === 'may' && key === 'status'));

/** Whether a request says which orders it is about, be it by what they hold. */
export const saysWhich = (request: OrderRequest): boolean =>
  request.orders.length > 0 ||
  ('number' in request && request.number !== undefined) ||
  isDescription(request);

const numberOf = ({ number }: Order): string => number;

const unique = (orders: readonly Order[]): readonly Order[] => [
  ...new Map(orders.map((order) => [order.number, order])).values(),
];
