// One request of a turn, from what it refers to up to its answers, or to what it wants changed. Reads the store; writes nothing.

import { decide } from '../domain/decide.ts';
import type { Note } from '../domain/decision.ts';
import type { Order } from '../domain/order.ts';
import { roleMissing } from '../domain/people.ts';
import { recreatable } from '../domain/placing.ts';
import type { Deciding } from '../domain/register.ts';
import {
  type DeskRequest,
  isOrderRequest,
  type OrderRequest,
  type Request,
  type RequestOf,
  type Verb,
} from '../domain/request.ts';
import { standingOf } from '../domain/standing.ts';
import { actions } from '../domain/statusRules.ts';
import { meansAll, type WatchRequest, type WatchWish } from '../domain/watch.ts';
import type { Outcome } from '../replies/outcome.ts';
import { nearestLanguage } from '../replies/translator.ts';
import type { OrderStore } from '../stores/store.ts';
import type { Versions } from './answer.ts';
import { draftById } from './drafts.ts';
import { changedEntries } from './form.ts';
import { changesAtMost, isTold } from './judge.ts';
import type { Remembered } from './memory.ts';
import { nextPage } from './pages.ts';
import { refer } from './refer.ts';
import { filterOf, saysWhich, select } from './select.ts';
import { isChangeRequest, type Spared, type Wish, wishFor } from './settle.ts';

export interface Considering {
  readonly tenant: string;
  readonly store: Pick<OrderStore, 'find' | 'list' | 'nextNumber' | 'openOnAccount'>;
  readonly remembered: Remembered;
  readonly given: Deciding;
  /** Tags of the languages that there are words for. */
  readonly languages: readonly string[];
  /** The versions that the person saw: of a confirmed question, or of a card's button. */
  readonly seen: Versions;
  /** Whether the conversation can be written to later on. */
  readonly reachable: boolean;
  /** What is asked came as a filled-in form. */
  readonly isForm: boolean;
}

export interface Considered {
  readonly outcomes: readonly Outcome[];
  /** What is to be changed, an order each. */
  readonly wishes: readonly Wish[];
  /** What is done at once. */
  readonly notes: readonly Note[];
  /** What is to be left undone, whatever else the message says. */
  readonly spared: readonly Spared[];
  /** What the person wants to be told of, or no more. */
  readonly watches: readonly WatchWish[];
  /** The orders that were named: what "it" means from now on. */
  readonly named: readonly string[];
}

/** How many orders a question offers as buttons. */
const offeredAtMost = 5;
/** Of how many orders one request is answered; Teams takes a message of at most 28 KB with its card. */
const toldAtMost = 15;

export async function consider(asked: DeskRequest, turn: Considering): Promise<Considered> {
  const { given, tenant, store } = turn;
  const needed = roleMissing(asked.verb, given.person.role);
  if (needed) return said({ kind: 'refused', refusal: { because: 'role', needed, verb: asked.verb } });
  if (asked.verb === 'place') return considerNewOrder(asked, turn);
  const referred = refer(asked, turn.remembered);
  if (!referred) return said({ kind: 'notUnderstood', likely: [], isOpenStill: false });
  const request = orAll(orListed(inLanguage(referred, turn.languages)));
  if (request.verb === 'customer' && request.language && !turn.languages.includes(request.language))
    return said({ kind: 'cannotSpeak', languages: turn.languages });
  if (request.verb === 'notify' && !turn.reachable)
    return said({ kind: 'refused', refusal: { because: 'unreachable' } });
  if (request.verb === 'more') return said(await nextPage(turn));
  if (request.verb === 'support')
    return said(...decide(request, await lastNamed(turn), given).filter(isTold));
  if (isOrderRequest(request) && lacksOrder(request)) return said(await whichOrder(request, turn));

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
  if (ambiguous.length > 0 && isOrderRequest(request)) {
    const candidates = ambiguous.map((order) => standingOf(order, given));
    unclear.push({ kind: 'asks', asked: { kind: 'whichOrder', request, candidates } });
  }
  const outcomes: Outcome[] = foundAs.map((found) => ({ kind: 'foundAs', ...found }));
  if (orders.length === 0 && unclear.length > 0) return said(...outcomes, ...unclear);
  if (isWatchRequest(request) && (orders.length > 0 || meansAll(request))) {
    if (unsure) return said(...unclear);
    const decisions = decide({ ...request, except: excepted }, orders, given);
    const watches = decisions.flatMap((decision) => (decision.kind === 'watches' ? [decision.wish] : []));
    const named = watches.flatMap((wish) => (wish.all ? [] : wish.orders.map(({ number }) => number)));
    return { ...said(...outcomes, ...decisions.filter(isTold), ...unclear), watches, named };
  }
  if (orders.length === 0 && isOrderRequest(request) && saysWhich(request)) return said(noneFits(request));
  const named = isOrderRequest(request) ? orders.map(({ number }) => number) : [];

  if (unsure && isDeed(request)) return said(...unclear);
  if (isChangeRequest(request) && request.verb !== 'place') {
    if (orders.length === 0) return said(...decide(request, orders, given).filter(isTold));
    const seen =
      asked.verb === 'undo' && asked.orders.length === 0 ? versionsLeft(turn.remembered) : turn.seen;
    const stale = orders.filter((order) => isStale(order, seen));
    const wishes = orders
      .filter((order) => !stale.includes(order))
      .map((order) => wishFor(asEntered(request, order, turn), order));
    outcomes.push(...stale.map((order) => movedOn(order, given)), ...unclear);
    return { ...said(...outcomes), wishes, named };
  }
  if (isDeed(request) && orders.length > changesAtMost)
    return said({ kind: 'tooMany', count: orders.length, most: changesAtMost });
  const told = isOrderRequest(request) && !isDeed(request) ? orders.slice(0, toldAtMost) : orders;
  const decisions = decide(request, told, given);
  const notes = decisions.flatMap((decision) => (decision.kind === 'noted' ? [decision.note] : []));
  outcomes.push(...decisions.filter(isTold), ...unclear);
  if (told.length < orders.length) outcomes.push({ kind: 'untold', count: orders.length - told.length });
  const spared = request.verb === 'not' ? named.map((number) => ({ action: request.action, number })) : [];
  return { ...said(...outcomes), notes, spared, named };
}

/** What the talk was of, for those who are asked to help on. */
async function lastNamed({ tenant, store, remembered }: Considering): Promise<readonly Order[]> {
  const found = remembered.focus
    .slice(-offeredAtMost)
    .map(async (number) => (await store.find(tenant, number)).filter((order) => order.number === number));
  return (await Promise.all(found)).flat();
}

/** The language asked for is the nearest that there are words for. */
const inLanguage = (request: DeskRequest, languages: readonly string[]): DeskRequest =>
  request.verb === 'customer' && request.language
    ? { ...request, language: nearestLanguage(request.language, languages) ?? request.language }
    : request;

/** Done to every order that it names, or to none where it is not certain which. */
const isDeed = (request: DeskRequest): boolean => isChangeRequest(request) || request.verb === 'comment';

/** Outcomes that change nothing and name no order. */
export const said = (...outcomes: readonly Outcome[]): Considered => ({
  outcomes,
  wishes: [],
  notes: [],
  spared: [],
  watches: [],
  named: [],
});

/** What was said of the orders fits none: told as a list of none, with what it was to fit. */
const noneFits = (request: OrderRequest): Outcome => ({
  kind: 'answered',
  answer: { about: 'list', standings: [], before: 0, total: 0, near: [], filter: filterOf(request) },
});

/** The order is no longer what the person saw when the question was asked or the card was shown. */
const isStale = ({ number, version }: Order, seen: Versions): boolean =>
  Object.hasOwn(seen, number) && seen[number] !== version;

const movedOn = (order: Order, given: Deciding): Outcome => ({
  kind: 'refused',
  refusal: { because: 'moved', standing: standingOf(order, given) },
});

/** A form says again what it showed: only what was changed in it is asked for. */
const asEntered = <R extends Request>(
  request: R,
  order: Order,
  { isForm, remembered, given }: Considering,
): R =>
  isForm && request.verb === 'edit'
    ? ({ ...request, ...changedEntries(request, order, remembered, given.timeZone) } as R)
    : request;

/** The orders as the last changes here left them: what has moved on since is not taken back. */
const versionsLeft = ({ changed }: Remembered): Versions =>
  Object.fromEntries(changed.map(({ number, version }) => [number, version]));

/** A new order, or more of one that is not finished. */
const considerNewOrder = (request: RequestOf<'place'>, { remembered }: Considering): Considered =>
  request.draft === undefined || draftById(remembered, request.draft)
    ? { ...said(), wishes: [{ request }] }
    : said({ kind: 'draftGone' });

/** The status of no order in particular is the list of them. */
const orListed = (request: DeskRequest): DeskRequest =>
  request.verb === 'status' && !saysWhich(request) ? { verb: 'list' } : request;

const isWatchRequest = (request: DeskRequest): request is WatchRequest =>
  request.verb === 'notify' || request.verb === 'mute';

/** To be told, or not to be told, of no order in particular is of all. */
const orAll = (request: DeskRequest): DeskRequest =>
  isWatchRequest(request) && !saysWhich(request) ? { ...request, orders: ['all'] } : request;

/** These can be about no order. */
const needNoOrder: ReadonlySet<Verb> = new Set(['may', 'not', 'undo']);

const lacksOrder = (request: OrderRequest): boolean => !saysWhich(request) && !needNoOrder.has(request.verb);

/** Offers the orders on which it could be done now. */
async function whichOrder(request: OrderRequest, { tenant, store, given }: Considering): Promise<Outcome> {
  const action = actions.find((each) => each === request.verb);
  const candidates = (await store.list(tenant))
    .map((order) => standingOf(order, given))
    .filter(({ allowed }) => !action || allowed.includes(action))
    .filter(({ status }) => request.verb !== 'recreate' || recreatable.includes(status))
    .slice(0, offeredAtMost);
  return { kind: 'asks', asked: { kind: 'whichOrder', request, candidates } };
}
