// An order on its way out: as an export writes it.

import { mask } from '../domain/corrections.ts';
import { fields, secretFields } from '../domain/fields.ts';
import { statusAt } from '../domain/lifecycle.ts';
import type { HistoryEntry, Order } from '../domain/order.ts';

/** Its status is as of now; secrets are masked unless they are asked for. */
export function exportedOrder(order: Order, now: Date, secrets: boolean): Record<string, unknown> {
  const exported = { ...order, status: statusAt(order, now) };
  return secrets
    ? exported
    : { ...exported, ...maskedFields(order), history: order.history.map(maskedEntry) };
}

const maskedFields = (order: Order): Record<string, string> =>
  Object.fromEntries(secretFields.filter((field) => field in order).map((field) => [field, mask]));

const maskedEntry = (entry: HistoryEntry): HistoryEntry => ({
  ...entry,
  ...(entry.fields && {
    fields: entry.fields.map((change) =>
      fields[change.field].secret
        ? {
            field: change.field,
            ...(change.before !== undefined && { before: mask }),
            ...(change.after !== undefined && { after: mask }),
          }
        : change,
    ),
  }),
});
