// The lock beside a store's file: one process a file. It names its owner by process id and the process's own start
// time, so a dead owner's lock is known and taken over, and says where the owner can be reached.

import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { makeFolder, realFile, writeDurably, writeSynced } from './durableFile.ts';
import { birthOf } from './processBirth.ts';
import { type Reach, StoreError } from './store.ts';

const lockSchema = z.object({
  pid: z.int().min(1),
  /** When the process started, for people. */
  startedAt: z.iso.datetime(),
  /** The same for the machine (processBirth.ts); '' where the system tells none. */
  birth: z.string(),
  /** Random, this lock's own. */
  id: z.uuid(),
  address: z.string().optional(),
  token: z.string().optional(),
});
type LockText = z.infer<typeof lockSchema>;

export interface LiveOwner extends Partial<Reach> {
  readonly pid: number;
  /** When the process started, ISO 8601. */
  readonly startedAt: string;
}

export interface Lock {
  /** Tells other processes, through `readLock`, where this one can be reached. */
  announce(reach: Reach): Promise<void>;
  release(): Promise<void>;
}

/** @throws StoreError where a live process (this one, too) has the file open */
export async function acquireLock(file: string): Promise<Lock> {
  const lock = lockOf(await realFile(file));
  const own: LockText = {
    pid: process.pid,
    startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    birth: (await birthOf(process.pid)) ?? '',
    id: randomUUID(),
  };
  const draft = `${lock}.${own.id}.tmp`;
  try {
    await makeFolder(dirname(lock));
    await writeSynced(draft, 'wx', (write) => write(textOf(own)));
    await take(lock, draft, file);
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError(
      `cannot lock ${file} for this process: ${(cause as Error).message}. ` +
        'Make its folder writable, or name another file with PORTDESK_DATA.',
      { cause },
    );
  } finally {
    await rm(draft, { force: true }).catch(() => {}); // a leftover harms nobody
  }
  return {
    announce: ({ address, token }) => writeDurably(lock, textOf({ ...own, address, token })),
    async release() {
      if ((await readText(lock))?.id === own.id) await rm(lock, { force: true });
    },
  };
}

/** The live process that has the file open; `undefined` where there is none. @throws StoreError */
export async function readLock(file: string): Promise<LiveOwner | undefined> {
  const text = await readText(lockOf(await realFile(file)));
  if (!text || !(await isAlive(text))) return undefined;
  const { pid, startedAt, address, token } = text;
  return { pid, startedAt, ...(address !== undefined && { address }), ...(token !== undefined && { token }) };
}

const lockOf = (file: string) => `${file}.lock`;
const textOf = (text: LockText) => `${JSON.stringify(text, null, 2)}\n`;

/**
 * A lock appears whole, by `link`, or not at all. A dead owner's is replaced only by who holds the lock on replacing
 * just that one (its id is in the name), and only if it still stands then; so of many that find it, one takes it.
 */
async function take(lock: string, draft: string, file: string): Promise<void> {
  for (;;) {
    if (await appears(lock, draft)) return;
    const holder = await readText(lock);
    if (!holder) continue; // let go of in between
    if (await isAlive(holder)) throw held(holder, file);

    const replacing = `${lock}.${holder.id}`;
    await take(replacing, draft, file);
    try {
      if ((await readText(lock))?.id === holder.id) {
        const copy = `${draft}.new`; // the draft itself is still needed where this take serves another
        await link(draft, copy);
        await rename(copy, lock);
        return;
      }
    } finally {
      await rm(replacing, { force: true });
    }
  }
}

async function appears(lock: string, draft: string): Promise<boolean> {
  try {
    await link(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readText(lock: string): Promise<LockText | undefined> {
  try {
    return lockSchema.parse(JSON.parse(await readFile(lock, 'utf8')));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new StoreError(
      `cannot read the lock ${lock}. If no portdesk is running on this file, remove the lock and start again.`,
      { cause },
    );
  }
}

async function isAlive({ pid, birth }: LockText): Promise<boolean> {
  const found = await birthOf(pid);
  return found !== undefined && (found === birth || found === '' || birth === '');
}

const held = ({ pid, startedAt }: LockText, file: string) =>
  new StoreError(
    pid === process.pid
      ? `${file} is open already in this process (${pid}): close it first, or name another file with PORTDESK_DATA.`
      : `${file} is in use by process ${pid}, which started at ${startedAt}: ` +
          'stop that process, or name another file with PORTDESK_DATA.',
  );
