// The part of a commit's statement that writes the feed.

import type { Sealer } from '../sealing.ts';
import type { Commit } from '../store.ts';
import type { Draft } from './draft.ts';
import { asText, written } from './rows.ts';

export function writeFeed(draft: Draft, commit: Commit, sealer: Sealer): void {
  const deleted = commit.changes.filter(({ order }) => order.deletedAt).map(({ order }) => order.number);
  handOn(draft, commit, deleted, sealer);
  if (deleted.length > 0)
    draft.write(`UPDATE portdesk.feed SET fields = '[]', key = NULL
      WHERE tenant = ${draft.tenant} AND number = ANY(${draft.value(deleted, 'text[]')})`);
  if (commit.entered) enter(draft, commit.entered, commit.at);
}

/** A tombstone keeps no values, so the feed keeps none of its order either. */
function handOn(
  draft: Draft,
  { tenant, feed = [] }: Commit,
  deleted: readonly string[],
  sealer: Sealer,
): void {
  if (feed.length === 0) return;
  const forms = feed.map((each) =>
    written('feed', tenant, '', deleted.includes(each.number) ? { ...each, fields: [] } : each, sealer),
  );
  const entries = forms.map(({ json }) => JSON.parse(json) as Record<string, unknown>);
  draft.write(
    `INSERT INTO portdesk.feed (tenant, number, entry, fields, key)
     SELECT ${draft.tenant}, given.number, given.entry::json, given.fields::json, given.key
     FROM ${draft.table({
       number: feed.map(({ number }) => number),
       entry: entries.map(({ number: _number, fields: _fields, ...entry }) => JSON.stringify(entry)),
       fields: entries.map(({ fields }) => JSON.stringify(fields)),
       key: forms.map(({ key }) => key),
       turn: feed.map((_, index) => index),
     })} ORDER BY given.turn::integer`,
    feed.length,
  );
}

function enter(draft: Draft, { cursors, by }: NonNullable<Commit['entered']>, at: Date): void {
  const whole = cursors.filter(Number.isSafeInteger);
  draft.write(`UPDATE portdesk.feed
    SET entered_at = ${draft.value(at, 'timestamptz')}, entered_by = ${draft.value(asText(by), 'text')}
    WHERE tenant = ${draft.tenant} AND cursor = ANY(${draft.value(whole, 'bigint[]')}) AND entered_at IS NULL`);
}
