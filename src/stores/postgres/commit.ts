// A commit as one statement, which the server carries out as a whole or not at all.

import type { CheckedCommit } from '../checkedCommit.ts';
import type { Sealer } from '../sealing.ts';
import { forgetAfter } from '../store.ts';
import type { Statement } from './database.ts';
import { type Draft, draftFor, unmet } from './draft.ts';
import { isTaken } from './faults.ts';
import { asText } from './rows.ts';
import { writeDocuments } from './writeDocuments.ts';
import { writeFeed } from './writeFeed.ts';
import { writeOrders } from './writeOrders.ts';

export function commitStatement(commit: CheckedCommit, sealer: Sealer): Statement {
  const draft = draftFor(asText(commit.tenant));
  writeOrders(draft, commit, sealer);
  writeDocuments(draft, commit, sealer);
  writeFeed(draft, commit, sealer);
  if (commit.messageId !== undefined) answer(draft, commit.messageId, commit);
  return draft.statement();
}

/** Whether the statement broke because of what others wrote, before it or at the same moment. */
export function isConflict(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  return isTaken(error) || (code === '22P02' && message.includes(unmet));
}

/** How many messages one commit forgets: more than it adds, so that none stay. */
const forgottenAtOnce = 16;

/** A message that was answered before breaks the statement, unless that is forgotten by now. */
function answer(draft: Draft, messageId: string, { at, reply }: CheckedCommit): void {
  const id = draft.value(asText(messageId), 'text');
  const horizon = draft.value(new Date(at.getTime() - forgetAfter), 'timestamptz');
  // What another commit is forgetting just now is left to it.
  draft.write(`DELETE FROM portdesk.messages WHERE tenant = ${draft.tenant} AND id IN (
    SELECT id FROM portdesk.messages WHERE tenant = ${draft.tenant} AND at <= ${horizon} AND id <> ${id}
    ORDER BY at LIMIT ${forgottenAtOnce} FOR UPDATE SKIP LOCKED)`);
  draft.write(
    `INSERT INTO portdesk.messages AS there (tenant, id, at, reply)
     VALUES (${draft.tenant}, ${id}, ${draft.value(at, 'timestamptz')}, ${draft.value(reply, 'json')})
     ON CONFLICT (tenant, id) DO UPDATE SET at = excluded.at, reply = excluded.reply WHERE there.at <= ${horizon}`,
    1,
  );
}
