// The tables, made and changed step by step, and the lock under which one process does it at a time. Tenant comes first
// in every key, so that tenants can be spread over several servers.

import type { PoolClient } from 'pg';
import { StoreError } from '../store.ts';

/**
 * A database that went through the first n of them is in form n. Steps are only ever added, and each leaves a database
 * that the release before can work on: processes of both run side by side while they are replaced.
 */
const steps: readonly string[] = [
  `
  CREATE TABLE portdesk.tenants (
    tenant text PRIMARY KEY
  );

  -- The document is the order; the other columns follow from it (rows.ts), to be looked up by.
  CREATE TABLE portdesk.orders (
    tenant text NOT NULL,
    number text NOT NULL,
    version integer NOT NULL,
    document json NOT NULL,
    key text,
    digits text COLLATE "C",
    place text COLLATE "C",
    account text,
    sole_account text,
    status text NOT NULL,
    foc timestamptz,
    placed timestamptz NOT NULL,
    placed_by text NOT NULL,
    name text NOT NULL,
    name_pairs text[] NOT NULL,
    carrier text NOT NULL,
    telephones text[] NOT NULL,
    changed timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, number),
    -- Deferrable: checked when the statement ends, so that in one commit an account can go from one order to another.
    UNIQUE (tenant, sole_account) DEFERRABLE
  );
  CREATE INDEX orders_by_digits ON portdesk.orders (tenant, length(digits), digits);
  CREATE INDEX orders_by_place ON portdesk.orders (tenant, place) WHERE place IS NOT NULL;
  CREATE INDEX orders_by_status ON portdesk.orders (tenant, status, place) WHERE place IS NOT NULL;
  CREATE INDEX orders_by_account ON portdesk.orders (tenant, account) WHERE account IS NOT NULL;
  CREATE INDEX orders_by_change ON portdesk.orders (tenant, changed, number);
  CREATE INDEX orders_by_key ON portdesk.orders (key);
  CREATE INDEX orders_by_telephone ON portdesk.orders USING gin (telephones);
  CREATE INDEX orders_by_name ON portdesk.orders USING gin (name_pairs);

  CREATE TABLE portdesk.documents (
    tenant text NOT NULL,
    drawer text NOT NULL,
    name text NOT NULL,
    version integer NOT NULL,
    kept json NOT NULL,
    key text,
    PRIMARY KEY (tenant, drawer, name)
  );
  CREATE INDEX documents_by_key ON portdesk.documents (key);

  -- An entry gets its cursor when somebody first reads it (feed.ts).
  CREATE TABLE portdesk.feed (
    tenant text NOT NULL,
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    cursor bigint,
    number text NOT NULL,
    entry json NOT NULL,
    fields json NOT NULL,
    key text,
    entered_at timestamptz,
    entered_by text,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, cursor)
  );
  CREATE INDEX feed_by_number ON portdesk.feed (tenant, number, cursor);
  CREATE INDEX feed_open ON portdesk.feed (tenant, cursor) WHERE entered_at IS NULL;
  CREATE INDEX feed_unnumbered ON portdesk.feed (tenant, id) WHERE cursor IS NULL;
  CREATE INDEX feed_by_key ON portdesk.feed (key);

  CREATE TABLE portdesk.messages (
    tenant text NOT NULL,
    id text NOT NULL,
    at timestamptz NOT NULL,
    reply json NOT NULL,
    PRIMARY KEY (tenant, id)
  );
  CREATE INDEX messages_by_time ON portdesk.messages (tenant, at);
  `,
];

/** Any number that no other program on the database is likely to take for its own lock. */
const lock = 0x706f7274; // "port"

/** Brings the database into the form that this release works on; processes that start together wait for each other. */
export async function migrate(client: PoolClient): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [lock]);
    await client.query(`
      CREATE SCHEMA IF NOT EXISTS portdesk;
      CREATE TABLE IF NOT EXISTS portdesk.form (step integer PRIMARY KEY, since timestamptz NOT NULL DEFAULT now())`);
    const { rows } = await client.query('SELECT coalesce(max(step), 0) AS step FROM portdesk.form');
    const form = Number(rows[0]?.step);
    if (form > steps.length)
      throw new StoreError(
        `the database is in form ${form}, and this release of portdesk knows only ${steps.length}: start a newer one`,
      );
    for (const [index, step] of steps.entries()) {
      if (index < form) continue;
      await client.query(step);
      await client.query('INSERT INTO portdesk.form (step) VALUES ($1)', [index + 1]);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}); // the first error is the one to tell
    throw error;
  }
}
