// Requests that want something changed: a wish for each order that is still as the person saw it.

import { decide } from '../domain/decide.ts';
import type { Order } from '../domain/order.ts';
import type { RequestOf } from '../domain/request.ts';
import { standingOf } from '../domain/standing.ts';
import type { Outcome } from '../replies/outcome.ts';
import type { Versions } from './answer.ts';
import { choose } from './choose.ts';
import { type Considered, type Considering, said } from './considered.ts';
import { draftById } from './drafts.ts';
import { changedEntries } from './form.ts';
import { isTold } from './judge.ts';
import type { Remembered } from './memory.ts';
import { type ChangeRequest, wishFor } from './settle.ts';

/** A new order, or more of one that is not finished. */
export const considerNewOrder = (
  request: RequestOf<'place'>,
  { remembered, isOfAnother }: Considering,
): Considered =>
  request.draft === undefined || (!isOfAnother && draftById(remembered, request.draft))
    ? { ...said(), wishes: [{ request }] }
    : said({ kind: 'draftGone' });

/** @param isUnsaid whether "undo" named no order: then it is of the last changes here */
export async function considerChange(
  request: Exclude<ChangeRequest, { verb: 'place' }>,
  turn: Considering,
  isUnsaid: boolean,
): Promise<Considered> {
  const chosen = await choose(request, turn, true);
  if ('instead' in chosen) return chosen.instead;
  const { orders, found, unclear } = chosen;
  const { given, remembered } = turn;
  if (orders.length === 0) return said(...decide(request, orders, given).filter(isTold));
  const seen = request.verb === 'undo' && isUnsaid ? versionsLeft(remembered) : turn.seen;
  const [stale, fresh] = [true, false].map((is) => orders.filter((order) => isStale(order, seen) === is));
  return {
    ...said(...found, ...(stale ?? []).map((order) => movedOn(order, turn)), ...unclear),
    wishes: (fresh ?? []).map((order) => wishFor(asEntered(request, order, turn), order)),
    named: orders.map(({ number }) => number),
  };
}

/** The orders as the last changes here left them: what has moved on since is not taken back. */
const versionsLeft = ({ changed }: Remembered): Versions =>
  Object.fromEntries(changed.map(({ number, version }) => [number, version]));

/** The order is no longer what the person saw when the question was asked or the card was shown. */
const isStale = ({ number, version }: Order, seen: Versions): boolean =>
  Object.hasOwn(seen, number) && seen[number] !== version;

const movedOn = (order: Order, { given }: Considering): Outcome => ({
  kind: 'refused',
  refusal: { because: 'moved', standing: standingOf(order, given) },
});

/** A form says again what it showed: only what was changed in it is asked for. */
const asEntered = <R extends ChangeRequest>(
  request: R,
  order: Order,
  { isForm, remembered, given }: Considering,
): R =>
  isForm && request.verb === 'edit'
    ? ({ ...request, ...changedEntries(request, order, remembered, given.timeZone) } as R)
    : request;
