// Rows from files, orders and carriers' events mixed: every one that is right is taken, and all of them in one step.

import type { Order } from '../domain/order.ts';
import type { OrderStore } from '../stores/store.ts';
import { eventTaken } from './events.ts';
import { type ImportAt, orderTaken } from './importedOrder.ts';
import type { ImportCounts, ImportResult, RowFault } from './intake.ts';
import { changeHands, holderOf, type OpenAccounts, openAccounts, takesAccount } from './openAccounts.ts';

/** How often an import is taken anew because its orders changed meanwhile. */
const attempts = 10;

export async function takeRows(store: OrderStore, at: ImportAt, body: unknown): Promise<ImportResult> {
  if (!Array.isArray(body)) return { kind: 'malformed', message: 'is not a JSON array of orders and events' };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const known = await knownOrders(store, at.tenant, body);
    const { changed, result } = taken(body, known, await openAccounts(store, at.tenant, body, known), at);
    const changes = changed.map((order) => ({ order, version: known.get(order.number)?.version ?? 0 }));
    if (changes.length === 0) return result;
    const soleAccounts = changed.flatMap((order) =>
      takesAccount(order, known.get(order.number)) ? (order.accountNumber ?? []) : [],
    );
    const committed = await store.commit({ tenant: at.tenant, at: at.now, changes, soleAccounts });
    if (committed === 'done') return result;
  }
  throw new Error(`the orders kept changing under an import; gave up after ${attempts} attempts`);
}

/** What the rows make, one after the other, of the orders that are there. */
function taken(
  rows: readonly unknown[],
  known: ReadonlyMap<string, Order>,
  accounts: OpenAccounts,
  at: ImportAt,
) {
  const changed = new Map<string, Order>();
  const counts: Record<keyof ImportCounts, number> = { added: 0, replaced: 0, unchanged: 0, moved: 0 };
  const rejected: { index: number; faults: readonly RowFault[] }[] = [];
  const standsTwice = numbersOnce((place) => `row ${place}`);

  rows.forEach((row, index) => {
    const number = numberOf(row) ?? '';
    const order = changed.get(number) ?? known.get(number);
    const twice = standsTwice(row, index + 1);
    const came = twice ? { kind: 'malformed' as const, faults: [twice] } : rowTaken(row, order, accounts, at);
    if (came.kind === 'malformed') rejected.push({ index, faults: came.faults });
    else {
      if ('order' in came) {
        changed.set(came.order.number, came.order);
        changeHands(accounts, came.order, order);
      }
      counts[came.kind] += 1;
    }
  });
  const result: ImportResult = { kind: 'imported', ...counts, rejected };
  return { changed: [...changed.values()], result };
}

type RowTaken =
  | { readonly kind: 'added' | 'replaced' | 'moved'; readonly order: Order }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'malformed'; readonly faults: readonly RowFault[] };

function rowTaken(row: unknown, order: Order | undefined, accounts: OpenAccounts, at: ImportAt): RowTaken {
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return refused([], 'is no order and no event');
  if (!isEvent(row)) {
    const came = orderTaken(row, order, at);
    const holder = 'order' in came && holderOf(accounts, came.order, order);
    return holder ? refused(['accountNumber'], accountHeld(holder)) : came;
  }
  const { number, ...event } = row as { number?: unknown };
  if (typeof number !== 'string')
    return refused(['number'], number === undefined ? 'is missing' : 'must be a text');
  const came = eventTaken(event, order, at);
  switch (came.kind) {
    case 'moved':
      return { kind: 'moved', order: came.order };
    case 'repeated':
      return { kind: 'unchanged' };
    case 'unknownOrder':
      return refused(['number'], `${number} names no order of this tenant`);
    case 'impossible':
      return refused(['event'], `cannot be taken: ${came.message}`);
    case 'malformed':
      return came;
  }
}

const refused = (path: RowFault['path'], message: string): RowTaken => ({
  kind: 'malformed',
  faults: [{ path, message }],
});

const accountHeld = (holder: string): string =>
  `is that of order ${holder}, which is open: an account number has one open order at a time`;

/** A row that names an event is a carrier's event for its order, and no order. */
const isEvent = (row: object): boolean => 'event' in row && row.event !== null;

/** The number that a row gives its order. */
export function numberOf(row: unknown): string | undefined {
  const number = (row as { number?: unknown } | null | undefined)?.number;
  return typeof number === 'string' ? number : undefined;
}

/**
 * Tells of an order that came before: which of the two is meant, nobody knows. Events of an order may be many.
 * @param named how a place in the file is called: `line 12`
 */
export function numbersOnce(
  named: (place: number) => string,
): (row: unknown, place: number) => RowFault | undefined {
  const places = new Map<string, number>();
  return (row, place) => {
    const number = numberOf(row);
    if (number === undefined || isEvent(row as object)) return undefined;
    const first = places.get(number);
    if (first === undefined) places.set(number, place);
    return first === undefined
      ? undefined
      : { path: ['number'], message: `${number} stands twice in this file, first in ${named(first)}` };
  };
}

async function knownOrders(store: OrderStore, tenant: string, rows: readonly unknown[]) {
  const numbers = [...new Set(rows.flatMap((row) => numberOf(row) ?? []))];
  const known = await store.exactly(tenant, numbers);
  return new Map(known.map((order) => [order.number, order]));
}
