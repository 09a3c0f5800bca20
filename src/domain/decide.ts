// (request, orders, circumstances) -> decisions. Pure: the same inputs, the same decisions. A refusal is a value.

import { edit, place, recreate, undo, withdraw } from './changes.ts';
import { comment } from './comments.ts';
import type { Answer, Decision, Refusal } from './decision.ts';
import { count, list, todo } from './listing.ts';
import type { Order } from './order.ts';
import { roleMissing } from './people.ts';
import { allowing, mayInStatus, mayOnOrder, refusedByRule, rowOf } from './permissions.ts';
import type { Deciding } from './register.ts';
import type { DeskRequest } from './request.ts';
import { type Circumstances, type Standing, standingOf } from './standing.ts';
import { statuses } from './statusRules.ts';
import { expectedRange, isLongerThanUsual } from './usual.ts';
import { meansAll, type WatchRequest } from './watch.ts';

const answered = (answer: Answer): Decision => ({ kind: 'answered', answer });
const refused = (refusal: Refusal): Decision => ({ kind: 'refused', refusal });

/**
 * Decides one request on the orders that were selected for it: one decision for each order, or a single one where the
 * request is about no order or about the list of them.
 * @param total how many orders fit what is listed or counted, where only the first of them are given
 */
export function decide(
  request: DeskRequest,
  orders: readonly Order[],
  given: Deciding,
  total?: number,
): readonly Decision[] {
  const needed = roleMissing(request.verb, given.person.role);
  if (needed) return [refused({ because: 'role', needed, verb: request.verb })];
  switch (request.verb) {
    case 'list':
    case 'export':
      return [list(request, orders, given, total)];
    case 'count':
      return [answered(count(request, orders, given, total))];
    case 'may':
      if (orders.length === 0) return [answered(mayInStatus(request, given.rules))];
      return each(orders, given, (standing) => answered(mayOnOrder(request, standing, given)));
    case 'not':
      return [answered({ about: 'left', standings: orders.map((order) => standingOf(order, given)) })];
    case 'status':
    case 'order':
      return each(orders, given, (standing) => answered({ about: 'order', standing }));
    case 'view':
      return each(
        orders,
        given,
        (standing) => refusedByRule('view', standing, given) ?? answered({ about: 'view', standing }),
      );
    case 'history':
      // All that is left of a deleted order.
      return orders.map((order) => answered({ about: 'history', standing: standingOf(order, given) }));
    case 'reason':
      return each(orders, given, (standing) => answered({ about: 'reason', standing }));
    case 'when':
      return each(orders, given, (standing) => answered(when(standing, given)));
    case 'edit':
      return each(orders, given, (standing) => edit(request, standing, given));
    case 'cancel':
    case 'delete':
      return each(orders, given, (standing) => withdraw(request, standing, given));
    case 'customer': {
      const { language } = request;
      return each(orders, given, (standing) =>
        answered({ about: 'customer', standing, ...(language && { language }) }),
      );
    }
    case 'comment': {
      const there = orders.filter(({ deletedAt }) => !deletedAt);
      const gone = orders.filter(({ deletedAt }) => deletedAt);
      return [...gone.map(isGone), ...comment(request, there, given)];
    }
    case 'notify':
    case 'mute':
      return watch(request, orders, given);
    case 'todo':
      return [answered(todo(orders, given))];
    case 'meaning':
      return [answered({ about: 'meaning', topic: request.topic })];
    case 'rules':
      return [answered({ about: 'rules', table: statuses.map((status) => rowOf(status, given.rules)) })];
    case 'how':
      return [
        answered({ about: 'how', action: request.action, statuses: allowing(request.action, given.rules) }),
      ];
    case 'support':
      return [answered({ about: 'support', standings: seen(orders, given) })];
    case 'help':
    case 'greet':
    case 'thanks':
    case 'bye':
      return [answered({ about: request.verb })];
    case 'place':
      return place(request, given);
    case 'recreate':
      return orders.flatMap((order) => recreate(order, given));
    case 'undo':
      return orders.length === 0
        ? [refused({ because: 'notUndone', why: 'nothingDone' })]
        : each(orders, given, (standing) => undo(standing, given));
  }
}

function each(
  orders: readonly Order[],
  given: Circumstances,
  judged: (standing: Standing) => Decision,
): readonly Decision[] {
  return orders.map((order) => (order.deletedAt ? isGone(order) : judged(standingOf(order, given))));
}

const isGone = (order: Order): Decision => refused({ because: 'deletedOrder', order });

function when(standing: Standing, { now, timeZone }: Circumstances): Answer {
  const { order } = standing;
  const expected = expectedRange(order, now, timeZone);
  const isLonger = isLongerThanUsual(order, now, timeZone);
  return { about: 'when', standing, ...(expected && { expected }), isLonger };
}

/** One wish for all the orders; those of which there is nothing to tell any more are refused. */
function watch(request: WatchRequest, orders: readonly Order[], given: Circumstances): readonly Decision[] {
  const { verb, except = [] } = request;
  const all = meansAll(request);
  const isOver = ({ deletedAt, status }: Order) =>
    !all && (deletedAt !== undefined || (verb === 'notify' && status === 'completed'));
  const over = each(orders.filter(isOver), given, (standing) => refused({ because: 'over', standing }));
  const watched = orders.filter((order) => !isOver(order));
  const wish = { verb, all, orders: watched, except };
  return all || watched.length > 0 ? [...over, { kind: 'watches', wish }] : over;
}

/** The orders as they stand, to a person who may ask about them. */
const seen = (orders: readonly Order[], given: Circumstances): readonly Standing[] =>
  roleMissing('order', given.person.role) ? [] : orders.map((order) => standingOf(order, given));
