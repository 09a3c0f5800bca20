// An OrderStore over a ledger in memory: commits that arrive while a write is under way share the next one, and
// readers see only what has been written. Knows neither files nor lowdb.

import { type CheckedCommit, checkedCommit } from '../checkedCommit.ts';
import { type Committed, type OpenStore, type OrderStore, StoreError } from '../store.ts';
import { draftOf } from './draft.ts';
import type { LiveLedger, Put } from './ledger.ts';
import { readingOf } from './reading.ts';

interface Waiting {
  /** Absent: whoever waits only wants to know whether anything can be written. */
  readonly commit?: CheckedCommit;
  readonly resolve: (outcome: Committed) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * @param write makes it durable and enters it in the ledger; where it rejects, all commits that share the write reject,
 *   and the ledger is as it was.
 * @param letGo is called once, after the last write.
 */
export function storeOver(
  ledger: LiveLedger,
  write: (puts: readonly Put[]) => Promise<void>,
  letGo: () => Promise<void> = async () => {},
): OrderStore & Pick<OpenStore, 'ready'> {
  let queue: Waiting[] = [];
  /** The last write failed. */
  let isFailing = false;
  let writing: Promise<void> | undefined;
  let closing: Promise<void> | undefined;

  async function writeQueue(): Promise<void> {
    await null; // commits made in the same breath share the first write, too
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      try {
        // Even "conflict" and "repeated" wait for the write: what they were decided on may be part of it.
        const draft = draftOf(ledger);
        const outcomes = batch.map(({ commit }) => (commit ? draft.enter(commit) : 'done'));
        const puts = draft.puts();
        if (puts.length > 0 || isFailing) await write(puts);
        isFailing = false;
        batch.forEach(({ resolve }, i) => {
          resolve(outcomes[i] as Committed);
        });
      } catch (error) {
        isFailing = true;
        for (const { reject } of batch) reject(error);
      }
    }
    writing = undefined;
  }

  async function queued(commit?: CheckedCommit): Promise<Committed> {
    if (closing) throw new StoreError('the store is closed: nothing more can be written to it');
    return new Promise((resolve, reject) => {
      queue.push({ ...(commit && { commit }), resolve, reject });
      writing ??= writeQueue();
    });
  }

  return {
    ...readingOf(ledger),
    commit: async (commit) => queued(checkedCommit(commit)),
    // Whether the disk takes the next write, only a write can tell; where the last one failed, nothing is written anew.
    async ready() {
      if (isFailing) await queued();
    },
    close() {
      closing ??= Promise.resolve(writing).then(letGo);
      return closing;
    },
  };
}
