// Reads a ledger from its file and the logs beside it, also while another process goes on writing them.

import { type FileHandle, open, stat } from 'node:fs/promises';
import type { Forms } from '../secretForms.ts';
import { logsFrom, type Named } from './chain.ts';
import { createLedger, type LiveLedger } from './ledger.ts';
import { readLog, readLogHead } from './log.ts';
import { logsBeside } from './logNames.ts';
import { type Head, readSnapshot } from './snapshot.ts';

/** A file cannot be read, or holds what it should not: the cause says what. */
export class FileFault extends Error {
  override name = 'FileFault';
  readonly file: string;
  constructor(file: string, cause: unknown) {
    super((cause as Error).message, { cause });
    this.file = file;
  }
}

export interface Found {
  readonly ledger: LiveLedger;
  /** Absent where there are logs alone. */
  readonly snapshot: { readonly head: Head; readonly size: number } | undefined;
  /** The last thing that was begun: what comes next goes on from there. */
  readonly last: string | null;
  /** No log goes on from the snapshot. */
  readonly isWhole: boolean;
  /** Of all the logs that go on from it together, in bytes. */
  readonly logged: number;
}

/** `undefined` where there is nothing. @throws FileFault */
export async function readLedger(file: string, forms: Forms): Promise<Found | undefined> {
  for (;;) {
    const handle = await inFile(file, openIfThere);
    try {
      return await readOnce(file, handle, forms);
    } catch (cause) {
      // Logs are taken away once another snapshot is in the file's place: then that one tells more.
      if (!(await isReplaced(file, handle))) throw cause;
    } finally {
      await handle?.close();
    }
  }
}

async function readOnce(
  file: string,
  handle: FileHandle | undefined,
  forms: Forms,
): Promise<Found | undefined> {
  const read = handle && (await inFile(file, () => readSnapshot(handle, forms)));
  const begun = await headsOf(await inFile(file, logsBeside));
  if (!read && begun.length === 0) return undefined;
  const ledger = read?.ledger ?? createLedger();
  const chain = await inFile(file, async () => logsFrom(read?.head, begun));
  let logged = 0;
  for (const log of chain)
    await inFile(log.file, async (name) =>
      within(await open(name), async (opened) => {
        await readLog(opened, ledger, forms);
        logged += (await opened.stat()).size;
      }),
    );
  const snapshot = read && handle && { head: read.head, size: (await handle.stat()).size };
  const last = chain.at(-1)?.head.into ?? read?.head.id ?? null;
  return { ledger, snapshot, last, isWhole: chain.length === 0, logged };
}

/** One that is gone again was taken into a snapshot: this one, or the next, which is then in the file's place. */
async function headsOf(files: readonly string[]): Promise<readonly Named[]> {
  const logs: Named[] = [];
  for (const file of files) {
    const handle = await inFile(file, openIfThere);
    const head = handle && (await inFile(file, () => within(handle, readLogHead)));
    if (head) logs.push({ file, head });
  }
  return logs;
}

async function within<T>(handle: FileHandle, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

async function inFile<T>(file: string, work: (file: string) => Promise<T>): Promise<T> {
  try {
    return await work(file);
  } catch (cause) {
    throw new FileFault(file, cause);
  }
}

async function openIfThere(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function isReplaced(file: string, handle: FileHandle | undefined): Promise<boolean> {
  const now = await stat(file).catch(() => undefined);
  return now !== undefined && now.ino !== (await handle?.stat())?.ino;
}
