// What a whole message wants of each order: what it wants twice is wanted once, and what it also wants left alone is
// left alone. Pure.

import type { Corrections, FieldName } from '../domain/fields.ts';
import type { Order } from '../domain/order.ts';
import type { Request, RequestOf } from '../domain/request.ts';
import { type Circumstances, standingOf } from '../domain/standing.ts';
import { verdictOn } from '../domain/statusRules.ts';
import { draftById, draftedIn, draftOfOrder } from './drafts.ts';
import type { Remembered } from './memory.ts';

export type ChangeRequest = RequestOf<(typeof changing)[number]>;
const changing = ['edit', 'cancel', 'delete', 'place', 'recreate', 'undo'] as const;

export const isChangeRequest = (request: Request): request is ChangeRequest =>
  (changing as readonly string[]).includes(request.verb);

/** A change that is wanted of one order. */
export interface Wish {
  readonly request: ChangeRequest;
  /** Absent where the order is new. */
  readonly order?: Order;
}

/** What is to be left undone. */
export interface Spared {
  readonly action: string;
  readonly number: string;
}

/** The same change for one order by its own number, whichever way the order was described. */
export function wishFor(request: Exclude<ChangeRequest, { verb: 'place' }>, order: Order): Wish {
  const orders = [order.number];
  switch (request.verb) {
    case 'edit': {
      const { verb, corrections, field, date } = request;
      return {
        request: { verb, orders, corrections, ...(field && { field }), ...(date && { date }) },
        order,
      };
    }
    case 'cancel':
    case 'delete': {
      const { verb, because } = request;
      return { request: { verb, orders, ...(because && { because }) }, order };
    }
    case 'recreate':
    case 'undo':
      return { request: { verb: request.verb, orders }, order };
  }
}

/** The wishes by order, or by the draft of a new one, in the order in which the orders were named. Those of one order that stay apart contradict each other. */
export function settle(
  wishes: readonly Wish[],
  spared: readonly Spared[],
  remembered: Remembered,
  given: Circumstances,
): readonly (readonly Wish[])[] {
  const byOrder = new Map<string, readonly Wish[]>();
  for (const wish of wishes) {
    const { request, order } = wish;
    if (spared.some(({ action, number }) => action === request.verb && number === order?.number)) continue;
    const key = order ? `order ${order.number}` : newOrder(request);
    byOrder.set(key, joined(byOrder.get(key) ?? [], wish));
  }
  return [...byOrder.values()].map((ofOne) => ofOne.map((wish) => withDraft(wish, remembered, given)));
}

/** The drafts of new orders are told apart; what is said of a new one without a draft is said of one. */
const newOrder = (request: ChangeRequest): string =>
  `draft ${(request.verb === 'place' && request.draft) || ''}`;

/** One more wish beside others of the same order: made one with the first that it goes together with. */
function joined(wishes: readonly Wish[], added: Wish): readonly Wish[] {
  for (const [place, { request, order }] of wishes.entries()) {
    const both = together(request, added.request);
    if (both) return wishes.with(place, { request: both, ...(order && { order }) });
  }
  return [...wishes, added];
}

/** Two changes of one order as one; `undefined` where they are not the same change, or want different values of a field. */
function together(a: ChangeRequest, b: ChangeRequest): ChangeRequest | undefined {
  if (a.verb === 'place' && b.verb === 'place') {
    return agree(a.corrections, b.corrections) ? placedTogether(a, b) : undefined;
  }
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

/** What is said adds to what was gathered before of the same new order, or of the same order that is to be sent again. */
function withDraft(wish: Wish, remembered: Remembered, given: Circumstances): Wish {
  const { request, order } = wish;
  if (request.verb === 'place') {
    const before = request.draft === undefined ? undefined : draftById(remembered, request.draft);
    const drafted = before && draftedIn(before);
    return drafted?.verb === 'place' ? { request: placedTogether(drafted, request) } : wish;
  }
  const draft = order && draftOfOrder(remembered, order.number);
  const drafted = draft && draftedIn(draft);
  if (request.verb !== 'edit' || !drafted) return wish;
  const isSentAgain = verdictOn('edit', standingOf(order, given).status, given.rules) === 'yes';
  if (!isSentAgain) return wish;
  return { request: { ...request, corrections: merged(drafted.corrections, request.corrections) }, order };
}

/** What is said of a new order later replaces what was said before; telephone numbers gather. */
function placedTogether(former: RequestOf<'place'>, added: RequestOf<'place'>): RequestOf<'place'> {
  const number = [...new Set([...(former.number ?? []), ...(added.number ?? [])])];
  return {
    ...{ ...former, ...added, corrections: merged(former.corrections, added.corrections) },
    ...(number.length > 0 && { number }),
  };
}

/** A value said later replaces the former one; numbers to add and to take out gather. */
function merged(former: Corrections, added: Corrections): Corrections {
  const several = (field: 'addNumber' | 'removeNumber'): Corrections => {
    const all = [...new Set([...(former[field] ?? []), ...(added[field] ?? [])])];
    return all.length > 0 ? { [field]: all } : {};
  };
  return { ...former, ...added, ...several('addNumber'), ...several('removeNumber') };
}
