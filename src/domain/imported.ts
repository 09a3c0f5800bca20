// What a file made of an order, for its history: a row says what the order is, and takes no step of the lifecycle.

import { fieldNames } from './fields.ts';
import { statusAt } from './lifecycle.ts';
import type { Actor, FieldChange, Order } from './order.ts';

/** The order as the row has it, with an entry that says what it was before. */
export function imported(order: Order, before: Order, { by, at }: { readonly by: Actor; readonly at: Date }) {
  const fields = differences(before, order);
  const entry = {
    ...{ at: at.toISOString(), by, what: 'imported' as const },
    ...{ from: statusAt(before, at), to: statusAt(order, at) },
    ...(fields.length > 0 && { fields }),
  };
  return { ...order, history: [...before.history, entry] };
}

/** Field by field, as far as a person could have changed them. */
const differences = (before: Order, after: Order): FieldChange[] =>
  fieldNames.flatMap((field): FieldChange[] => {
    if (field === 'addNumber')
      return without(after.phoneNumbers, before.phoneNumbers).map((number) => ({ field, after: number }));
    if (field === 'removeNumber')
      return without(before.phoneNumbers, after.phoneNumbers).map((number) => ({ field, before: number }));
    return before[field] === after[field] ? [] : [{ field, before: before[field], after: after[field] }];
  });

const without = (numbers: readonly string[], others: readonly string[]): readonly string[] => {
  const left = new Set(others);
  return numbers.filter((number) => !left.has(number));
};
