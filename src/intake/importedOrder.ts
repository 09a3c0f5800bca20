// An order from a file: what is taken of it beside the order that is there already, and what is refused.

import { z } from 'zod';
import { mask } from '../domain/corrections.ts';
import { fields, secretFields } from '../domain/fields.ts';
import { imported } from '../domain/imported.ts';
import { pendingWithin } from '../domain/lifecycle.ts';
import { type Order, orderSchema, storedStatus } from '../domain/order.ts';
import { type Status, statuses } from '../domain/statusRules.ts';
import type { Absent, RowFault } from './intake.ts';
import { unlessLeftBehind } from './leftBehind.ts';
import { rowFault } from './rowFault.ts';

/** Versions can be counted on from here without end. */
const highestVersion = 1_000_000_000;

/** An order as a file gives it: without tenant and version, where it has none, and pending where it is so by the clock. */
export const importedSchema = orderSchema.extend({
  tenant: orderSchema.shape.tenant.optional(),
  version: orderSchema.shape.version.max(highestVersion).default(1),
  status: z.enum(statuses),
});
type Imported = z.infer<typeof importedSchema>;

export type OrderTaken =
  | { readonly kind: 'added' | 'replaced'; readonly order: Order }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'malformed'; readonly faults: readonly RowFault[] };

export interface ImportAt {
  readonly tenant: string;
  readonly by: string;
  readonly absent: Absent;
  readonly now: Date;
}

/** @param item untrusted JSON; `null` in a field says that the order has none. */
export function orderTaken(
  item: object,
  known: Order | undefined,
  { tenant, by, absent, now }: ImportAt,
): OrderTaken {
  const parsed = importedSchema.safeParse(wholeOf(item, known, absent));
  if (!parsed.success) return { kind: 'malformed', faults: parsed.error.issues.map(rowFault) };
  const { tenant: _checked, ...said } = parsed.data;
  const faults = [
    ...anotherTenant(parsed.data, tenant),
    ...maskedValues(parsed.data),
    ...zerosLost(parsed.data, known),
    ...numbersTwice(parsed.data),
    ...contradictions(parsed.data, now),
  ];
  if (faults.length > 0) return { kind: 'malformed', faults };
  const given: Order = { ...said, tenant, status: storedStatus(said.status) };
  if (!known) return { kind: 'added', order: given };
  const bringsItsPast = Boolean((item as { history?: unknown }).history);
  const order = bringsItsPast ? given : unlessLeftBehind(given, known);
  if (isSame(order, known)) return { kind: 'unchanged' };
  if (known.deletedAt) return { kind: 'malformed', faults: [deletedBefore(known)] };
  const next = { ...order, version: Math.max(order.version, known.version + 1) };
  return {
    kind: 'replaced',
    order: bringsItsPast ? next : imported(next, known, { by: { id: by }, at: now }),
  };
}

/** The item with what it leaves open: always the order's past, and its other fields where they are to be kept. */
function wholeOf(item: object, known: Order | undefined, absent: Absent): object {
  const kept = absent === 'kept' ? known : known && { history: known.history, comments: known.comments };
  const said = Object.entries(item).filter(([, value]) => value !== undefined);
  const whole = { ...kept, ...Object.fromEntries(said) };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null));
}

const anotherTenant = ({ tenant }: Imported, expected: string): readonly RowFault[] =>
  tenant === undefined || tenant === expected
    ? []
    : [{ path: ['tenant'], message: `is ${tenant}, but the import is for ${expected}` }];

/** Masked secrets, in the order's fields and in its history: the values themselves were never exported. */
function maskedValues(order: Pick<Imported, 'pin' | 'accountNumber' | 'history'>): readonly RowFault[] {
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

/** What a spreadsheet makes of a code that it takes for a number. */
const zerosLost = (
  order: Pick<Imported, 'pin' | 'accountNumber'>,
  known: Order | undefined,
): readonly RowFault[] =>
  secretFields
    .filter((field) => known?.[field]?.startsWith('0') && known[field].replace(/^0+/, '') === order[field])
    .map((field) => ({
      path: [field],
      message: 'has lost its leading zeros: format the column as text, and give it again',
    }));

const numbersTwice = ({ phoneNumbers }: Pick<Imported, 'phoneNumbers'>): readonly RowFault[] => {
  const seen = new Set<string>();
  return phoneNumbers.flatMap((number, at) =>
    seen.size < seen.add(number).size
      ? []
      : [{ path: ['phoneNumbers', at], message: `${number} stands twice in this order` }],
  );
};

/** The statuses in which an order has a rejection: it stays with one that is cancelled while in error. */
const rejectable: readonly Status[] = ['error', 'cancelled'];

/** What of an order cannot be so in its status. */
function contradictions({ status, focDate, rejection }: Imported, now: Date): readonly RowFault[] {
  const faults: RowFault[] = [];
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
const deletedBefore = ({ number, deletedAt }: Order): RowFault => ({
  path: ['number'],
  message: `${number} was deleted on ${deletedAt} and stays so`,
});

/** Versions count changes, and an empty list is none. */
const isSame = (order: Order, known: Order): boolean => comparable(order) === comparable(known);
const comparable = ({ version: _version, ...order }: Order): string =>
  JSON.stringify(
    Object.entries(order)
      .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
