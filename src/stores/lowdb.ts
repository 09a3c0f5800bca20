// The store on lowdb: a JSON file that one process has open, with a copy beside it as of the last opening; the same
// file for commands that only read; and the same store without a file.

import { type Adapter, Low } from 'lowdb';
import type { Order } from '../domain/order.ts';
import { keepCopy, wayBack } from './copy.ts';
import {
  DocumentFault,
  documentOf,
  emptyDocument,
  keepForms,
  ledgerFrom,
  type StoreDocument,
} from './document.ts';
import { realFile } from './durableFile.ts';
import { storeOver } from './groupCommit.ts';
import { JsonFault, type Place, placeOf } from './jsonText.ts';
import type { Ledger } from './ledger.ts';
import { readerOf } from './ledgerReading.ts';
import { acquireLock } from './lock.ts';
import { KeyFault, type Sealer, unsealed } from './sealing.ts';
import { type Forms, maskedForms, openingForms, sealingForms } from './secretForms.ts';
import { type OpenStore, type OrderReader, type OrderStore, StoreError } from './store.ts';
import { readIfThere, SyncedJsonFile } from './syncedJsonFile.ts';

export interface LowdbPlace {
  readonly file: string;
  /** Without one, secrets are stored plain. */
  readonly sealer?: Sealer;
  /** Stands between the store and the file: something that measures, say. */
  readonly around?: (adapter: Adapter<StoreDocument>) => Adapter<StoreDocument>;
}

/**
 * Creates the folder where it is missing; the file comes with the first commit. Secrets that are not stored as the
 * sealer stores them are sealed anew at once, in the copy beside the file too: none is left lying about as it was.
 * @throws StoreError where the file is no store's or its key is missing (it is then left as it is), or another process
 *   has it open
 */
export async function openLowdbStore({
  file: named,
  sealer = unsealed,
  around = (same) => same,
}: LowdbPlace): Promise<OpenStore> {
  const file = await realFile(named);
  const lock = await acquireLock(file);
  try {
    const low = new Low(around(new SyncedJsonFile<StoreDocument>(file)), emptyDocument);
    let sealedAnew = 0;
    const opening = openingForms(sealer, () => {
      sealedAnew += 1;
    });
    const ledger = await readLedger(low, file, opening);
    const sealing = sealingForms(sealer);
    const write = async (next: Ledger) => {
      try {
        await writeThrough(low, next, sealing);
      } catch (cause) {
        throw new StoreError(
          `cannot write ${file}: ${(cause as Error).message}. Nothing was stored; ` +
            'make room on its disk or its folder writable, and try again.',
          { cause },
        );
      }
    };
    if (sealedAnew > 0) await write(ledger);
    else keepForms(ledger, low.data, sealing);
    await keepCopy(file);
    const store = storeOver(ledger, sealer.hash, write, lock.release);
    // Whether the disk takes the next write, only the next write can tell.
    return { ...store, announce: lock.announce, ready: async () => {}, sealedAnew };
  } catch (error) {
    await lock.release().catch(() => {}); // the first error is the one to tell
    throw error;
  }
}

/** All that the file holds, which nobody else has open until it is released; writes nothing. @throws StoreError */
export async function openLowdbLedger({
  file: named,
  sealer = unsealed,
}: LowdbPlace): Promise<{ readonly ledger: Ledger; release(): Promise<void> }> {
  const file = await realFile(named);
  const lock = await acquireLock(file);
  try {
    const low = new Low(new SyncedJsonFile<StoreDocument>(file), emptyDocument);
    return { ledger: await readLedger(low, file, openingForms(sealer)), release: lock.release };
  } catch (error) {
    await lock.release().catch(() => {}); // the first error is the one to tell
    throw error;
  }
}

/**
 * What the file holds now, for a command beside a running server; takes no lock and writes nothing.
 * @param sealer opens secrets; without one, those that are sealed read as the mask
 * @throws StoreError
 */
export async function openLowdbForReading(named: string, sealer?: Sealer): Promise<OrderReader> {
  const file = await realFile(named);
  const forms = sealer ? openingForms(sealer) : maskedForms;
  const low = new Low(new SyncedJsonFile<StoreDocument>(file), emptyDocument);
  const ledger = await readLedger(low, file, forms);
  return { ...readerOf(() => ledger), close: async () => {} };
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
  const document = { format: 1, tenants: Object.fromEntries(tenants) };
  return storeOver(ledgerFrom(document, openingForms(unsealed)), unsealed.hash, async () => {});
}

function writeThrough(low: Low<StoreDocument>, ledger: Ledger, forms: Forms): Promise<void> {
  low.data = documentOf(ledger, forms);
  return low.write();
}

async function readLedger(low: Low<StoreDocument>, file: string, forms: Forms): Promise<Ledger> {
  try {
    await low.read();
    return ledgerFrom(low.data, forms);
  } catch (cause) {
    if (cause instanceof KeyFault)
      throw new StoreError(`${file} holds secrets that ${cause.message}. Nothing was changed.`, { cause });
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
