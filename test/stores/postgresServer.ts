// A real PostgreSQL server for tests: the one that TEST_DATABASE_URL names, else one of their own (ownServer.mjs).

import pg from 'pg';
import { describe } from 'vitest';
import { ownServer, programs } from './ownServer.mjs';

let shared: Promise<((database: string) => string) | undefined> | undefined;

/** The server that tests share, as addresses of its databases; `undefined` where there is none on this machine. */
async function sharedServer(): Promise<((database: string) => string) | undefined> {
  const named = process.env.TEST_DATABASE_URL;
  if (named) {
    return (database) => {
      const url = new URL(named);
      url.pathname = `/${database}`;
      return url.href;
    };
  }
  const server = ownServer();
  await server?.start();
  return server && ((database) => server.url(database));
}

export interface TestDatabase {
  readonly url: string;
  /** Takes all rows out of it. */
  empty(): Promise<void>;
  /** Asks it something behind the store's back. */
  query(text: string, values?: unknown[]): Promise<readonly Record<string, unknown>[]>;
  drop(): Promise<void>;
}

const tables = ['tenants', 'orders', 'documents', 'feed', 'messages'].map((table) => `portdesk.${table}`);

/** A database of the caller's own. */
export async function freshDatabase(): Promise<TestDatabase> {
  shared ??= sharedServer();
  const urlOf = await shared;
  if (!urlOf) throw new Error('there is no PostgreSQL on this machine');
  const name = `portdesk_test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  const admin = new pg.Pool({ connectionString: urlOf('postgres'), max: 1 });
  await admin.query(`CREATE DATABASE ${name}`);
  const pool = new pg.Pool({ connectionString: urlOf(name), max: 1 });
  for (const each of [admin, pool]) each.on('error', () => {}); // the server may go away under a test
  return {
    url: urlOf(name),
    // Faster than TRUNCATE, which makes every file anew.
    empty: async () => void (await pool.query(tables.map((table) => `DELETE FROM ${table}`).join('; '))),
    query: async (text, values) => (await pool.query(text, values)).rows,
    async drop() {
      await pool.end();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

const isThere = process.env.TEST_DATABASE_URL !== undefined || programs() !== undefined;
if (!isThere) {
  const told =
    "there is no PostgreSQL on this machine: set TEST_DATABASE_URL, or install Debian's postgresql";
  if (process.env.CI === 'true') throw new Error(told);
  process.stderr.write(`\nNOT TESTED: the store on PostgreSQL, because ${told}\n\n`);
}

/** `describe` where there is a server; elsewhere it skips, and says so loudly. In CI there must be one. */
export const describeOnPostgres = describe.skipIf(!isThere);
