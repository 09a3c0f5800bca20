// Orders and what is kept beside them as rows of tables: their JSON as it lies in a file, secrets in the same forms,
// and columns that follow from it, to be looked up by. What comes from a table is checked as what comes from a file is.

import type { z } from 'zod';
import { accountAsCompared, heldAccount } from '../../domain/account.ts';
import { handedOnSchema } from '../../domain/feed.ts';
import { folded } from '../../domain/filter.ts';
import { pairsOf } from '../../domain/near.ts';
import { bareNumber, type Order, orderSchema } from '../../domain/order.ts';
import { keptSchema } from '../keptSchema.ts';
import { KeyFault, type Sealer, SealFault } from '../sealing.ts';
import { type Forms, sealingForms } from '../secretForms.ts';
import { type Drawer, type FeedEntry, type Kept, StoreError } from '../store.ts';
import type { Row } from './database.ts';

/** A text that PostgreSQL takes: it knows no character 0. */
export const asText = (text: string): string => text.replaceAll('\0', '\ufffd');

/** The JSON of a member of a room, and the id of the key that its secrets are sealed with: '' plain, null where it has none. */
export interface Written {
  readonly json: string;
  readonly key: string | null;
}

export function written(
  room: keyof Forms,
  tenant: string,
  key: string,
  member: unknown,
  sealer: Sealer,
): Written {
  let holdsSecrets = false;
  const seal: Sealer['seal'] = (text, place) => {
    holdsSecrets = true;
    return sealer.seal(text, place);
  };
  const json = JSON.stringify(sealingForms({ ...sealer, seal })[room](tenant, key, member));
  return { json, key: holdsSecrets ? sealer.id : null };
}

/** The columns of an order that are written, with their types. */
export const orderColumns = {
  number: 'text',
  version: 'integer',
  document: 'json',
  key: 'text',
  digits: 'text',
  place: 'text',
  account: 'text',
  status: 'text',
  foc: 'timestamptz',
  placed: 'timestamptz',
  placed_by: 'text',
  name: 'text',
  name_pairs: 'text[]',
  carrier: 'text',
  telephones: 'text[]',
} as const;
export type OrderColumn = keyof typeof orderColumns;

export function columnsOf(order: Order, sealer: Sealer): Readonly<Record<OrderColumn, unknown>> {
  const {
    tenant,
    number,
    version,
    status,
    focDate,
    placedAt,
    placedBy,
    name,
    carrier = '',
    phoneNumbers,
  } = order;
  const { json, key } = written('orders', tenant, number, order, sealer);
  return {
    number,
    version,
    document: json,
    key,
    digits: bareNumber(number) || null,
    place: order.deletedAt ? null : placeOf(number),
    account: accountOf(order, sealer),
    status,
    foc: focDate ? new Date(focDate) : null,
    placed: new Date(placedAt),
    placed_by: asText(placedBy),
    name: asText(folded(name)),
    name_pairs: asArray([...new Set(pairsOf(name))]),
    carrier: asText(folded(carrier)),
    telephones: asArray(phoneNumbers),
  };
}

/** Of an open order. */
function accountOf(order: Order, sealer: Sealer): string | null {
  const account = heldAccount(order);
  return account === undefined ? null : hashed(account, sealer);
}

export const accountHash = (accountNumber: string, sealer: Sealer): string =>
  hashed(accountAsCompared(accountNumber), sealer);

/** Keyed: accounts can be compared by it, and not be read. */
const hashed = (account: string, sealer: Sealer): string => asText(sealer.hash(account));

/** Sorts by bytes as `byNumber` sorts numbers: each run of digits counts by its value, so its length stands before it. */
export function placeOf(number: string): string {
  const counted = number.replace(/\d+/g, (digits) => {
    const bare = digits.replace(/^0+(?=.)/, '');
    return `${String(bare.length).padStart(2, '0')}${bare}`;
  });
  return `${counted} ${number}`;
}

/** As PostgreSQL writes arrays of texts: rows of a table cannot be given with arrays of different lengths in them. */
export const asArray = (texts: readonly string[]): string =>
  `{${texts.map((text) => `"${asText(text).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

/** @throws StoreError: the database was changed by hand, or holds secrets under another key */
export function orderFrom({ tenant, number, document }: Row, forms: Forms): Order {
  const what = `order ${number} of tenant ${tenant}`;
  const opened = read(what, () => forms.orders(String(tenant), String(number), document));
  const order = checked(what, orderSchema, opened);
  if (order.tenant === tenant && order.number === number) return order;
  throw new StoreError(`${what} stands in the row of another: mend it in the database`);
}

export function keptFrom({ tenant, name, kept }: Row, drawer: Drawer, forms: Forms): Kept {
  const what = `document ${name} in ${drawer} of tenant ${tenant}`;
  const opened =
    drawer === 'memories' ? read(what, () => forms.memories(String(tenant), String(name), kept)) : kept;
  return checked(what, keptSchema, opened);
}

export function feedEntryFrom(row: Row, forms: Forms): FeedEntry {
  const { tenant, number, cursor, entry, fields, entered_at: at, entered_by: by } = row;
  const what = `feed entry ${cursor} of tenant ${tenant}`;
  const whole = { ...(entry as object), number, fields };
  const opened = read(what, () => forms.feed(String(tenant), String(cursor), whole));
  return {
    ...checked(what, handedOnSchema, opened),
    cursor: Number(cursor),
    ...(at instanceof Date && { entered: { at: at.toISOString(), by: String(by) } }),
  };
}

function read(what: string, open: () => unknown): unknown {
  try {
    return open();
  } catch (cause) {
    if (cause instanceof KeyFault)
      throw new StoreError(`the database holds secrets that ${cause.message}. Nothing was changed.`, {
        cause,
      });
    if (cause instanceof SealFault) throw new StoreError(`${what}: a secret ${cause.message}`, { cause });
    throw cause;
  }
}

function checked<S extends z.ZodType>(what: string, schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.length ? `, field ${issue.path.join('.')}` : '';
  throw new StoreError(`${what}${field}: ${issue?.message}. It was left as it is; mend it in the database.`);
}
