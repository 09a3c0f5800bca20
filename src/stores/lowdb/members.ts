// A member of a room as it stands in a file, and as it lies in the ledger: checked where it comes in, its secrets in
// the forms of the file where it goes out (secretForms.ts).

import { z } from 'zod';
import { handedOnSchema } from '../../domain/feed.ts';
import { orderSchema } from '../../domain/order.ts';
import { deepFreeze } from '../checkedCommit.ts';
import { json, keptSchema } from '../keptSchema.ts';
import { SealFault } from '../sealing.ts';
import type { Forms } from '../secretForms.ts';
import { StoreError } from '../store.ts';
import { type LiveLedger, type Member, type Put, type Room, type Rooms, rooms } from './ledger.ts';

/** What makes a text no store's, and where in it. */
export class DocumentFault extends StoreError {
  override name = 'DocumentFault';
  /** From a document's tenants on. */
  readonly path: readonly PropertyKey[];
  constructor(path: readonly PropertyKey[], message: string) {
    super(message);
    this.path = path;
  }
}

const schemas: { readonly [R in Room]: z.ZodType<Rooms[R]> } = {
  orders: orderSchema,
  memories: keptSchema,
  watches: keptSchema,
  addresses: keptSchema,
  feed: handedOnSchema.extend({
    cursor: z.int().min(1),
    entered: z.object({ at: z.iso.datetime(), by: z.string() }).optional(),
  }),
  messages: z.union([
    z.strictObject({ at: z.iso.datetime(), replied: z.string() }),
    // As format 1 has it.
    z
      .strictObject({ at: z.iso.datetime(), reply: json })
      .transform(({ at, reply }) => ({ at, replied: JSON.stringify(reply) })),
  ]),
};

export const isRoom = (name: string): name is Room => (rooms as readonly string[]).includes(name);

/** Where a member stands; `step` is its place in the text where that is not its key. */
export interface MemberPlace {
  readonly tenant: string;
  readonly room: Room;
  readonly key: string;
  readonly step?: PropertyKey;
}

/** Puts a member of a file into the ledger. @throws DocumentFault, and KeyFault where a key is missing */
export function enterMember(ledger: LiveLedger, place: MemberPlace, raw: unknown, forms: Forms): void {
  const { tenant, room, key, step = key } = place;
  const fault = (message: string, ...field: readonly PropertyKey[]) => {
    const inMember = field.length === 0 ? '' : `, field ${field.map(String).join('.')}`;
    return new DocumentFault(
      [tenant, room, step, ...field],
      `${nameOf[room]} ${key} of tenant ${tenant}${inMember}: ${message}`,
    );
  };
  const parsed = schemas[room].safeParse(opened());
  if (!parsed.success) {
    const [first, ...others] = parsed.error.issues;
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    throw fault(`${first?.message}${more}`, ...(first?.path ?? []));
  }
  const member = deepFreeze(parsed.data as Member);
  if (room === 'orders') {
    const order = member as Rooms['orders'];
    if (order.tenant !== tenant) throw fault(`stands under ${tenant}`, 'tenant');
    if (order.number !== key) throw fault(`stands under ${key}`, 'number');
  }
  if (room === 'feed') {
    const { cursor } = member as Rooms['feed'];
    const next = ledger.shelf(tenant).rooms.feed.size + 1;
    if (String(cursor) !== key || cursor > next)
      throw fault(`is ${cursor}, not its place ${Math.min(Number(key), next)}`, 'cursor');
  }
  ledger.enter([{ tenant, room, key, member }]);

  function opened(): unknown {
    try {
      return formed(forms, place, raw);
    } catch (cause) {
      if (cause instanceof SealFault) throw fault(cause.message);
      throw cause;
    }
  }
}

/** As it stands in a file. */
export const written = (put: Required<Put>, forms: Forms): unknown => formed(forms, put, put.member);

const formed = (forms: Forms, { tenant, room, key }: Omit<Put, 'member'>, member: unknown): unknown =>
  Object.hasOwn(forms, room) ? forms[room as keyof Forms](tenant, key, member) : member;

const nameOf: Readonly<Record<Room, string>> = {
  orders: 'order',
  memories: 'memory',
  watches: 'watch',
  addresses: 'address',
  messages: 'message',
  feed: 'feed entry',
};
