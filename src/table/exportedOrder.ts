// An order on its way out: as an export writes it.

import { mask } from '../domain/corrections.ts';
import { fields, secretFields } from '../domain/fields.ts';
import { statusAt } from '../domain/lifecycle.ts';
import type { FieldChange, Order } from '../domain/order.ts';

/** Its status is as of now; secrets are masked unless they are asked for. */
export function exportedOrder(order: Order, now: Date, secrets: boolean): Record<string, unknown> {
  const exported = { ...order, status: statusAt(order, now) };
  return secrets
    ? exported
    : { ...exported, ...maskedFields(order), history: order.history.map(maskedEntry) };
}

const maskedFields = (order: Order): Record<string, string> =>
  Object.fromEntries(secretFields.filter((field) => field in order).map((field) => [field, mask]));

/** An entry of the history, or of the feed, with masks in place of secrets. */
export const maskedEntry = <E extends { readonly fields?: readonly FieldChange[] }>(entry: E): E => ({
  ...entry,
  ...(entry.fields && { fields: entry.fields.map(maskedChange) }),
});

const maskedChange = (change: FieldChange): FieldChange =>
  fields[change.field].secret
    ? {
        field: change.field,
        ...(change.before !== undefined && { before: mask }),
        ...(change.after !== undefined && { after: mask }),
      }
    : change;
