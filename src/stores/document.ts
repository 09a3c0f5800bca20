// How the ledger lies in its JSON document: tenant first, then orders, the feed, what is kept beside them, answered messages.
//   { "format": 1, "tenants": { "demo": { "orders": { "101": {…} }, "memories": {…}, "messages": {…}, … } } }
// Secrets are plain in the ledger and have a form of their own in the document (secretForms.ts).
// Keys such as __proto__ are safe: Object.entries and Object.fromEntries treat them as any other.

import { z } from 'zod';
import { handedOnSchema } from '../domain/feed.ts';
import { orderSchema } from '../domain/order.ts';
import { deepFreeze, type Ledger, type TenantLedger } from './ledger.ts';
import { SealFault } from './sealing.ts';
import type { Forms, SealingForms } from './secretForms.ts';
import { type Json, StoreError } from './store.ts';

export interface StoreDocument {
  readonly format: 1;
  readonly tenants: { readonly [tenant: string]: unknown };
}

export const emptyDocument: StoreDocument = { format: 1, tenants: {} };

/** What makes a document no store's, and where in it. */
export class DocumentFault extends StoreError {
  override name = 'DocumentFault';
  readonly path: readonly PropertyKey[];
  constructor(path: readonly PropertyKey[], message: string) {
    super(message);
    this.path = path;
  }
}

/** z.record drops the key __proto__ and gives an object; this gives a Map. */
const mapOf = <T extends z.ZodType>(member: T) =>
  z
    .custom<object>(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      'is not an object',
    )
    .transform((value, context) => {
      const map = new Map<string, z.output<T>>();
      for (const [key, raw] of Object.entries(value)) {
        const parsed = member.safeParse(raw);
        if (parsed.success) map.set(key, parsed.data);
        else
          for (const { path, message } of parsed.error.issues)
            context.addIssue({ code: 'custom', path: [key, ...path], message });
      }
      return map;
    });

const json = z.custom<Json>((value) => value !== undefined, 'is missing');
const drawer = mapOf(z.strictObject({ document: json, version: z.int().min(1) })).prefault({});
const feedEntry = handedOnSchema.extend({
  cursor: z.int().min(1),
  entered: z.object({ at: z.iso.datetime(), by: z.string() }).optional(),
});

const documentSchema = z.strictObject({
  format: z.literal(1, 'is not 1, the only format that this version of portdesk knows'),
  tenants: mapOf(
    z.strictObject({
      orders: mapOf(orderSchema),
      memories: drawer,
      watches: drawer,
      addresses: drawer,
      /** An array: an entry's cursor is its place, counted from 1. */
      feed: z.array(feedEntry).default([]),
      messages: mapOf(z.strictObject({ at: z.iso.datetime(), reply: json })),
    }),
  ),
});

/** @throws DocumentFault, and KeyFault where a key is missing */
export function ledgerFrom(document: unknown, forms: Forms): Ledger {
  const parsed = documentSchema.safeParse(opened(document, forms));
  if (!parsed.success) {
    const [first, ...others] = parsed.error.issues;
    const path = first?.path ?? [];
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    throw new DocumentFault(path, `${placeInWords(path)}: ${first?.message}${more}`);
  }
  const ledger = new Map<string, TenantLedger>();
  for (const [tenant, { feed, ...maps }] of parsed.data.tenants) {
    const { orders } = maps;
    for (const [number, order] of orders) {
      const path = ['tenants', tenant, 'orders', number];
      const misplaced = (field: 'tenant' | 'number', place: string) =>
        new DocumentFault([...path, field], `${placeInWords([...path, field])}: stands under ${place}`);
      if (order.tenant !== tenant) throw misplaced('tenant', tenant);
      if (order.number !== number) throw misplaced('number', number);
    }
    feed.forEach(({ cursor }, at) => {
      if (cursor === at + 1) return;
      const path = ['tenants', tenant, 'feed', at, 'cursor'];
      throw new DocumentFault(path, `${placeInWords(path)}: is ${cursor}, not its place ${at + 1}`);
    });
    const whole = { ...maps, feed: new Map(feed.map((entry) => [entry.cursor, entry])) };
    for (const map of Object.values(whole)) for (const member of map.values()) deepFreeze(member);
    ledger.set(tenant, whole);
  }
  return ledger;
}

const nameOf: Readonly<Record<string, string>> = {
  orders: 'order',
  memories: 'memory',
  watches: 'watch',
  addresses: 'address',
  messages: 'message',
  feed: 'feed entry',
};

function placeInWords(path: readonly PropertyKey[]): string {
  const [, tenant, room, key, ...field] = path.map(String);
  if (key === undefined) return path.length === 0 ? 'the whole' : path.map(String).join('.');
  const thing = nameOf[String(room)] ?? room;
  return `${thing} ${key} of tenant ${tenant}${field.length === 0 ? '' : `, field ${field.join('.')}`}`;
}

type Step = (member: unknown, key: string) => unknown;

/** Each member changed; what has no members is left for the schema to refuse. */
function inEach(value: unknown, change: Step): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((member, index) => change(member, String(index)));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member, key)]));
}

const opened = (document: unknown, forms: Forms): unknown =>
  inEach(document, (tenants, part) =>
    part === 'tenants'
      ? inEach(tenants, (rooms, tenant) =>
          inEach(rooms, (members, room) =>
            inEach(members, (member, key) => openedMember(forms, [tenant, room, key], member)),
          ),
        )
      : tenants,
  );

function openedMember(forms: Forms, place: readonly [string, string, string], member: unknown): unknown {
  try {
    return formed(forms, place, member);
  } catch (cause) {
    if (!(cause instanceof SealFault)) throw cause;
    const path = ['tenants', ...place];
    throw new DocumentFault(path, `${placeInWords(path)}: ${cause.message}`);
  }
}

const formed = (forms: Forms, [tenant, room, key]: readonly [string, string, string], member: unknown) =>
  Object.hasOwn(forms, room) ? forms[room as keyof Forms](tenant, key, member) : member;

/** For a ledger just read from a document in which nothing is outdated: its members go back in the forms they came in. */
export function keepForms(ledger: Ledger, document: unknown, forms: SealingForms): void {
  const tenants = (document as { tenants: Record<string, Record<string, Record<string, unknown>>> }).tenants;
  for (const [tenant, rooms] of ledger)
    for (const room of ['orders', 'memories', 'feed'] as const)
      for (const [key, member] of rooms[room])
        forms.known(member, tenants[tenant]?.[room]?.[typeof key === 'number' ? key - 1 : key]);
}

export const documentOf = (ledger: Ledger, forms: Forms): StoreDocument => ({
  format: 1,
  tenants: Object.fromEntries(
    Array.from(ledger, ([tenant, rooms]) => [
      tenant,
      Object.fromEntries(
        Object.entries(rooms).map(([room, members]) => {
          const entries = Array.from<[PropertyKey, unknown], [string, unknown]>(members, ([key, member]) => [
            String(key),
            formed(forms, [tenant, room, String(key)], member),
          ]);
          return [room, room === 'feed' ? entries.map(([, member]) => member) : Object.fromEntries(entries)];
        }),
      ),
    ]),
  ),
});
