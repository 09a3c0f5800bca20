// One turn: hear -> respond (answer, refer, select, decide) -> remember -> explain -> commit. Puts the stages in order and
// nothing else; a conflict goes back to the start with what the store holds now.

import type { Change } from '../domain/decision.ts';
import { handedOn } from '../domain/feed.ts';
import { isOpen } from '../domain/order.ts';
import { isShow } from '../domain/request.ts';
import { readSpelling } from '../domain/spelling.ts';
import { explain } from '../replies/explain.ts';
import type { Reply } from '../replies/reply.ts';
import { tellingFor } from '../replies/telling.ts';
import type { Json, OrderChange } from '../stores/store.ts';
import { answered } from './answered.ts';
import type { Desk } from './desk.ts';
import type { DeskParts } from './deskParts.ts';
import { forget } from './forget.ts';
import { languageFor } from './hear.ts';
import { memoryKey } from './memory.ts';
import type { Message } from './message.ts';
import { oneAfterAnother } from './oneAfterAnother.ts';
import { search } from './search.ts';

/**
 * How often a turn is decided again because the same orders, or the memory, were changed meanwhile. Of all who are at one
 * order somebody gets through each time: so many can be at it at once.
 */
const attempts = 20;

export function createDesk(parts: DeskParts): Desk {
  const { languages } = parts;
  const inOrder = oneAfterAnother();
  return {
    receive: (message) =>
      inOrder(JSON.stringify([message.tenant, memoryKey(message)]), () => answer(message, parts)),
    show: (message) => show(message, parts),
    search: (to, sought) => search(to, sought, parts),
    forget: ({ tenant, conversation, now }) => forget(tenant, conversation, now, parts.store),
    welcome(to) {
      const telling = tellingFor(to, languageFor(to, undefined, undefined, languages), parts);
      return explain([{ kind: 'answered', answer: { about: 'greet' } }], telling);
    },
    apology(to, errorId) {
      const telling = tellingFor(to, languageFor(to, undefined, undefined, languages), parts);
      return explain([{ kind: 'failed' }], { ...telling, errorId });
    },
  };
}

async function answer(message: Message, parts: DeskParts): Promise<Reply> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const reply = await turn(message, parts);
    if (reply !== 'conflict') return reply;
  }
  throw new Error(`orders or memory kept changing under a message; gave up after ${attempts} attempts`);
}

async function turn(message: Message, parts: DeskParts): Promise<Reply | 'conflict'> {
  const { store } = parts;
  const { tenant, now } = message;
  const messageId = JSON.stringify([message.conversation, message.id]);
  const repeated = await store.answered(tenant, messageId);
  if (repeated !== undefined) return fromJson(repeated);

  const { response, documents, reply } = await answered(message, parts);
  const committed = await store.commit({
    tenant,
    messageId,
    at: now,
    changes: [...orderChanges(response.recorded), ...response.noted],
    soleAccounts: accountsTaken(response.recorded),
    feed: response.recorded.flatMap(({ after }) => handedOn(after.order) ?? []),
    documents,
    reply: asJson(reply),
  });
  if (committed === 'done') return reply;
  return committed === 'conflict' ? committed : fromJson(committed.repeated);
}

async function show(message: Message, parts: DeskParts): Promise<Reply | undefined> {
  const asked = message.pressed && readSpelling(message.pressed.request);
  if (!asked || !isShow(asked)) return undefined;
  return (await answered(message, parts)).reply;
}

/** Each order as its change leaves it, guarded by the version that the change was decided on. */
const orderChanges = (changes: readonly Change[]): readonly OrderChange[] =>
  changes.map(({ before, after }) => ({ order: after.order, version: before?.order.version ?? 0 }));

/** Orders that go out, new or again, hold their account alone. */
const accountsTaken = (changes: readonly Change[]): readonly string[] =>
  changes.flatMap(({ action, before, after: { order } }) =>
    action === 'place' || (before && !isOpen(before.order) && isOpen(order))
      ? (order.accountNumber ?? [])
      : [],
  );

/** Replies and memory are plain data: what the store keeps is what was given. */
const asJson = (value: object): Json => value as unknown as Json;
const fromJson = (stored: Json): Reply => stored as unknown as Reply;
