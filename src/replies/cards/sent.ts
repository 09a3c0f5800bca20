// A card that people send to one another: which order it is about stands in it, for the desk to know it by where it is sent
// there. No other card says so.

import { z } from 'zod';
import type { Order } from '../../domain/order.ts';
import type { RequestOf } from '../../domain/request.ts';
import { readSpelling, spell } from '../../domain/spelling.ts';
import type { Press } from '../press.ts';
import type { Element } from './card.ts';

const naming = (orders: readonly string[]): RequestOf<'order'> => ({ verb: 'order', orders });

/** The body of a card that is sent: the id of its first element names the order. */
export const namedFor = ({ number }: Order, [first, ...rest]: readonly Element[]): readonly Element[] => [
  { ...first, id: spell(naming([number])) },
  ...rest,
];

const sentSchema = z.looseObject({
  type: z.literal('AdaptiveCard'),
  body: z.tuple([z.looseObject({ id: z.string() })], z.unknown()),
});

/** What cards say that were sent: the numbers of their orders. `undefined` where none of them is ours. */
export function saidBy(cards: readonly unknown[]): Press | undefined {
  const orders = cards.flatMap((card) => {
    const [first] = sentSchema.safeParse(card).data?.body ?? [];
    const said = first && readSpelling(first.id);
    return said?.verb === 'order' ? said.orders : [];
  });
  return orders.length > 0 ? { request: spell(naming(orders)) } : undefined;
}
