// Orders from files: what an import takes and what it refuses.

import { z } from 'zod';
import { mask } from '../domain/corrections.ts';
import { fields, secretFields } from '../domain/fields.ts';
import { pendingWithin } from '../domain/lifecycle.ts';
import { type Order, orderSchema } from '../domain/order.ts';
import { type Status, statuses } from '../domain/statusRules.ts';
import { faultWords } from '../faultWords.ts';
import type { OrderStore } from '../stores/store.ts';
import type { ImportFault, ImportResult } from './intake.ts';

/** Versions can be counted on from here without end. */
const highestVersion = 1_000_000_000;

/** An order as a file gives it: without tenant and version, where it has none, and pending where it is so by the clock. */
const importedSchema = orderSchema.extend({
  tenant: orderSchema.shape.tenant.optional(),
  version: orderSchema.shape.version.max(highestVersion).default(1),
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
  const gone = orders.flatMap((order, index) => deletedBefore(order, index, known.get(order.number)));
  if (gone.length > 0) return { kind: 'malformed', faults: gone };
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
    const faults = parsed.error.issues.map((issue) => ({
      path: [index, ...issue.path.map(asKey)],
      message: faultWords(issue),
    }));
    return { faults };
  }
  const { status, tenant: _checked, ...rest } = parsed.data;
  const faults = [
    ...anotherTenant(parsed.data, tenant),
    ...maskedValues(rest),
    ...numbersTwice(rest),
    ...contradictions(parsed.data, now),
  ].map(({ path, message }) => ({ path: [index, ...path], message }));
  if (faults.length > 0) return { faults };
  const stored = status === 'transferPending' ? 'transferApproved' : status;
  return { order: { ...rest, tenant, status: stored }, faults };
}

type Imported = z.infer<typeof importedSchema>;

const anotherTenant = ({ tenant }: Imported, expected: string): readonly ImportFault[] =>
  tenant === undefined || tenant === expected
    ? []
    : [{ path: ['tenant'], message: `is ${tenant}, but the import is for ${expected}` }];

/** Masked secrets, in the order's fields and in its history: the values themselves were never exported. */
function maskedValues(order: Pick<Imported, 'pin' | 'accountNumber' | 'history'>): readonly ImportFault[] {
  const values = [
    ...secretFields.map((field) => ({ path: [field], value: order[field] })),
    ...order.history.flatMap((entry, at) =>
      (entry.fields ?? []).flatMap(({ field, ...change }, place) =>
        fields[field].secret
          ? Object.entries(change).map(([side, value]) => ({
              path: ['history', at, 'fields', place, side],
              value,
            }))
          : [],
      ),
    ),
  ];
  const message = 'is masked: export with --secrets to get the value itself';
  return values.filter(({ value }) => value?.includes(mask)).map(({ path }) => ({ path, message }));
}

const numbersTwice = ({ phoneNumbers }: Pick<Imported, 'phoneNumbers'>): readonly ImportFault[] =>
  phoneNumbers.flatMap((number, at) =>
    phoneNumbers.indexOf(number) === at
      ? []
      : [{ path: ['phoneNumbers', at], message: `${number} stands twice in this order` }],
  );

/** The statuses in which an order has a rejection: it stays with one that is cancelled while in error. */
const rejectable: readonly Status[] = ['error', 'cancelled'];

/** What of an order cannot be so in its status. */
function contradictions({ status, focDate, rejection }: Imported, now: Date): readonly ImportFault[] {
  const faults: ImportFault[] = [];
  const isCommitted = status === 'transferApproved' || status === 'transferPending';
  if (isCommitted && !focDate)
    faults.push({ path: ['focDate'], message: `is missing: an order in status ${status} has an FOC date` });
  if (status === 'transferPending' && focDate && !pendingWithin(new Date(focDate), now))
    faults.push({
      path: ['focDate'],
      message: 'is 24 hours away or more, so the order cannot be in status transferPending',
    });
  if (rejection && !rejectable.includes(status))
    faults.push({ path: ['rejection'], message: `is there, but an order in status ${status} has none` });
  return faults;
}

/** A deleted order stays deleted: an import can only bring it as it is. */
const deletedBefore = (order: Order, index: number, known: Order | undefined): readonly ImportFault[] =>
  known?.deletedAt && !isSame(order, known)
    ? [{ path: [index, 'number'], message: `${order.number} was deleted on ${known.deletedAt} and stays so` }]
    : [];

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
