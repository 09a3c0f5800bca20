// An OrderStore over a ledger in memory: commits that arrive while a write is under way share the next one, and
// readers see only what has been written; but what only remembers is there at once, and is written along with what comes
// next. Knows neither files nor lowdb.

import { type CheckedCommit, checkedCommit } from '../checkedCommit.ts';
import { type Committed, type OpenStore, type OrderStore, onlyRemembers, StoreError } from '../store.ts';
import { draftOf } from './draft.ts';
import { type AnyRoom, type LiveLedger, lasting, type Put } from './ledger.ts';
import { readingOf } from './reading.ts';

interface Waiting {
  /** Absent: whoever waits only wants all that there is to be written. */
  readonly commit?: CheckedCommit;
  readonly resolve: (outcome: Committed) => void;
  readonly reject: (reason: unknown) => void;
}

/** What only remembers is written so much later at the latest, in milliseconds. */
const writtenWithin = 50;

/**
 * @param write makes it durable and has it entered then; where it rejects, all commits that share the write reject, and
 *   the ledger is as it was. Absent: nothing is written.
 * @param letGo is called once, after the last write.
 */
export function storeOver(
  ledger: LiveLedger,
  write?: (puts: readonly Put[], enter: () => void) => Promise<void>,
  letGo: () => Promise<void> = async () => {},
): OrderStore & Pick<OpenStore, 'ready'> {
  let queue: Waiting[] = [];
  /** In the ledger already, and to be written before anything else is. */
  let owed: Put[] = [];
  let due: NodeJS.Timeout | undefined;
  /** The last write failed: nobody is told that something is done before it is written. */
  let isFailing = false;
  let isWriting = false;
  let closing: Promise<void> | undefined;

  const mayOwe = ({ commit }: Waiting) => commit !== undefined && !isFailing && onlyRemembers(commit);

  async function enter(puts: readonly Put<AnyRoom>[], mayBeOwed: boolean): Promise<void> {
    const entering = () => ledger.enter(puts);
    if (!write) return entering();
    if (mayBeOwed) {
      entering();
      owed.push(...lasting(puts));
      due ??= setTimeout(() => queued().catch(() => {}), writtenWithin).unref(); // isFailing holds that it failed
    } else {
      const all = [...owed, ...lasting(puts)];
      if (all.length > 0 || isFailing) await write(all, entering);
      else entering(); // of it no file has to know
      owed = [];
      clearTimeout(due);
      due = undefined;
    }
  }

  async function writeQueue(): Promise<void> {
    isWriting = true;
    await null; // commits made in the same breath share the first write, too
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      try {
        // Even "conflict" and "repeated" wait for the write: what they were decided on may be part of it.
        const draft = draftOf(ledger);
        const outcomes = batch.map(({ commit }) => (commit ? draft.enter(commit) : 'done'));
        await enter(draft.puts(), batch.every(mayOwe));
        isFailing = false;
        batch.forEach(({ resolve }, i) => {
          resolve(outcomes[i] as Committed);
        });
      } catch (error) {
        isFailing = true;
        for (const { reject } of batch) reject(error);
      }
    }
    isWriting = false;
  }

  async function queued(commit?: CheckedCommit): Promise<Committed> {
    return new Promise((resolve, reject) => {
      queue.push({ ...(commit && { commit }), resolve, reject });
      if (!isWriting) void writeQueue();
    });
  }

  return {
    ...readingOf(ledger),
    async commit(commit) {
      if (closing) throw new StoreError('the store is closed: nothing more can be written to it');
      return queued(checkedCommit(commit));
    },
    // Whether the disk takes the next write, only a write can tell; where the last one failed, nothing is written anew.
    async ready() {
      if (isFailing) await queued();
    },
    close() {
      // Who waits for a write hears of its failure; what is owed goes with the last snapshot where there is one.
      closing ??= queued().then(letGo, letGo);
      return closing;
    },
  };
}
