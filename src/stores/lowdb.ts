// The store on lowdb: a JSON file that one process has open, with a copy beside it as of the last opening; the same
// file for commands that only read; and the same store without a file.

import { stat } from 'node:fs/promises';
import { type Adapter, Low, Memory } from 'lowdb';
import type { Order } from '../domain/order.ts';
import { DocumentFault, documentOf, emptyDocument, ledgerFrom, type StoreDocument } from './document.ts';
import { realFile, writeDurably } from './durableFile.ts';
import { type OrderReader, readerOf, storeOver } from './groupCommit.ts';
import { JsonFault, type Place, placeOf } from './jsonText.ts';
import type { Ledger } from './ledger.ts';
import { acquireLock, type Lock } from './lock.ts';
import { type OrderStore, StoreError } from './store.ts';
import { readIfThere, SyncedJsonFile } from './syncedJsonFile.ts';

export interface LowdbStore extends OrderStore {
  /** Tells commands in other processes where this one can be reached (`readLock` reads it). */
  readonly announce: Lock['announce'];
}

export interface LowdbPlace {
  readonly file: string;
  /** Stands between the store and the file: something that measures, say. */
  readonly around?: (adapter: Adapter<StoreDocument>) => Adapter<StoreDocument>;
}

/**
 * Creates the folder where it is missing; the file comes with the first commit.
 * @throws StoreError where the file is no store's (it is then left as it is), or another process has it open
 */
export async function openLowdbStore({
  file: named,
  around = (same) => same,
}: LowdbPlace): Promise<LowdbStore> {
  const file = await realFile(named);
  const lock = await acquireLock(file);
  try {
    const low = new Low(around(new SyncedJsonFile<StoreDocument>(file)), emptyDocument);
    const ledger = await readLedger(low, file);
    await keepCopy(file);
    const write = async (next: Ledger) => {
      try {
        await writeThrough(low, next);
      } catch (cause) {
        throw new StoreError(
          `cannot write ${file}: ${(cause as Error).message}. Nothing was stored; ` +
            'make room on its disk or its folder writable, and try again.',
          { cause },
        );
      }
    };
    return { ...storeOver(ledger, write, lock.release), announce: lock.announce };
  } catch (error) {
    await lock.release().catch(() => {}); // the first error is the one to tell
    throw error;
  }
}

/** What the file holds now, for a command beside a running server; takes no lock and writes nothing. @throws StoreError */
export async function openLowdbForReading(named: string): Promise<OrderReader> {
  const file = await realFile(named);
  const ledger = await readLedger(new Low(new SyncedJsonFile<StoreDocument>(file), emptyDocument), file);
  return readerOf(() => ledger);
}

/** The same store without a file, for transcripts and tests. @throws StoreError where an order is not valid */
export function openMemoryStore(orders: Iterable<Order> = []): OrderStore {
  const byTenant = new Map<string, Map<string, Order>>();
  for (const order of orders) {
    const numbers = byTenant.get(order.tenant) ?? new Map<string, Order>();
    byTenant.set(order.tenant, numbers.set(order.number, order));
  }
  const tenants = Array.from(byTenant, ([tenant, numbers]) => [
    tenant,
    { orders: Object.fromEntries(numbers), messages: {} },
  ]);
  const low = new Low(new Memory<StoreDocument>(), { format: 1, tenants: Object.fromEntries(tenants) });
  return storeOver(ledgerFrom(low.data), (next) => writeThrough(low, next));
}

function writeThrough(low: Low<StoreDocument>, ledger: Ledger): Promise<void> {
  low.data = documentOf(ledger);
  return low.write();
}

async function readLedger(low: Low<StoreDocument>, file: string): Promise<Ledger> {
  try {
    await low.read();
    return ledgerFrom(low.data);
  } catch (cause) {
    if (!(cause instanceof JsonFault || cause instanceof DocumentFault)) {
      throw new StoreError(
        `cannot read ${file}: ${(cause as Error).message}. Name another with PORTDESK_DATA.`,
        {
          cause,
        },
      );
    }
    const { line, column } = cause instanceof JsonFault ? cause.place : await placeInFile(file, cause);
    throw new StoreError(
      `${file} does not hold a store's orders: line ${line}, column ${column}: ${cause.message}. ` +
        `It was left as it is. Mend that line, or ${await wayBack(file)}`,
      { cause },
    );
  }
}

const placeInFile = async (file: string, { path }: DocumentFault): Promise<Place> =>
  placeOf((await readIfThere(file)) ?? new Uint8Array(), path);

const copyOf = (file: string) => `${file}.bak`;

/** The content just found good, for the day on which it is not. */
async function keepCopy(file: string): Promise<void> {
  try {
    const content = await readIfThere(file);
    if (!content || (await readIfThere(copyOf(file)))?.equals(content)) return;
    await writeDurably(copyOf(file), content);
  } catch (cause) {
    throw new StoreError(`cannot keep a copy of ${file} in ${copyOf(file)}: ${(cause as Error).message}`, {
      cause,
    });
  }
}

async function wayBack(file: string): Promise<string> {
  const copy = copyOf(file);
  try {
    const { mtime } = await stat(copy);
    return (
      `go back to its copy of ${mtime.toISOString()} with: cp "${copy}" "${file}" ` +
      '(what was stored since then is not in the copy).'
    );
  } catch {
    return `restore it from a backup of your own: there is no copy ${copy}.`;
  }
}
