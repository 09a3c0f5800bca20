// What people change, to be handed on to whoever enters it in the admin center. Carriers' events are not handed on:
// they come from there.

import { z } from 'zod';
import { fieldNames } from './fields.ts';
import { type FieldChange, fieldChange, historyEntry, type Order } from './order.ts';

export const handedOnSchema = historyEntry
  .pick({ at: true, by: true, what: true, from: true, to: true, because: true })
  .extend({
    number: z.string().min(1),
    /** The order's version after the change. */
    version: z.int().min(1),
    /** What to enter, field by field; of a new order, all that it holds. */
    fields: z.array(fieldChange),
  });
export type HandedOn = Readonly<z.infer<typeof handedOnSchema>>;

/** The last thing that was done to an order, as it is handed on. */
export function handedOn(order: Order): HandedOn | undefined {
  const done = order.history.at(-1);
  if (!done) return undefined;
  const { at, by, what, from, to, because } = done;
  const fields = what === 'placed' ? fieldsOf(order) : (done.fields ?? []);
  return { at, by, what, from, to, because, number: order.number, version: order.version, fields };
}

/** All that an order holds in fields that a person gives, as if each had been changed from nothing. */
const fieldsOf = (order: Order): FieldChange[] =>
  fieldNames.flatMap((field): FieldChange[] => {
    if (field === 'removeNumber') return [];
    if (field === 'addNumber') return order.phoneNumbers.map((after) => ({ field, after }));
    const after = order[field];
    return after === undefined ? [] : [{ field, after }];
  });
