// One request of a turn, from what it refers to up to its outcomes. Reads the store; writes nothing.

import { decide } from '../domain/decide.ts';
import type { Change, Decision } from '../domain/decision.ts';
import type { Order } from '../domain/order.ts';
import { roleMissing } from '../domain/people.ts';
import { type DeskRequest, isOrderRequest, type OrderRequest, type Verb } from '../domain/request.ts';
import { type Circumstances, standingOf } from '../domain/standing.ts';
import { actions } from '../domain/statusRules.ts';
import type { Outcome } from '../replies/explain.ts';
import type { OrderStore } from '../stores/store.ts';
import type { Versions } from './answer.ts';
import type { Remembered } from './memory.ts';
import { refer } from './refer.ts';
import { isDescription, select } from './select.ts';

export interface Considering {
  readonly tenant: string;
  readonly store: Pick<OrderStore, 'find' | 'list'>;
  readonly remembered: Remembered;
  readonly given: Circumstances;
  /** The versions that the person saw: of a confirmed question, or of a card's button. */
  readonly seen: Versions;
  /** Orders as earlier requests of the same turn leave them. */
  readonly ahead: Map<string, Order>;
}

export interface Considered {
  readonly outcomes: readonly Outcome[];
  readonly permitted: readonly Change[];
  /** The orders that were named: what "it" means from now on. */
  readonly named: readonly string[];
}

/** How many orders a question offers as buttons. */
const offeredAtMost = 5;

export async function consider(asked: DeskRequest, turn: Considering): Promise<Considered> {
  const { given, tenant, store } = turn;
  const needed = roleMissing(asked.verb, given.person.role);
  if (needed) return said({ kind: 'refused', refusal: { because: 'role', needed } });
  const request = orListed(refer(asked, turn.remembered));
  if (lacksOrder(request)) return said(await whichOrder(request, turn));

  const { orders, unknown, foundAs, ambiguous } = await select(request, tenant, store, given);
  const unclear: Outcome[] = unknown.map((number) => ({
    kind: 'refused',
    refusal: { because: 'unknownOrder', number },
  }));
  if (ambiguous.length > 0 && isOrderRequest(request)) {
    const candidates = ambiguous.map((order) => standingOf(order, given));
    unclear.push({ kind: 'asks', asked: { kind: 'whichOrder', request, candidates } });
  }
  if (orders.length === 0 && unclear.length > 0) return said(...unclear);

  const stale = changesOrders(request) ? orders.filter((order) => isStale(order, turn)) : [];
  const current = orders
    .filter((order) => !stale.includes(order))
    .map((order) => turn.ahead.get(order.number) ?? order);
  const decided = stale.length > 0 && current.length === 0 ? [] : decide(request, current, given);
  const permitted = decided.flatMap((decision) => (decision.kind === 'permitted' ? [decision.change] : []));
  for (const { after } of permitted) turn.ahead.set(after.order.number, after.order);
  return {
    outcomes: [
      ...foundAs.map((found) => ({ kind: 'foundAs', ...found }) as const),
      ...stale.map((order) => movedOn(order, given)),
      ...decided.filter(isTold),
      ...unclear,
    ],
    permitted,
    named: isOrderRequest(request) ? orders.map(({ number }) => number) : [],
  };
}

/** Outcomes that change nothing and name no order. */
export const said = (...outcomes: readonly Outcome[]): Considered => ({ outcomes, permitted: [], named: [] });

const isTold = (decision: Decision): decision is Exclude<Decision, { kind: 'permitted' }> =>
  decision.kind !== 'permitted';

const changesOrders = ({ verb }: DeskRequest): boolean =>
  verb === 'edit' || verb === 'cancel' || verb === 'delete';

/** The order is no longer what the person saw when the question was asked or the card was shown. */
const isStale = ({ number, version }: Order, { seen }: Considering): boolean =>
  Object.hasOwn(seen, number) && seen[number] !== version;

const movedOn = (order: Order, given: Circumstances): Outcome => ({
  kind: 'refused',
  refusal: { because: 'moved', standing: standingOf(order, given) },
});

/** The status of no order in particular is the list of them. */
const orListed = (request: DeskRequest): DeskRequest =>
  request.verb === 'status' && request.orders.length === 0 && !isDescription(request)
    ? { verb: 'list' }
    : request;

/** These can be about no order. */
const needNoOrder: ReadonlySet<Verb> = new Set([
  'may',
  'not',
  'notify',
  'mute',
  'undo',
  'recreate',
  'comment',
]);

const lacksOrder = (request: DeskRequest): request is DeskRequest & OrderRequest =>
  isOrderRequest(request) &&
  request.orders.length === 0 &&
  !isDescription(request) &&
  !needNoOrder.has(request.verb);

/** Offers the orders on which it could be done now. */
async function whichOrder(request: OrderRequest, { tenant, store, given }: Considering): Promise<Outcome> {
  const action = actions.find((each) => each === request.verb);
  const candidates = (await store.list(tenant))
    .map((order) => standingOf(order, given))
    .filter(({ allowed }) => !action || allowed.includes(action))
    .slice(0, offeredAtMost);
  return { kind: 'asks', asked: { kind: 'whichOrder', request, candidates } };
}
