// The connections to a PostgreSQL server, and what becomes of a statement while the server is away: it is said again for
// a while, for servers restart and hand over to others, and then it is given up.

import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { StoreError } from '../store.ts';
import { inWords, isAway } from './faults.ts';

/** Prepared once a connection and text. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export type Row = Readonly<Record<string, unknown>>;

export interface Database {
  /** Said again while the server is away. @throws StoreError, and the server's error about the statement itself */
  rows(statement: Statement): Promise<readonly Row[]>;
  /** Work on a connection of its own; not done again. @throws StoreError, and the server's error about a statement */
  withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  /** Rejects, without another try, where the server cannot be reached or takes no changes. @throws StoreError */
  ready(): Promise<void>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/** A statement that takes longer is broken off by the server; in milliseconds. */
export const longestStatement = 30_000;

/** In milliseconds. */
const limits = {
  /** For how long a statement is said again: Teams sends a message again after 15 s without an answer. */
  patience: 6_000,
  between: 200,
  connecting: 5_000,
  /** Longer than a statement may take: nothing more can be heard from the server. */
  silence: 40_000,
};

export interface DatabasePlace {
  /** `postgres://…` */
  readonly url: string;
  /** How many at most; more do not make a server of a few cores faster. */
  readonly connections?: number;
}

export function openDatabase({ url, connections = 10 }: DatabasePlace): Database {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'portdesk',
    max: connections,
    connectionTimeoutMillis: limits.connecting,
    statement_timeout: longestStatement,
    query_timeout: limits.silence,
    keepAlive: true,
  });
  // An idle connection that breaks has left the pool already; the next statement opens another.
  pool.on('error', () => {});
  const names = new Map<string, string>();
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  function nameOf(text: string): string {
    const name = names.get(text) ?? `portdesk ${names.size + 1}`;
    names.set(text, name);
    return name;
  }

  async function waitedFor<T>(work: Promise<T>): Promise<T> {
    underWay.add(work);
    try {
      return await work;
    } catch (error) {
      throw inWords(error);
    } finally {
      underWay.delete(work);
    }
  }

  /** What the server says against a statement is no reason to leave its connection: another one costs it a process. */
  async function on<T>(client: pg.PoolClient, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    // It may break between two statements, too; the next one then says so.
    const ignored = () => {};
    client.on('error', ignored);
    let isBroken = false;
    try {
      return await work(client);
    } catch (error) {
      isBroken = isAway(error) || !(error instanceof pg.DatabaseError);
      throw error;
    } finally {
      client.off('error', ignored);
      client.release(isBroken);
    }
  }

  return {
    rows: ({ text, values }) =>
      waitedFor(
        patiently(async () =>
          on(
            await pool.connect(),
            async (client) => (await client.query({ name: nameOf(text), text, values: [...values] })).rows,
          ),
        ),
      ),
    ready: () =>
      waitedFor(
        pool.query('SELECT pg_is_in_recovery() AS copies').then(({ rows }) => {
          if (rows[0]?.copies) throw new StoreError('the database is a copy that takes no changes');
        }),
      ),
    withClient: (work) => waitedFor(patiently(() => pool.connect()).then((client) => on(client, work))),
    close() {
      closing ??= Promise.allSettled(underWay).then(() => pool.end());
      return closing;
    },
  };
}

async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  let enough: AbortSignal | undefined;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      enough ??= AbortSignal.timeout(limits.patience);
      if (!isAway(error) || enough.aborted) throw error;
      await pause(limits.between);
    }
  }
}
