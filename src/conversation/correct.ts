// Corrections of what was asked before: another order, another date. Pure.

import type { OrderRequest, Request, RequestOf } from '../domain/request.ts';
import { spell } from '../domain/spelling.ts';

/** The order that was asked for: named alone, or in the same request said again. What says more is a request of its own. */
export function orderNamed(said: Request, asked: Request): RequestOf<'instead'> | undefined {
  const isAnswer = said.verb === 'order' || said.verb === 'instead' || said.verb === asked.verb;
  if (!isAnswer || !('orders' in said)) return undefined;
  const number = 'number' in said ? said.number : undefined;
  if (said.orders.length === 0 && !number) return undefined;
  const more = { ...said, orders: [], number: undefined };
  if (said.verb === asked.verb && spell(more) !== said.verb && spell(more) !== spell(asked)) return undefined;
  return { verb: 'instead', orders: said.orders, ...(number && { number }) };
}

export const corrects = ({ orders, number, date }: RequestOf<'instead'>, { verb }: Request): boolean =>
  orders.length > 0 || number !== undefined || (date !== undefined && verb === 'edit');

const sparing = ['edit', 'cancel', 'delete', 'recreate'] as const;

/** "All but 124": of what was asked, these orders are left alone. */
export const leftOut = (orders: readonly string[], asked: readonly Request[]): readonly Request[] =>
  sparing
    .filter((action) => asked.some(({ verb }) => verb === action))
    .map((action) => ({ verb: 'not', action, orders }));

/** The same request for another order, or with another date. */
export function instead(request: Request, correction: RequestOf<'instead'>): Request {
  const { orders, number, date } = correction;
  let corrected = request;
  if ('orders' in corrected && (orders.length > 0 || number)) {
    const { number: _before, ...rest } = corrected as OrderRequest & { number?: readonly string[] };
    corrected = { ...rest, orders, ...(number && { number }) } as Request;
  }
  return date && corrected.verb === 'edit' ? withDate(corrected, date) : corrected;
}

/** The new date stands for the one date that there was; for none or for two of them, what the order's status lets be edited. */
function withDate(request: RequestOf<'edit'>, date: string): Request {
  const { focDate, targetDate } = request.corrections;
  if (focDate && !targetDate) return { ...request, corrections: { ...request.corrections, focDate: date } };
  if (targetDate && !focDate)
    return { ...request, corrections: { ...request.corrections, targetDate: date } };
  return { ...request, date };
}
