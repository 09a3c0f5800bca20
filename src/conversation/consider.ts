// One request of a turn, from what it refers to up to its answers, or to what it wants changed, noted or told. Reads the
// store; writes nothing.

import { decide } from '../domain/decide.ts';
import { roleMissing } from '../domain/people.ts';
import { type DeskRequest, isOrderRequest, type OrderRequest, type RequestOf } from '../domain/request.ts';
import type { WatchRequest } from '../domain/watch.ts';
import type { Outcome } from '../replies/outcome.ts';
import { nearestLanguage } from '../replies/translator.ts';
import { choose, lastNamed } from './choose.ts';
import { type Considered, type Considering, said } from './considered.ts';
import { changesAtMost, isTold } from './judge.ts';
import { refer } from './refer.ts';
import { saysWhich, select } from './select.ts';
import { considerChange, considerNewOrder } from './wants.ts';

/** Of how many orders one request is answered; Teams takes a message of at most 28 KB with its card. */
const toldAtMost = 15;

export async function consider(asked: DeskRequest, turn: Considering): Promise<Considered> {
  const { given } = turn;
  const needed = roleMissing(asked.verb, given.person.role);
  if (needed) return said({ kind: 'refused', refusal: { because: 'role', needed, verb: asked.verb } });
  const request = refer(asked, turn.remembered);
  if (!request) return said({ kind: 'notUnderstood', likely: [], isOpenStill: false });
  switch (request.verb) {
    case 'place':
      return considerNewOrder(request, turn);
    case 'edit':
    case 'cancel':
    case 'delete':
    case 'recreate':
    case 'undo':
      return considerChange(request, turn, 'orders' in asked && asked.orders.length === 0);
    case 'comment':
      return considerComment(request, turn);
    case 'notify':
    case 'mute':
      return considerWatch(request, turn);
    case 'customer':
      return considerCustomer(request, turn);
    case 'support':
      return said(...told(request, await lastNamed(turn), turn));
    case 'status':
      // The status of no order in particular is the list of them.
      return considerQuestion(saysWhich(request) ? request : { verb: 'list' }, turn);
    default:
      return considerQuestion(request, turn);
  }
}

async function considerQuestion(request: DeskRequest, turn: Considering): Promise<Considered> {
  if (!isOrderRequest(request)) {
    const { orders, total } = await select(request, turn.tenant, turn.store, turn.given);
    return said(...told(request, orders, turn, total));
  }
  const chosen = await choose(request, turn, false);
  if ('instead' in chosen) return chosen.instead;
  const { orders, found, unclear } = chosen;
  const named = orders.map(({ number }) => number);
  const untold = Math.max(0, orders.length - toldAtMost);
  return {
    ...said(
      ...found,
      ...told(request, orders.slice(0, toldAtMost), turn),
      ...unclear,
      ...(untold > 0 ? [{ kind: 'untold', count: untold } as const] : []),
    ),
    spared: request.verb === 'not' ? named.map((number) => ({ action: request.action, number })) : [],
    named,
  };
}

const told = (
  request: DeskRequest,
  orders: Parameters<typeof decide>[1],
  { given }: Considering,
  total?: number,
): readonly Outcome[] => decide(request, orders, given, total).filter(isTold);

/** In the nearest language that there are words for. */
function considerCustomer(
  request: RequestOf<'customer'>,
  turn: Considering,
): Considered | Promise<Considered> {
  const { languages } = turn;
  if (!request.language) return considerQuestion(request, turn);
  const language = nearestLanguage(request.language, languages);
  return language
    ? considerQuestion({ ...request, language }, turn)
    : said({ kind: 'cannotSpeak', languages });
}

/** Noted on every order that it names, or on none where it is not certain which. */
async function considerComment(request: RequestOf<'comment'>, turn: Considering): Promise<Considered> {
  const chosen = await choose(request, turn, true);
  if ('instead' in chosen) return chosen.instead;
  const { orders, found, unclear } = chosen;
  if (orders.length > changesAtMost)
    return said({ kind: 'tooMany', count: orders.length, most: changesAtMost });
  const decisions = decide(request, orders, turn.given);
  return {
    ...said(...found, ...decisions.filter(isTold), ...unclear),
    notes: decisions.flatMap((decision) => (decision.kind === 'noted' ? [decision.note] : [])),
    named: orders.map(({ number }) => number),
  };
}

/** To be told, or not to be told, of no order in particular is of all. */
async function considerWatch(asked: WatchRequest, turn: Considering): Promise<Considered> {
  if (asked.verb === 'notify' && !turn.reachable)
    return said({ kind: 'refused', refusal: { because: 'unreachable' } });
  const request: OrderRequest & WatchRequest = saysWhich(asked) ? asked : { ...asked, orders: ['all'] };
  const chosen = await choose(request, turn, true);
  if ('instead' in chosen) return chosen.instead;
  const { orders, excepted, found, unclear } = chosen;
  const decisions = decide({ ...request, except: excepted }, orders, turn.given);
  const watches = decisions.flatMap((decision) => (decision.kind === 'watches' ? [decision.wish] : []));
  return {
    ...said(...found, ...decisions.filter(isTold), ...unclear),
    watches,
    named: watches.flatMap((wish) => (wish.all ? [] : wish.orders.map(({ number }) => number))),
  };
}
