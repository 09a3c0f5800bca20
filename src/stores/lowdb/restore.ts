// Goes back to a copy: it is read whole first, and what the store holds now becomes a copy of its own.

import { randomUUID } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import { realFile } from '../durableFile.ts';
import { acquireLock } from '../lock.ts';
import { type Sealer, unsealed } from '../sealing.ts';
import { type Forms, maskedForms, openingForms, sealingForms } from '../secretForms.ts';
import { StoreError } from '../store.ts';
import { type Copy, copiesOf, copyName } from './copies.ts';
import { inWords } from './faultWords.ts';
import type { LiveLedger } from './ledger.ts';
import { logsBeside, removeLogs } from './logNames.ts';
import { FileFault, readLedger } from './readLedger.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

export interface ListedCopy extends Copy {
  /** How many orders of which tenant, tombstones not counted; or why it cannot be read. */
  readonly held: ReadonlyMap<string, number> | StoreError;
}

/** The youngest first; needs no key. */
export async function listCopies(named: string): Promise<readonly ListedCopy[]> {
  const file = await realFile(named);
  const listed: ListedCopy[] = [];
  for (const copy of await copiesOf(file)) listed.push({ ...copy, held: await heldIn(copy, file) });
  return listed;
}

async function heldIn(copy: Copy, file: string): Promise<ListedCopy['held']> {
  try {
    const { tenants, shelf } = await readCopy(copy, file, maskedForms);
    return new Map(Array.from(tenants.keys(), (tenant) => [tenant, shelf(tenant).orders.listed.all.length]));
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
}

/** Where what the store held before is now. */
export interface Restored {
  /** Absent where there was nothing. */
  readonly before?: { readonly file: string; readonly isWhole: boolean };
}

/**
 * @param now names what the store held before
 * @throws StoreError where the copy cannot be read or another process has the file open: nothing is changed then
 */
export async function restoreCopy(
  { file: named, sealer = unsealed }: { readonly file: string; readonly sealer?: Sealer },
  copy: Copy,
  now: Date,
): Promise<Restored> {
  const file = await realFile(named);
  const lock = await acquireLock(file);
  try {
    const ledger = await readCopy(copy, file, openingForms(sealer));
    const { last, ...before } = await setAside(file, sealer, now);
    const head = { id: randomUUID(), after: last, continued: false };
    await writeSnapshot(file, head, ledger.hold(), sealingForms(sealer));
    await removeLogs(await logsBeside(file));
    return before;
  } finally {
    await lock.release();
  }
}

async function readCopy(copy: Copy, file: string, forms: Forms): Promise<LiveLedger> {
  const handle = await open(copy.file);
  try {
    return (await readSnapshot(handle, forms)).ledger;
  } catch (cause) {
    throw await inWords(new FileFault(copy.file, cause), file);
  } finally {
    await handle.close();
  }
}

/** As a copy; where it cannot be read, the files themselves under other names. */
async function setAside(
  file: string,
  sealer: Sealer,
  now: Date,
): Promise<Restored & { readonly last: string | null }> {
  const aside = copyName(file, now);
  try {
    const found = await readLedger(file, openingForms(sealer));
    if (!found) return { last: null };
    const head = { id: randomUUID(), after: found.last, continued: false };
    await writeSnapshot(aside, head, found.ledger.hold(), sealingForms(sealer));
    return { before: { file: aside, isWhole: true }, last: found.last };
  } catch (cause) {
    if (!(cause instanceof FileFault)) throw cause;
    const damaged = aside.replace(/bak$/, 'damaged');
    for (const log of await logsBeside(file)) await rename(log, damaged + log.slice(file.length));
    await rename(file, damaged).catch(() => {}); // it may be what is missing
    return { before: { file: damaged, isWhole: false }, last: null };
  }
}
