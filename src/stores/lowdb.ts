// The store on lowdb: a JSON file with a log beside it, that one process has open (lowdb/ledgerFile.ts); the same file for
// commands that only read; and the same store without a file.

import { Low } from 'lowdb';
import type { Order } from '../domain/order.ts';
import { realFile } from './durableFile.ts';
import { acquireLock } from './lock.ts';
import { copiesKept, keepCopy } from './lowdb/copies.ts';
import { inWords } from './lowdb/faultWords.ts';
import { storeOver } from './lowdb/groupCommit.ts';
import { createLedger, type Ledger, type LiveLedger } from './lowdb/ledger.ts';
import { type LedgerFile, ledgerFile } from './lowdb/ledgerFile.ts';
import { logsBeside, removeLogs } from './lowdb/logNames.ts';
import { enterMember } from './lowdb/members.ts';
import { readerOf } from './lowdb/reading.ts';
import { FileFault } from './lowdb/readLedger.ts';
import { sealCopiesAnew } from './lowdb/sealCopiesAnew.ts';
import { type Sealer, unsealed } from './sealing.ts';
import { type Forms, maskedForms, openingForms, sealingForms } from './secretForms.ts';
import { type OpenStore, type OrderReader, type OrderStore, StoreError } from './store.ts';

export interface LowdbPlace {
  readonly file: string;
  /** Without one, secrets are stored plain. */
  readonly sealer?: Sealer;
  /** How many of the last good copies are kept beside the file. */
  readonly keep?: number;
  /** Told of each snapshot that could not be written while the store is open: nothing is lost, but it has to be mended. */
  readonly snapshotFailed?: (error: Error) => void;
  /** Stands between the store and the file: something that measures, say. */
  readonly around?: (file: LedgerFile) => LedgerFile;
}

/** A copy is made at the opening, and then as often as this, in milliseconds, where anything has changed. */
const copyEvery = 24 * 60 * 60 * 1000;

/**
 * Creates the folder where it is missing; files come with the first commit. Secrets that are not stored as the sealer
 * stores them are sealed anew at once, in the copies beside the file too: none is left lying about as it was.
 * @throws StoreError where the file is no store's or its key is missing (it is then left as it is), or another process
 *   has it open
 */
export async function openLowdbStore({
  file: named,
  sealer = unsealed,
  keep = copiesKept,
  snapshotFailed = () => {},
  around = (same) => same,
}: LowdbPlace): Promise<OpenStore> {
  const file = await realFile(named);
  const lock = await acquireLock(file);
  try {
    let sealedAnew = 0;
    const opening = openingForms(sealer, () => {
      sealedAnew += 1;
    });
    const sealing = sealingForms(sealer);
    let isCopyDue = true;
    const copyIfDue = async () => {
      if (isCopyDue) await keepCopy(file, keep);
      isCopyDue = false;
    };
    const watcher = { taken: copyIfDue, failed: snapshotFailed };
    const adapter = around(ledgerFile(file, { opening, sealing }, watcher));
    const low = new Low(adapter, createLedger());
    await read(low, file);
    if (sealedAnew > 0) {
      await sealCopiesAnew(file, sealer);
      await writing(file, () => low.write());
    }
    // Where it cannot be taken now, one is taken with the first change.
    if (adapter.isOverdue()) await low.write().catch(snapshotFailed);
    if (adapter.isWhole())
      await writing(file, async () => {
        await removeLogs(await logsBeside(file)); // a crash may have left one that the file holds already
        await copyIfDue();
      });
    const copying = setInterval(() => {
      isCopyDue = true;
      adapter.renew();
    }, copyEvery).unref();
    const store = storeOver(
      low.data,
      (puts, enter) => writing(file, () => adapter.append(puts, low.data, enter)),
      async () => {
        clearInterval(copying);
        await adapter.close(low.data).finally(lock.release);
      },
    );
    return { ...store, announce: lock.announce, sealedAnew };
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
    const { tenants } = await reading(file, openingForms(sealer));
    return { ledger: tenants, release: lock.release };
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
  const ledger = await reading(file, sealer ? openingForms(sealer) : maskedForms);
  return { ...readerOf(ledger), close: async () => {} };
}

/** The same store without a file, for transcripts and tests. @throws StoreError where an order is not valid */
export function openMemoryStore(orders: Iterable<Order> = []): OrderStore {
  const ledger = createLedger();
  for (const order of orders) {
    const { tenant, number } = order;
    enterMember(ledger, { tenant, room: 'orders', key: number }, order, openingForms(unsealed));
  }
  return storeOver(ledger);
}

async function reading(file: string, opening: Forms): Promise<LiveLedger> {
  const low = new Low(ledgerFile(file, { opening, sealing: sealingForms(unsealed) }), createLedger());
  await read(low, file);
  return low.data;
}

async function read(low: Low<LiveLedger>, file: string): Promise<void> {
  try {
    await low.read();
  } catch (cause) {
    throw cause instanceof FileFault ? await inWords(cause, file) : cause;
  }
}

async function writing<T>(file: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    throw new StoreError(
      `cannot write ${file}: ${(cause as Error).message}. Nothing was stored; ` +
        'make room on its disk or its folder writable, and try again.',
      { cause },
    );
  }
}
