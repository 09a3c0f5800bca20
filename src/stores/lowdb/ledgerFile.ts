// A ledger on the disk, as an adapter of lowdb's: a snapshot of it, which is the file, and beside it the log of what has
// been entered since. When a log has grown long, another one is begun and a new snapshot taken meanwhile; when that is in
// its place, the former log is of no more use. (lowdb's own adapter rewrites the whole file for every change.)

import { randomUUID } from 'node:crypto';
import type { Adapter } from 'lowdb';
import type { Forms } from '../secretForms.ts';
import type { LiveLedger, Put } from './ledger.ts';
import { type Log, lineOf, startLog } from './log.ts';
import { freeLogName, logsBeside, removeLogs } from './logNames.ts';
import { readLedger } from './readLedger.ts';
import { type Head, writeSnapshot } from './snapshot.ts';

export interface LedgerFile extends Adapter<LiveLedger> {
  /** `null` where there are neither snapshot nor logs. @throws FileFault */
  read(): Promise<LiveLedger | null>;
  /** All of it as one snapshot that no log goes on from; nothing is appended meanwhile. @throws the file system's error */
  write(ledger: LiveLedger): Promise<void>;
  /**
   * Resolves once it is durable, and entered in the ledger by `enter`.
   * @throws the file system's error; nothing is written or entered then
   */
  append(puts: readonly Put[], ledger: LiveLedger, enter: () => void): Promise<void>;
  /** No log goes on from the snapshot: the file holds all there is. */
  isWhole(): boolean;
  /** What was read from logs is more than a log may hold: one process after the other died before a snapshot was taken. */
  isOverdue(): boolean;
  /** Has a new snapshot taken with the next change, however short the log is. */
  renew(): void;
  /** A snapshot of all that was appended, where anything was, and the files let go of. */
  close(ledger: LiveLedger): Promise<void>;
}

export interface LedgerForms {
  readonly opening: Forms;
  readonly sealing: Forms;
}

/** A new snapshot is taken when the log is longer than the last one, and than so many bytes. */
const leastOutgrown = 4 << 20;

/** Told how it goes with snapshots. */
export interface Watcher {
  /** A new one is in its place, while the ledger goes on. */
  taken(): Promise<void>;
  /** One could not be written, or the log that goes on from it: what was appended is safe in the log that there is. */
  failed(error: Error): void;
}

const nobody: Watcher = { taken: async () => {}, failed: () => {} };

export function ledgerFile(
  file: string,
  { opening, sealing }: LedgerForms,
  { taken, failed }: Watcher = nobody,
): LedgerFile {
  let snapshot: { readonly head: Head; readonly size: number } | undefined;
  /** What the next log goes on from. */
  let last: string | null = null;
  let log: Log | undefined;
  let isWhole = true;
  /** In the logs that others have left, in bytes. */
  let left = 0;
  let taking: Promise<void> | undefined;
  let isCalledOff = false;
  let isRenewed = false;
  /** How long the log was when a snapshot, or another log, could not be written. */
  let failedAt: number | undefined;

  /** The snapshot that is taken while this log grows is in its place. */
  const isTaken = ({ head }: Log) => head.into === snapshot?.head.id;
  const isOutgrown = (size: number) => isRenewed || size > Math.max(leastOutgrown, snapshot?.size ?? 0);
  /** After a failure it is left alone for a while: what is appended is safe without. */
  const mayTry = (size: number) => failedAt === undefined || size > failedAt + leastOutgrown;

  /** What is written from now on goes to a log of its own. */
  async function begin(): Promise<Log> {
    const next = await startLog(await freeLogName(file), { into: randomUUID(), after: last });
    await log?.close();
    log = next;
    last = next.head.into;
    isWhole = false;
    isRenewed = false;
    failedAt = undefined;
    return next;
  }

  /** As the ledger is now, while others go on. */
  async function take({ head: { into, after }, size, file: own }: Log, ledger: LiveLedger): Promise<void> {
    const held = ledger.hold();
    const head = { id: into, after, continued: true };
    try {
      // Not those that are begun from here on: this snapshot may not hold what is in them.
      const former = (await logsBeside(file)).filter((name) => name !== own);
      const written = await writeSnapshot(file, head, held, sealing, () => isCalledOff);
      if (written === undefined) return;
      snapshot = { head, size: written };
      await removeLogs(former);
      await taken();
    } catch (error) {
      failedAt = size(); // the log is what counts
      failed(error as Error);
    } finally {
      held.letGo();
      taking = undefined;
    }
  }

  async function write(ledger: LiveLedger): Promise<void> {
    isCalledOff = true;
    await taking;
    isCalledOff = false;
    const held = ledger.hold();
    const head = { id: randomUUID(), after: last, continued: false };
    try {
      const size = await writeSnapshot(file, head, held, sealing);
      snapshot = { head, size: size ?? 0 };
    } finally {
      held.letGo();
    }
    last = head.id;
    isWhole = true;
    left = 0;
    await log?.close();
    log = undefined;
    await removeLogs(await logsBeside(file));
  }

  return {
    async read() {
      const found = await readLedger(file, opening);
      if (!found) return null;
      ({ snapshot, last, isWhole, logged: left } = found);
      return found.ledger;
    },
    write,
    async append(puts, ledger, enter) {
      if (await log?.isGone()) await write(ledger); // all of it is in memory
      let current = log ?? (await begin());
      if (isTaken(current) && isOutgrown(current.size()) && mayTry(current.size()))
        current = await begin().catch((error) => {
          failedAt = current.size();
          failed(error);
          return current;
        });
      await current.append(lineOf(puts, sealing));
      enter();
      if (!isTaken(current) && mayTry(current.size())) taking ??= take(current, ledger);
    },
    isWhole: () => isWhole,
    isOverdue: () => isOutgrown(left),
    renew() {
      isRenewed = true;
      failedAt = undefined;
    },
    async close(ledger) {
      if (log) await write(ledger).catch(failed); // all of it is in the log
      await log?.close();
    },
  };
}
