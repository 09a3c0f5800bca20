// A commit as one statement, which the server carries out as a whole or not at all.

import type { CheckedCommit } from '../checkedCommit.ts';
import type { Sealer } from '../sealing.ts';
import { forgetAfter, onlyRemembers } from '../store.ts';
import type { Statement } from './database.ts';
import { type Draft, draftFor, unmet } from './draft.ts';
import { isTaken } from './faults.ts';
import { type Forgetting, forgottenAtOnce } from './forgetting.ts';
import { asText } from './rows.ts';
import { writeDocuments } from './writeDocuments.ts';
import { writeFeed } from './writeFeed.ts';
import { writeOrders } from './writeOrders.ts';

export function commitStatement(commit: CheckedCommit, sealer: Sealer, forgetting: Forgetting): Statement {
  const draft = draftFor(asText(commit.tenant));
  writeOrders(draft, commit, sealer);
  writeDocuments(draft, commit, sealer);
  writeFeed(draft, commit, sealer);
  if (commit.messageId !== undefined) {
    const horizon = draft.value(new Date(commit.at.getTime() - forgetAfter), 'timestamptz');
    const id = draft.value(asText(commit.messageId), 'text');
    if (forgetting(commit.tenant, commit.at)) forget(draft, horizon, id);
    answer(draft, horizon, id, commit);
  }
  if (onlyRemembers(commit)) draft.needNotWait();
  return draft.statement();
}

/** Whether the statement broke because of what others wrote, before it or at the same moment. */
export function isConflict(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  return isTaken(error) || (code === '22P02' && message.includes(unmet));
}

/** What another commit is forgetting just now is left to it. */
function forget(draft: Draft, horizon: string, id: string): void {
  draft.write(`DELETE FROM portdesk.messages WHERE tenant = ${draft.tenant} AND id IN (
    SELECT id FROM portdesk.messages WHERE tenant = ${draft.tenant} AND at <= ${horizon} AND id <> ${id}
    ORDER BY at LIMIT ${forgottenAtOnce} FOR UPDATE SKIP LOCKED)`);
}

/** A message that was answered before breaks the statement, unless that is forgotten by now. */
function answer(draft: Draft, horizon: string, id: string, { at, reply }: CheckedCommit): void {
  draft.write(
    `INSERT INTO portdesk.messages AS there (tenant, id, at, reply)
     VALUES (${draft.tenant}, ${id}, ${draft.value(at, 'timestamptz')}, ${draft.value(reply, 'json')})
     ON CONFLICT (tenant, id) DO UPDATE SET at = excluded.at, reply = excluded.reply WHERE there.at <= ${horizon}`,
    1,
  );
}
