// An OrderStore over a ledger in memory: commits that arrive while a write is under way share the next one, and
// readers see only what has been written. Knows neither files nor lowdb.

import { accountsBy } from './accounts.ts';
import { checkedCommit, draftOf, type Ledger } from './ledger.ts';
import { readingOf } from './ledgerReading.ts';
import { type Commit, type Committed, type OrderStore, StoreError } from './store.ts';

interface Waiting {
  readonly commit: Commit;
  readonly resolve: (outcome: Committed) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * @param hash keys the index of open accounts
 * @param write makes a ledger durable; where it rejects, all commits that share the write reject, and the ledger
 *   stays as it was.
 * @param letGo is called once, after the last write.
 */
export function storeOver(
  start: Ledger,
  hash: (text: string) => string,
  write: (ledger: Ledger) => Promise<void>,
  letGo: () => Promise<void> = async () => {},
): OrderStore {
  const accounts = accountsBy(hash);
  let durable = start;
  let queue: Waiting[] = [];
  let writing: Promise<void> | undefined;
  let closing: Promise<void> | undefined;

  async function writeQueue(): Promise<void> {
    await null; // commits made in the same breath share the first write, too
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      try {
        // Even "conflict" and "repeated" wait for the write: what they were decided on may be part of it.
        const draft = draftOf(durable, accounts);
        const outcomes = batch.map(({ commit }) => draft.enter(commit));
        const next = draft.result();
        if (next !== durable) await write(next);
        durable = next;
        batch.forEach(({ resolve }, i) => {
          resolve(outcomes[i] as Committed);
        });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    writing = undefined;
  }

  return {
    ...readingOf(() => durable, accounts),
    async commit(commit) {
      if (closing) throw new StoreError('the store is closed: nothing more can be written to it');
      const checked = checkedCommit(commit);
      return new Promise((resolve, reject) => {
        queue.push({ commit: checked, resolve, reject });
        writing ??= writeQueue();
      });
    },
    close() {
      closing ??= Promise.resolve(writing).then(letGo);
      return closing;
    },
  };
}
