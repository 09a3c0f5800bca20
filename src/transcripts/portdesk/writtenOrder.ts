// An order as a `>@ order` line, by which a transcript begins with it.

import { statusAt } from '../../domain/lifecycle.ts';
import type { Order } from '../../domain/order.ts';
import { spellPair } from '../pairs.ts';

/** In the order in which they are written. */
const plain = [
  ...(['name', 'country', 'numberType', 'carrier', 'btn', 'accountNumber', 'pin', 'organization'] as const),
  ...(['authorizedPerson', 'serviceAddress', 'requester', 'targetDate', 'focDate', 'placedAt'] as const),
];

/** What happened to the order before is not in the line. */
export function orderLine(order: Order, now: Date): string {
  const values: readonly (readonly [string, string | undefined])[] = [
    ...plain.map((name) => [name, order[name]] as const),
    ['phoneNumbers', order.phoneNumbers.join(',')],
    ['rejection', order.rejection?.reason],
  ];
  const pairs = values.flatMap(([name, value]) => (value ? [spellPair(name, value)] : []));
  return `>@ order ${order.number} = ${[statusAt(order, now), ...pairs].join(' ')}`;
}
