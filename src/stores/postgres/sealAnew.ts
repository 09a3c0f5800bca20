// Seals what is not sealed as the sealer would seal it now, a batch at a time: where it is interrupted, it goes on the
// next time. A row that somebody changes meanwhile is left as it is, and looked at again.

import type { Sealer } from '../sealing.ts';
import { type Forms, openingForms } from '../secretForms.ts';
import type { Database, Row } from './database.ts';
import { tableOf } from './draft.ts';
import { columnsOf, feedEntryFrom, keptFrom, orderFrom, written } from './rows.ts';

/** How many rows at a time. */
const batch = 500;

/** A table, what of it is read, and what is written anew; `given` has the columns of `anew`, and those it is found by. */
interface Room {
  readonly table: 'orders' | 'documents' | 'feed';
  /** What the row is found by again, and what would have changed if somebody had changed it. */
  readonly by: readonly string[];
  readonly isSame: string;
  readonly read: string;
  anew(row: Row, forms: Forms, sealer: Sealer): Row;
  readonly set: string;
}

const rooms: readonly Room[] = [
  {
    table: 'orders',
    by: ['tenant', 'number', 'version'],
    isSame: 'there.number = given.number AND there.version = given.version::integer',
    read: 'document',
    anew: (row, forms, sealer) => {
      const { document, key, account } = columnsOf(orderFrom(row, forms), sealer);
      return { document, key, account };
    },
    set: `document = given.document::json, account = given.account,
      sole_account = CASE WHEN there.sole_account IS NOT NULL THEN given.account END`,
  },
  {
    table: 'documents',
    by: ['tenant', 'drawer', 'name', 'version'],
    isSame: `there.drawer = given.drawer AND there.name = given.name AND there.version = given.version::integer`,
    read: 'kept',
    anew: (row, forms, sealer) => {
      const kept = keptFrom(row, 'memories', forms);
      const { json, key } = written('memories', String(row.tenant), String(row.name), kept, sealer);
      return { kept: json, key };
    },
    set: 'kept = given.kept::json',
  },
  {
    table: 'feed',
    by: ['tenant', 'id', 'was'],
    isSame: 'there.id = given.id::bigint AND there.key = given.was',
    read: 'key AS was, number, entry, fields',
    anew: (row, forms, sealer) => {
      const { json, key } = written('feed', String(row.tenant), '', feedEntryFrom(row, forms), sealer);
      return { fields: JSON.stringify((JSON.parse(json) as { fields: unknown }).fields), key };
    },
    set: 'fields = given.fields::json',
  },
];

/** How many secrets were sealed anew, or made plain. @throws StoreError where a key is missing */
export async function sealAnew(database: Database, sealer: Sealer): Promise<number> {
  let count = 0;
  const forms = openingForms(sealer, () => {
    count += 1;
  });
  for (const room of rooms) while (await sealSome(database, room, forms, sealer));
  return count;
}

/** Whether there was something to do. */
async function sealSome(database: Database, room: Room, forms: Forms, sealer: Sealer): Promise<boolean> {
  const { table, by, isSame, read, anew, set } = room;
  const found = by.filter((column) => column !== 'was').join(', ');
  const rows = await database.rows({
    text: `SELECT ${found}, ${read} FROM portdesk.${table} WHERE key < $1 OR key > $1 LIMIT ${batch}`,
    values: [sealer.id],
  });
  const sealed = rows.map((row): Row => ({ ...pick(row, by), ...anew(row, forms, sealer) }));
  const values: unknown[] = [];
  const lists = Object.keys(sealed[0] ?? {}).map((name) => [name, sealed.map((row) => row[name])] as const);
  if (lists.length === 0) return false;
  const given = tableOf(Object.fromEntries(lists), (value, type) => `$${values.push(value)}::${type}`);
  await database.rows({
    text: `UPDATE portdesk.${table} AS there SET ${set}, key = given.key FROM ${given}
      WHERE there.tenant = given.tenant AND ${isSame}`,
    values,
  });
  return true;
}

const pick = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(names.map((name) => [name, row[name]]));
