// Orders from files: what an import takes and what it refuses, and the same orders on their way out.

import { z } from 'zod';
import { mask } from '../domain/corrections.ts';
import { fieldNames, fields } from '../domain/fields.ts';
import { pendingWithin, statusAt } from '../domain/lifecycle.ts';
import { type Order, orderSchema } from '../domain/order.ts';
import { statuses } from '../domain/statusRules.ts';
import type { OrderStore } from '../stores/store.ts';
import type { ImportFault, ImportResult } from './intake.ts';

const secretFields = fieldNames.filter((field) => fields[field].secret);

/** An order as a file gives it: without tenant and version, where it has none, and pending where it is so by the clock. */
const importedSchema = orderSchema.extend({
  tenant: orderSchema.shape.tenant.optional(),
  version: orderSchema.shape.version.default(1),
  status: z.enum(statuses),
});

/** Takes all orders of the file or none. An order that is there already is replaced where it differs. */
export async function takeOrders(
  store: OrderStore,
  at: { readonly tenant: string; readonly now: Date },
  body: unknown,
): Promise<ImportResult> {
  if (!Array.isArray(body)) {
    return { kind: 'malformed', faults: [{ path: [], message: 'is not a JSON array of orders' }] };
  }
  const read = body.map((item, index) => readOrder(item, index, at));
  const faults = [...read.flatMap((each) => each.faults), ...twice(body)];
  if (faults.length > 0) return { kind: 'malformed', faults };
  const orders = read.flatMap(({ order }) => order ?? []);

  const known = new Map<string, Order>();
  for (const { number } of orders) {
    const [found] = await store.find(at.tenant, number);
    if (found?.number === number) known.set(number, found);
  }
  const differing = orders.filter((order) => !isSame(order, known.get(order.number)));
  const changes = differing.map((order) => {
    const version = known.get(order.number)?.version ?? 0;
    return { order: { ...order, version: Math.max(order.version, version + 1) }, version };
  });
  if (changes.length > 0) {
    const committed = await store.commit({ tenant: at.tenant, at: at.now, changes });
    if (committed !== 'done') return takeOrders(store, at, body);
  }
  const replaced = differing.filter(({ number }) => known.has(number)).length;
  return {
    kind: 'imported',
    added: differing.length - replaced,
    replaced,
    unchanged: orders.length - differing.length,
  };
}

function readOrder(
  item: unknown,
  index: number,
  { tenant, now }: { readonly tenant: string; readonly now: Date },
): { order?: Order; faults: readonly ImportFault[] } {
  const parsed = importedSchema.safeParse(item);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({
      path: [index, ...path.map(asKey)],
      message,
    }));
    return { faults };
  }
  const { status, tenant: named, ...rest } = parsed.data;
  const fault = (field: string, message: string) => ({ faults: [{ path: [index, field], message }] });
  const masked = secretFields.find((field) => rest[field as 'pin' | 'accountNumber']?.includes(mask));
  if (masked) return fault(masked, 'is masked: export with --secrets to get the value itself');
  if (named !== undefined && named !== tenant)
    return fault('tenant', `is ${named}, but the import is for ${tenant}`);
  const order: Order = {
    ...rest,
    tenant,
    status: status === 'transferPending' ? 'transferApproved' : status,
  };
  if (order.status === 'transferApproved' && !order.focDate) {
    return fault('focDate', `is missing: an order in status ${status} has an FOC date`);
  }
  if (status === 'transferPending' && order.focDate && !pendingWithin(new Date(order.focDate), now)) {
    return fault('focDate', 'is 24 hours away or more, so the order cannot be in status transferPending');
  }
  return { order, faults: [] };
}

const asKey = (key: PropertyKey): string | number => (typeof key === 'symbol' ? String(key) : key);

/** Numbers that stand more than once in the same file. */
function twice(items: readonly unknown[]): readonly ImportFault[] {
  const seen = new Set<unknown>();
  return items.flatMap((item, index) => {
    const number = (item as { number?: unknown } | null)?.number;
    if (number === undefined || !seen.has(number)) {
      seen.add(number);
      return [];
    }
    return [{ path: [index, 'number'], message: `${String(number)} stands twice in this file` }];
  });
}

const isSame = (order: Order, known: Order | undefined): boolean =>
  known !== undefined && comparable(order) === comparable(known);
const comparable = ({ version: _version, ...order }: Order): string =>
  JSON.stringify(Object.entries(order).sort(([one], [other]) => (one < other ? -1 : 1)));

/** An order as an export writes it: its status as of now, secrets masked unless they are asked for. */
export function exportedOrder(order: Order, now: Date, secrets: boolean): Record<string, unknown> {
  const exported = { ...order, status: statusAt(order, now) };
  return secrets
    ? exported
    : { ...exported, ...maskedFields(order), history: order.history.map(maskedEntry) };
}

const maskedFields = (order: Order): Record<string, string> =>
  Object.fromEntries(secretFields.filter((field) => field in order).map((field) => [field, mask]));

const maskedEntry = (entry: Order['history'][number]): Order['history'][number] => ({
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
