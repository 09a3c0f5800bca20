// The orders among which those are that come near to a name or a telephone number that none has. All of them are gone
// through, but few are given back: it is looked at them closely afterwards.

import type { Sought } from '../../domain/filter.ts';
import { pairsOf } from '../../domain/near.ts';
import type { Order } from '../../domain/order.ts';

/** How many at most. */
const candidates = 200;

/** Those that have the most in common with it, by ascending number where it is the same. */
export function nearest(
  orders: Iterable<Order>,
  { name, number }: Pick<Sought, 'name' | 'number'>,
): readonly Order[] {
  const inCommon = name ? pairsInCommon(name) : thirdsInCommon(number ?? []);
  const alike: { readonly order: Order; readonly count: number }[] = [];
  for (const order of orders) {
    const count = inCommon(order);
    if (count > 0) alike.push({ order, count });
  }
  return alike
    .sort((a, b) => b.count - a.count)
    .slice(0, candidates)
    .map(({ order }) => order);
}

function pairsInCommon(name: string): (order: Order) => number {
  const pairs = new Set(pairsOf(name));
  return (order) => pairsOf(order.name).filter((pair) => pairs.has(pair)).length;
}

/** Two numbers that differ in at most two digits are the same in one third of them. */
function thirdsInCommon(wanted: readonly string[]): (order: Order) => number {
  const thirds = (a: string, b: string): number => {
    if (a.length !== b.length) return 0;
    const third = Math.floor(a.length / 3);
    const parts = [[0, third] as const, [third, 2 * third] as const, [2 * third, a.length] as const];
    return parts.filter(([from, to]) => a.slice(from, to) === b.slice(from, to)).length;
  };
  return ({ phoneNumbers }) =>
    Math.max(0, ...phoneNumbers.flatMap((held) => wanted.map((each) => thirds(held, each))));
}
