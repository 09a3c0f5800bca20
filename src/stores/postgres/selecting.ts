// Orders by what they hold, selected by the server: only those that are asked for come over.

import { folded, type Sought } from '../../domain/filter.ts';
import { pendingFor } from '../../domain/lifecycle.ts';
import { pairsOf } from '../../domain/near.ts';
import { type Order, storedStatus } from '../../domain/order.ts';
import type { Status } from '../../domain/statusRules.ts';
import type { Forms } from '../secretForms.ts';
import type { OrderQuery, Selection } from '../store.ts';
import type { Database } from './database.ts';
import { asText, orderFrom, placeOf } from './rows.ts';

/** Conditions joined by AND, with the values that stand in them. */
function conditionsFor(tenant: string) {
  const values: unknown[] = [];
  const value = (given: unknown, type: string): string => `$${values.push(given)}::${type}`;
  const conditions = [`tenant = ${value(asText(tenant), 'text')}`, 'place IS NOT NULL'];
  return {
    values,
    value,
    add: (condition: string): void => void conditions.push(condition),
    where: () => conditions.join(' AND '),
  };
}
type Conditions = ReturnType<typeof conditionsFor>;

export async function select(
  database: Database,
  tenant: string,
  { sought, except = [], after, limit }: OrderQuery,
  forms: Forms,
): Promise<Selection> {
  const asked = conditionsFor(tenant);
  seek(asked, sought);
  if (except.length > 0) asked.add(`number <> ALL(${asked.value(except, 'text[]')})`);
  if (after !== undefined) asked.add(`place > ${asked.value(placeOf(after), 'text')}`);
  const { values } = asked;
  const where = asked.where();
  const rows = await database.rows({
    text: `SELECT tenant, number, document FROM portdesk.orders WHERE ${where} ORDER BY place
      LIMIT $${values.length + 1}`,
    values: [...values, limit ?? null],
  });
  const isAll = limit === undefined || rows.length < limit;
  const total = isAll ? rows.length : await count(database, where, values);
  return { orders: rows.map((row) => orderFrom(row, forms)), total };
}

async function count(database: Database, where: string, values: readonly unknown[]): Promise<number> {
  const text = `SELECT count(*) AS total FROM portdesk.orders WHERE ${where}`;
  return Number((await database.rows({ text, values }))[0]?.total);
}

/** As `isSought` in domain/filter.ts. */
function seek(asked: Conditions, sought: Sought): void {
  const { add, value } = asked;
  const { status, carrier, name, number, numberBegins, now, placedFrom, placedBefore, placedBy } = sought;
  if (status) seekStatus(asked, status, now);
  if (carrier) add(`position(${value(asText(folded(carrier)), 'text')} IN carrier) > 0`);
  if (name) {
    // The index finds those that have all pairs of its letters; of those, the ones with the name itself are taken.
    add(`name_pairs @> ${value(pairsOf(name).map(asText), 'text[]')}`);
    add(`position(${value(asText(folded(name)), 'text')} IN name) > 0`);
  }
  if (numberBegins) add(`starts_with(number, ${value(asText(numberBegins), 'text')})`);
  if (number) add(`telephones && ${value(number, 'text[]')}`);
  if (placedBy) add(`placed_by = ${value(asText(placedBy), 'text')}`);
  if (placedFrom) add(`placed >= ${value(placedFrom, 'timestamptz')}`);
  if (placedBefore) add(`placed < ${value(placedBefore, 'timestamptz')}`);
}

/** As `statusAt` in domain/lifecycle.ts: an approved order is pending from some hours before its FOC date. */
function seekStatus({ add, value }: Conditions, wanted: readonly Status[], now: Date): void {
  const pending = value(new Date(now.getTime() + pendingFor), 'timestamptz');
  add(`status = ANY(${value(wanted.map(storedStatus), 'text[]')})`);
  add(`CASE WHEN status = 'transferApproved' AND foc < ${pending} THEN 'transferPending' ELSE status END
    = ANY(${value(wanted, 'text[]')})`);
}

/** Of how many candidates the nearest are found. */
const candidates = 200;

export async function near(
  database: Database,
  tenant: string,
  { name, number }: Pick<Sought, 'name' | 'number'>,
  forms: Forms,
): Promise<readonly Order[]> {
  const asked = conditionsFor(tenant);
  const order = name ? byPairsInCommon(asked, name) : byPartsInCommon(asked, number ?? []);
  const rows = await database.rows({
    text: `SELECT tenant, number, document FROM portdesk.orders WHERE ${asked.where()} ORDER BY ${order}
      LIMIT ${candidates}`,
    values: asked.values,
  });
  return rows.map((row) => orderFrom(row, forms));
}

/** The names that share the most pairs of letters. */
function byPairsInCommon({ add, value }: Conditions, name: string): string {
  const pairs = value(pairsOf(name).map(asText), 'text[]');
  add(`name_pairs && ${pairs}`);
  return `cardinality(ARRAY(SELECT unnest(name_pairs) INTERSECT SELECT unnest(${pairs}))) DESC, place`;
}

/** Two numbers that differ in at most two digits are the same in one third of them. */
function byPartsInCommon({ add, value }: Conditions, wanted: readonly string[]): string {
  const numbers = value(wanted, 'text[]');
  const third = (part: number) => {
    const slice = (text: string) =>
      `substr(${text}, 1 + ${part} * (length(${text}) / 3), ${part < 2 ? `length(${text}) / 3` : `length(${text})`})`;
    return `${slice('held')} = ${slice('wanted')}`;
  };
  add(`EXISTS (SELECT FROM unnest(telephones) AS held, unnest(${numbers}) AS wanted
    WHERE length(held) = length(wanted) AND (${[0, 1, 2].map(third).join(' OR ')}))`);
  return 'place';
}
