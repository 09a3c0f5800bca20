// Lists of orders, told a page at a time or exported whole, how many there are, and which of them need somebody.

import type { Answer, Decision } from './decision.ts';
import { type Filter, fits } from './filter.ts';
import { nearTo } from './near.ts';
import type { Order } from './order.ts';
import type { RequestOf } from './request.ts';
import { sorted, sortingSaid } from './sorting.ts';
import { type Circumstances, type Standing, standingOf } from './standing.ts';
import { todoOf } from './todo.ts';

/** How many orders are told at a time: with its card, that fits a message of Teams. */
export const pageSize = 10;

/** A page of the orders that fit, or all of them for an export; a refusal where they cannot be sorted so. */
export function list(
  request: RequestOf<'list' | 'export'>,
  orders: readonly Order[],
  given: Circumstances,
): Decision {
  const { verb: _list, sort, page = '1', ...filter } = { page: undefined, ...request };
  const sorting = sort === undefined ? undefined : sortingSaid(sort);
  if (sort !== undefined && !sorting) {
    return { kind: 'refused', refusal: { because: 'unsortable', said: sort } };
  }
  const all = orders.map((order) => standingOf(order, given));
  const fitting = all.filter((each) => fits(each, filter, given));
  const standings = sorting ? sorted(fitting, sorting) : fitting;
  const asked = { filter, ...(sorting && { sorting }) };
  // An export of none is a list of none.
  if (request.verb === 'export' && standings.length > 0) {
    return { kind: 'answered', answer: { about: 'export', standings, ...asked } };
  }
  const before = (Number(page) - 1) * pageSize;
  const answer: Extract<Answer, { about: 'list' }> = {
    about: 'list',
    standings: standings.slice(before, before + pageSize),
    earlier: standings.slice(0, before).map(({ order }) => order.number),
    total: fitting.length,
    ...asked,
    near: fitting.length === 0 ? nearTo(filter, all) : [],
  };
  return { kind: 'answered', answer };
}

/** What asks for a page of the same list. */
export const listRequest = (
  { filter, sorting }: Pick<Extract<Answer, { about: 'list' }>, 'filter' | 'sorting'>,
  page = 1,
): RequestOf<'list'> => ({
  verb: 'list',
  ...filter,
  ...(sorting && { sort: `${sorting.descending ? '-' : ''}${sorting.by}` }),
  ...(page > 1 && { page: String(page) }),
});

export function count(request: RequestOf<'count'>, orders: readonly Order[], given: Circumstances): Answer {
  const { verb: _count, ...filter } = request;
  return { about: 'count', count: fitting(orders, filter, given).length, filter };
}

/** As many as fit a page; the rest are counted. */
export function todo(orders: readonly Order[], given: Circumstances): Answer {
  const all = todoOf(
    orders.map((order) => standingOf(order, given)),
    given,
  );
  return { about: 'todo', todo: all.slice(0, pageSize), total: all.length };
}

const fitting = (orders: readonly Order[], filter: Filter, given: Circumstances): readonly Standing[] =>
  orders.map((order) => standingOf(order, given)).filter((each) => fits(each, filter, given));
