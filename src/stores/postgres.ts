// The store on PostgreSQL, for any number of processes on one database; and the same for those that only read.

import { type CheckedCommit, checkedCommit } from './checkedCommit.ts';
import { commitStatement, isConflict } from './postgres/commit.ts';
import { type DatabasePlace, openDatabase } from './postgres/database.ts';
import { numberEntries } from './postgres/feed.ts';
import { createForgetting } from './postgres/forgetting.ts';
import { readingOf } from './postgres/reading.ts';
import { migrate } from './postgres/schema.ts';
import { sealAnew } from './postgres/sealAnew.ts';
import { type Sealer, unsealed } from './sealing.ts';
import { maskedForms, openingForms } from './secretForms.ts';
import { type Committed, type OpenStore, type OrderReader, StoreError } from './store.ts';

export interface PostgresPlace extends DatabasePlace {
  /** Without one, secrets are stored plain. */
  readonly sealer?: Sealer;
}

/**
 * Makes the tables where they are missing. Secrets that are not stored as the sealer stores them are sealed anew at once.
 * @throws StoreError where the database cannot be used, or the key of its secrets is missing
 */
export async function openPostgresStore({ sealer = unsealed, ...place }: PostgresPlace): Promise<OpenStore> {
  const database = openDatabase(place);
  let sealedAnew: number;
  try {
    await database.withClient(migrate);
    sealedAnew = await sealAnew(database, sealer);
  } catch (error) {
    await database.close();
    throw error;
  }
  const reading = readingOf(database, openingForms(sealer), sealer);
  const forgetting = createForgetting();
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  async function write(commit: CheckedCommit): Promise<Committed> {
    const { tenant, messageId, entered } = commit;
    if (entered) await numberEntries(database, tenant);
    try {
      await database.rows(commitStatement(commit, sealer, forgetting));
      return 'done';
    } catch (error) {
      if (!isConflict(error)) throw error;
      const reply = messageId === undefined ? undefined : await reading.answered(tenant, messageId);
      return reply === undefined ? 'conflict' : { repeated: reply };
    }
  }

  return {
    ...reading,
    sealedAnew,
    // Every process reaches the database itself: none has to know of another.
    announce: async () => {},
    ready: () => database.ready(),
    async commit(commit) {
      if (closing) throw new StoreError('the store is closed: nothing more can be written to it');
      const writing = write(checkedCommit(commit));
      underWay.add(writing);
      try {
        return await writing;
      } finally {
        underWay.delete(writing);
      }
    },
    close() {
      closing ??= Promise.allSettled(underWay).then(() => database.close());
      return closing;
    },
  };
}

/** Changes nothing in the database. `sealer` opens secrets; without one, those that are sealed read as the mask. */
export function openPostgresForReading({ sealer, ...place }: PostgresPlace): OrderReader {
  const database = openDatabase(place);
  const reading = readingOf(database, sealer ? openingForms(sealer) : maskedForms, sealer ?? unsealed);
  return { ...reading, close: () => database.close() };
}
