// Lists of orders, told a page at a time or exported whole, how many there are, and which of them need somebody.

import type { Answer, Decision } from './decision.ts';
import { type Filter, isSought, soughtBy } from './filter.ts';
import { nearTo } from './near.ts';
import type { Order } from './order.ts';
import type { RequestOf } from './request.ts';
import { sorted, sortingSaid } from './sorting.ts';
import { type Circumstances, type Standing, standingOf } from './standing.ts';
import { todoOf } from './todo.ts';

/** How many orders are told at a time: with its card, that fits a message of Teams. */
export const pageSize = 10;

/**
 * A page of the orders that fit, or all of them for an export; a refusal where they cannot be sorted so.
 * @param total how many fit, where only the first of them are given, up to the end of the page
 */
export function list(
  request: RequestOf<'list' | 'export'>,
  orders: readonly Order[],
  given: Circumstances,
  total?: number,
): Decision {
  const { verb: _list, sort, page = '1', ...filter } = { page: undefined, ...request };
  const sorting = sort === undefined ? undefined : sortingSaid(sort);
  if (sort !== undefined && !sorting) {
    return { kind: 'refused', refusal: { because: 'unsortable', said: sort } };
  }
  const fitting = fittingOf(orders, filter, given);
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
    total: total ?? fitting.length,
    ...asked,
    near: fitting.length === 0 ? nearTo(filter, standingsOf(orders, given)) : [],
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

/** @param total as of a list */
export function count(
  request: RequestOf<'count'>,
  orders: readonly Order[],
  given: Circumstances,
  total?: number,
): Answer {
  const { verb: _count, ...filter } = request;
  return { about: 'count', count: total ?? fittingOf(orders, filter, given).length, filter };
}

/** As many as fit a page; the rest are counted. */
export function todo(orders: readonly Order[], given: Circumstances): Answer {
  const all = todoOf(standingsOf(orders, given), given);
  return { about: 'todo', todo: all.slice(0, pageSize), total: all.length };
}

const standingsOf = (orders: readonly Order[], given: Circumstances): readonly Standing[] =>
  orders.map((order) => standingOf(order, given));

function fittingOf(orders: readonly Order[], filter: Filter, given: Circumstances): readonly Standing[] {
  const sought = soughtBy(filter, given);
  const fitting = orders.filter((order) => isSought(order, sought));
  return standingsOf(fitting, given);
}
