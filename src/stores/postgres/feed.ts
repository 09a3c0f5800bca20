// Reading the feed. An entry gets its cursor when it is first read, from whoever reads it: cursors then follow the order in
// which commits became visible, so that no reader passes over one, and no commit has to wait for another to be numbered.

import type { Forms } from '../secretForms.ts';
import type { FeedEntry, FeedQuery } from '../store.ts';
import type { Database, Statement } from './database.ts';
import { isTaken } from './faults.ts';
import { asText, feedEntryFrom } from './rows.ts';

export async function readFeed(
  database: Database,
  tenant: string,
  query: FeedQuery,
  forms: Forms,
): Promise<readonly FeedEntry[]> {
  if (await isBehind(database, tenant, query)) await numberEntries(database, tenant);
  const rows = await database.rows(found(tenant, query));
  return rows.map((row) => feedEntryFrom(row, forms));
}

/** Whether entries that are asked for have no cursor yet. */
async function isBehind(database: Database, tenant: string, { number }: FeedQuery): Promise<boolean> {
  const [row] = await database.rows({
    text: `SELECT EXISTS (SELECT FROM portdesk.feed
      WHERE tenant = $1 AND cursor IS NULL AND ($2::text IS NULL OR number = $2)) AS behind`,
    values: [asText(tenant), number ?? null],
  });
  return row?.behind === true;
}

/**
 * Gives all entries that can be seen the next cursors, in the order in which they were written. Where two do so at once,
 * one of them finds a cursor taken, and looks again: so there are neither gaps nor doubles.
 */
export async function numberEntries(database: Database, tenant: string): Promise<void> {
  for (;;) {
    try {
      await database.rows({
        text: `UPDATE portdesk.feed AS there SET cursor = next.cursor
          FROM (SELECT id, row_number() OVER (ORDER BY id)
              + (SELECT coalesce(max(cursor), 0) FROM portdesk.feed WHERE tenant = $1) AS cursor
            FROM portdesk.feed WHERE tenant = $1 AND cursor IS NULL) AS next
          WHERE there.tenant = $1 AND there.id = next.id AND there.cursor IS NULL`,
        values: [asText(tenant)],
      });
      return;
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
}

const found = (tenant: string, { after = 0, number, open, limit }: FeedQuery): Statement => ({
  text: `SELECT tenant, cursor, number, entry, fields, entered_at, entered_by FROM portdesk.feed
    WHERE tenant = $1 AND cursor > $2
      ${number === undefined ? 'AND $3::text IS NULL' : 'AND number = $3'} ${open ? 'AND entered_at IS NULL' : ''}
    ORDER BY cursor LIMIT $4`,
  values: [asText(tenant), after, number ?? null, limit ?? null],
});
