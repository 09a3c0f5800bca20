// The orders that a request is about: chosen from the store, or what is told and asked instead.

import type { Order } from '../domain/order.ts';
import { recreatable } from '../domain/placing.ts';
import type { DeskRequest, OrderRequest, Verb } from '../domain/request.ts';
import { standingOf } from '../domain/standing.ts';
import { actions, isPossible, statuses, verdictOn } from '../domain/statusRules.ts';
import { meansAll } from '../domain/watch.ts';
import type { Outcome } from '../replies/outcome.ts';
import { type Considered, type Considering, said } from './considered.ts';
import { filterOf, saysWhich, select } from './select.ts';

/** How many orders a question offers as buttons. */
const offeredAtMost = 5;

export type DeskOrderRequest = DeskRequest & OrderRequest;

export interface Chosen {
  readonly orders: readonly Order[];
  /** The numbers of those that were to be left out. */
  readonly excepted: readonly string[];
  /** Orders found under another form of their number. */
  readonly found: readonly Outcome[];
  /** What was named and is not there, or may mean several. */
  readonly unclear: readonly Outcome[];
}

/** @param isSure whether it takes certainty: where an order that is to be left out is not known, nothing is done */
export async function choose(
  request: DeskOrderRequest,
  turn: Considering,
  isSure: boolean,
): Promise<Chosen | { readonly instead: Considered }> {
  const { tenant, store, given } = turn;
  if (!saysWhich(request) && !needNoOrder.has(request.verb)) {
    return { instead: said(await whichOrder(request, turn)) };
  }
  const { orders, unknown, foundAs, excepted, ambiguous, unsure } = await select(
    request,
    tenant,
    store,
    given,
  );
  const unclear: Outcome[] = unknown.map((number) => ({
    kind: 'refused',
    refusal: { because: 'unknownOrder', number },
  }));
  if (ambiguous.length > 0) {
    const candidates = ambiguous.map((order) => standingOf(order, given));
    unclear.push({ kind: 'asks', asked: { kind: 'whichOrder', request, candidates } });
  }
  const found = foundAs.map((each): Outcome => ({ kind: 'foundAs', ...each }));
  if (orders.length === 0 && unclear.length > 0) return { instead: said(...found, ...unclear) };
  if (isSure && unsure) return { instead: said(...unclear) };
  const isOfNone = orders.length === 0 && saysWhich(request) && !isOfAll(request);
  return isOfNone ? { instead: said(noneFits(request)) } : { orders, excepted, found, unclear };
}

/** These can be about no order. */
const needNoOrder: ReadonlySet<Verb> = new Set(['may', 'not', 'undo']);

/** To be told of all orders is to be told of those to come, too. */
const isOfAll = (request: OrderRequest): boolean =>
  (request.verb === 'notify' || request.verb === 'mute') && meansAll(request);

/** What was said of the orders fits none: told as a list of none, with what it was to fit. */
const noneFits = (request: OrderRequest): Outcome => ({
  kind: 'answered',
  answer: { about: 'list', standings: [], earlier: [], total: 0, near: [], filter: filterOf(request) },
});

/** Offers the orders on which it could be done now. */
async function whichOrder(request: OrderRequest, { tenant, store, given }: Considering): Promise<Outcome> {
  const action = actions.find((each) => each === request.verb);
  const status = action
    ? statuses.filter((each) => isPossible(verdictOn(action, each, given.rules)))
    : request.verb === 'recreate' && recreatable;
  const sought = { now: given.now, ...(status && { status }) };
  const { orders } = await store.select(tenant, { sought, limit: offeredAtMost });
  const candidates = orders.map((order) => standingOf(order, given));
  return { kind: 'asks', asked: { kind: 'whichOrder', request, candidates } };
}

/** The orders last spoken of, for those who are asked to help on. */
export async function lastNamed({ tenant, store, remembered }: Considering): Promise<readonly Order[]> {
  const found = remembered.focus
    .slice(-offeredAtMost)
    .map(async (number) => (await store.find(tenant, number)).filter((order) => order.number === number));
  return (await Promise.all(found)).flat();
}
