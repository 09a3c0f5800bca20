// What a whole message wants of each order: what it wants twice is wanted once, and what it also wants left alone is
// left alone. Pure.

import type { Corrections, FieldName } from '../domain/fields.ts';
import type { Order } from '../domain/order.ts';
import type { Request, RequestOf } from '../domain/request.ts';
import { type Circumstances, standingOf } from '../domain/standing.ts';
import { verdictOn } from '../domain/statusRules.ts';
import type { Remembered } from './memory.ts';

export type ChangeRequest = RequestOf<'edit' | 'cancel' | 'delete'>;

export const isChangeRequest = (request: Request): request is ChangeRequest =>
  request.verb === 'edit' || request.verb === 'cancel' || request.verb === 'delete';

/** A change that is wanted of one order. */
export interface Wish {
  readonly request: ChangeRequest;
  readonly order: Order;
}

/** What is to be left undone. */
export interface Spared {
  readonly action: string;
  readonly number: string;
}

/** The same change for one order by its own number, whichever way the order was described. */
export function wishFor(request: ChangeRequest, order: Order): Wish {
  const orders = [order.number];
  if (request.verb === 'edit') {
    const { verb, corrections, field, date } = request;
    return { request: { verb, orders, corrections, ...(field && { field }), ...(date && { date }) }, order };
  }
  const { verb, because } = request;
  return { request: { verb, orders, ...(because && { because }) }, order };
}

/** The wishes by order, in the order in which the orders were named. Those of one order that stay apart contradict each other. */
export function settle(
  wishes: readonly Wish[],
  spared: readonly Spared[],
  { drafts }: Remembered,
  given: Circumstances,
): readonly (readonly Wish[])[] {
  const byOrder = new Map<string, readonly Wish[]>();
  for (const wish of wishes) {
    const { request, order } = wish;
    if (spared.some(({ action, number }) => action === request.verb && number === order.number)) continue;
    byOrder.set(order.number, joined(byOrder.get(order.number) ?? [], wish));
  }
  return [...byOrder.values()].map((ofOne) => ofOne.map((wish) => withDraft(wish, drafts, given)));
}

/** One more wish beside others of the same order: made one with the first that it goes together with. */
function joined(wishes: readonly Wish[], added: Wish): readonly Wish[] {
  for (const [place, { request, order }] of wishes.entries()) {
    const both = together(request, added.request);
    if (both) return wishes.with(place, { request: both, order });
  }
  return [...wishes, added];
}

/** Two changes of one order as one; `undefined` where they are not the same change, or want different values of a field. */
function together(a: ChangeRequest, b: ChangeRequest): ChangeRequest | undefined {
  if (a.verb !== 'edit' || b.verb !== 'edit') {
    return a.verb === b.verb ? ({ ...a, ...b } as ChangeRequest) : undefined;
  }
  const isSame = a.date === undefined || b.date === undefined || a.date === b.date;
  if (!isSame || !agree(a.corrections, b.corrections)) return undefined;
  const field = [...new Set([...(a.field ?? []), ...(b.field ?? [])])];
  return {
    ...{ ...a, ...b, corrections: merged(a.corrections, b.corrections) },
    ...(field.length > 0 && { field }),
  };
}

/** Whether two sets of corrections can be made together: no field to two values, no number both added and taken out. */
function agree(a: Corrections, b: Corrections): boolean {
  const { addNumber: addedByA = [], removeNumber: removedByA = [], ...valuesOfA } = a;
  const { addNumber: addedByB = [], removeNumber: removedByB = [], ...valuesOfB } = b;
  const other = valuesOfB as Partial<Record<FieldName, string>>;
  return (
    Object.entries(valuesOfA).every(([field, value]) => (other[field as FieldName] ?? value) === value) &&
    !addedByA.some((number) => removedByB.includes(number)) &&
    !addedByB.some((number) => removedByA.includes(number))
  );
}

/** Corrections of an order that is to be sent again add to those gathered before. */
function withDraft({ request, order }: Wish, drafts: Remembered['drafts'], given: Circumstances): Wish {
  const draft = Object.hasOwn(drafts, order.number) ? drafts[order.number] : undefined;
  if (request.verb !== 'edit' || !draft) return { request, order };
  const isSentAgain = verdictOn('edit', standingOf(order, given).status, given.rules) === 'yes';
  if (!isSentAgain) return { request, order };
  return { request: { ...request, corrections: merged(draft, request.corrections) }, order };
}

/** A value said later replaces the former one; numbers to add and to take out gather. */
function merged(former: Corrections, added: Corrections): Corrections {
  const several = (field: 'addNumber' | 'removeNumber'): Corrections => {
    const all = [...new Set([...(former[field] ?? []), ...(added[field] ?? [])])];
    return all.length > 0 ? { [field]: all } : {};
  };
  return { ...former, ...added, ...several('addNumber'), ...several('removeNumber') };
}
