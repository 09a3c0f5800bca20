// The forms of orders: which fields they show, and what stands in them already.

import { type FieldName, fieldNames, fields, isList } from '../domain/fields.ts';
import type { Order } from '../domain/order.ts';
import { newOrderFields } from '../domain/placing.ts';
import type { RequestOf } from '../domain/request.ts';
import type { OrderForm } from './part.ts';

/** `request`: what was said of the order; the type that follows from its numbers is none that was said. */
export const newOrderForm = (order: Order, { draft, numberType }: RequestOf<'place'>): OrderForm => ({
  kind: 'order',
  request: { verb: 'place', ...(draft && { draft }), corrections: {} },
  fields: ['addNumber', 'numberType', ...newOrderFields.filter((field) => field !== 'addNumber')],
  values: {
    ...Object.fromEntries(fieldNames.flatMap((field) => valueIn(order, field))),
    ...(numberType && { numberType }),
  },
});

/** Numbers that are known already stand in the text: the form adds to them. */
const valueIn = (order: Order, field: FieldName): readonly (readonly [string, string])[] => {
  if (isList(field)) return [];
  const value = order[field];
  return value ? [[field, value]] : [];
};

/** The fields that a form of corrections shows, with what the order has, and what was gathered, in them. */
export function correctionsForm(
  order: Order,
  request: OrderForm['request'],
  only?: readonly FieldName[],
): OrderForm {
  const shown = only ?? fieldNames;
  const gathered = 'corrections' in request ? request.corrections : {};
  const values = shown.flatMap((field) => {
    const said = gathered[field];
    return typeof said === 'string' && fields[field].kind !== 'moment'
      ? [[field, said] as const]
      : valueIn(order, field);
  });
  return {
    kind: 'order',
    request: { verb: 'edit', orders: [order.number], corrections: {} },
    seen: order,
    fields: shown,
    values: Object.fromEntries(values),
  };
}
