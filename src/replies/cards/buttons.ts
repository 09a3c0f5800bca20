// What can be pressed on a card. A press carries a request, and which orders it was shown with: it takes the same way as
// a sentence does.

import type { Order } from '../../domain/order.ts';
import type { Request, ShowRequest } from '../../domain/request.ts';
import { spell } from '../../domain/spelling.ts';
import { type Press, pressVerb } from '../press.ts';
import type { Element } from './card.ts';

/** Asks for the request on the orders as they were when the card was shown. */
export const press = (request: Request, title: string, seen: readonly Order[] = []): Element =>
  pressing({ request: spell(request), ...versionsOf(seen) }, { title });

export interface Answering {
  /** When the question was asked. */
  readonly asked: Date;
  /** The orders that it is about. */
  readonly seen: readonly Order[];
  /** Whether what is filled in on the card goes with it. */
  readonly takesInputs: boolean;
}

/** Answers the question that was asked at this moment, and no later one. */
export const answer = (verb: 'yes' | 'no', title: string, { asked, seen, takesInputs }: Answering): Element =>
  pressing(
    { request: verb, asked: asked.toISOString(), ...versionsOf(seen) },
    {
      title,
      ...(verb === 'yes' && { style: 'positive' }),
      ...(!takesInputs && { associatedInputs: 'none' }),
    },
  );

/** What a client asks for by itself. */
export const refreshing = (request: ShowRequest): Element => ({
  type: 'Action.Execute',
  verb: pressVerb,
  data: { request: spell(request) } satisfies Press,
});

const versionsOf = (orders: readonly Order[]): Pick<Press, 'versions'> =>
  orders.length > 0
    ? { versions: Object.fromEntries(orders.map(({ number, version }) => [number, version])) }
    : {};

/** A client that cannot have the card replaced by what comes of it sends the same as a message. */
const pressing = (data: Press, looks: Element): Element => ({
  ...{ type: 'Action.Execute', verb: pressVerb, ...looks, data },
  fallback: { type: 'Action.Submit', ...looks, data },
});
