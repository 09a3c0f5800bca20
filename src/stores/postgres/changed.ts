// What changed since somebody looked last. Changes bear the server's time of their beginning and are seen when they end, so
// whoever has seen all looks again at what may have been under way then.

import type { Forms } from '../secretForms.ts';
import type { Changed, Seen } from '../store.ts';
import { type Database, longestStatement } from './database.ts';
import { asText, orderFrom } from './rows.ts';

/** How many at a time. */
const batch = 1000;

/** Up to and with this order, changed at this moment of the server's clock; no number: all changed before the moment. */
interface Place {
  readonly at: string;
  readonly number: string;
}

const start: Place = { at: '-infinity', number: '' };

export async function changed(
  database: Database,
  tenant: string,
  seen: Seen | undefined,
  forms: Forms,
): Promise<Changed> {
  const { at, number } = (seen as Place | undefined) ?? start;
  const rows = await database.rows({
    text: `SELECT tenant, number, document, changed::text AS at,
        (now() - make_interval(secs => $4))::text AS settled
      FROM portdesk.orders WHERE tenant = $1 AND (changed, number) > ($2::timestamptz, $3)
      ORDER BY changed, number LIMIT ${batch}`,
    values: [asText(tenant), at, number, longestStatement / 1000],
  });
  const last = rows.at(-1);
  const isMore = rows.length === batch;
  return {
    orders: rows.map((row) => orderFrom(row, forms)),
    seen: last && isMore ? placeOf(last.at, last.number) : last ? placeOf(last.settled, '') : { at, number },
    isMore,
  };
}

const placeOf = (at: unknown, number: unknown): Place => ({ at: String(at), number: String(number) });
