// Comments on an order. They touch nothing that an order goes through, so nobody is asked before one is noted.

import type { Decision } from './decision.ts';
import { type Comment, longestText, type Order } from './order.ts';
import { actorOf } from './people.ts';
import type { RequestOf } from './request.ts';
import { withoutSecrets } from './secrets.ts';
import { type Circumstances, type Standing, standingOf } from './standing.ts';

/** Each order gets the comment; one that was not said is asked for once, for all of them. */
export function comment(
  { text: said = '' }: RequestOf<'comment'>,
  orders: readonly Order[],
  given: Circumstances,
): readonly Decision[] {
  const standings = orders.map((order) => standingOf(order, given));
  const text = said.trim();
  if (text === '')
    return standings.length > 0 ? [{ kind: 'asks', asked: { kind: 'comment', standings } }] : [];
  return standings.map((standing) => noted(text, standing, given));
}

function noted(text: string, standing: Standing, { person, now }: Circumstances): Decision {
  const { length } = text;
  if (length > longestText) {
    return { kind: 'refused', refusal: { because: 'longComment', standing, length, longest: longestText } };
  }
  const shown = withoutSecrets(text, standing.order);
  const comment = { at: now.toISOString(), by: actorOf(person), text: shown };
  return { kind: 'noted', note: { deed: 'comment', standing, comment } };
}

/** The order with one comment more. */
export const commented = (order: Order, added: Comment): Order => ({
  ...order,
  version: order.version + 1,
  comments: [...order.comments, added],
});
