// One turn: hear -> respond (answer, refer, select, decide) -> remember -> explain -> commit. Puts the stages in order and
// nothing else; a conflict goes back to the start with what the store holds now.

import type { Change } from '../domain/decision.ts';
import { handedOn } from '../domain/feed.ts';
import { isOpen } from '../domain/order.ts';
import type { Rules } from '../domain/statusRules.ts';
import { readWatched, watchIn } from '../notices/watched.ts';
import { explain } from '../replies/explain.ts';
import { supportCases } from '../replies/forSupport.ts';
import type { LinkTable } from '../replies/links.ts';
import type { Outcome } from '../replies/outcome.ts';
import type { Telling } from '../replies/part.ts';
import type { Reply } from '../replies/reply.ts';
import { tellingFor } from '../replies/telling.ts';
import type { Voices } from '../replies/translator.ts';
import type { Json, OrderChange, OrderStore } from '../stores/store.ts';
import type { Desk } from './desk.ts';
import { forget } from './forget.ts';
import { type Ears, hear, languageFor, regionFor } from './hear.ts';
import { memoryKey, readMemory } from './memory.ts';
import type { Message } from './message.ts';
import { oneAfterAnother } from './oneAfterAnother.ts';
import { emptyRegister } from './register.ts';
import { remember } from './remember.ts';
import { respond } from './respond.ts';
import { watchDocuments } from './watching.ts';

export interface DeskParts extends Ears {
  readonly store: OrderStore;
  readonly rules: Rules;
  readonly voices: Voices;
  readonly links: LinkTable;
  /** Short enough to be read out over the telephone: support finds a turn in the log by it. */
  readonly newErrorId: () => string;
}

/** How often a turn is decided again because the same orders, or the memory, were changed meanwhile. */
const attempts = 5;

export function createDesk(parts: DeskParts): Desk {
  const { languages } = parts;
  const inOrder = oneAfterAnother();
  return {
    receive: (message) =>
      inOrder(JSON.stringify([message.tenant, memoryKey(message)]), () => answer(message, parts)),
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

async function turn(received: Message, parts: DeskParts): Promise<Reply | 'conflict'> {
  const { store, rules, languages } = parts;
  const { tenant, person, now, text } = received;
  const messageId = JSON.stringify([received.conversation, received.id]);
  const repeated = await store.answered(tenant, messageId);
  if (repeated !== undefined) return fromJson(repeated);

  const key = memoryKey(received);
  const memory = await store.recall(tenant, 'memories', key);
  const kept = {
    watch: await store.recall(tenant, 'watches', key),
    address: await store.recall(tenant, 'addresses', key),
  };
  const remembered = readMemory(memory?.document);
  const message = { ...received, timeZone: remembered.timeZone ?? received.timeZone };
  const watch = watchIn(readWatched(kept.watch?.document));
  const heard = hear(message, remembered, watch, parts);
  const given = {
    person,
    now,
    timeZone: message.timeZone,
    rules,
    region: regionFor(message, parts),
    register: emptyRegister(tenant),
  };
  const response = await respond(heard, {
    ...{ tenant, text, remembered, store, given, languages },
    watch,
    reachable: message.address !== undefined,
  });
  const after = remember(remembered, response, now);
  const language = languageFor(message, after.language, heard?.language, languages);
  const telling = tellingFor(message, language, parts);
  const notHandedOn = await openChanges(response.named, tenant, store);
  const reply = tell(response.outcomes, { ...telling, notHandedOn }, parts);

  const committed = await store.commit({
    tenant,
    messageId,
    at: now,
    changes: [...orderChanges(response.recorded), ...response.noted],
    soleAccounts: accountsTaken(response.recorded),
    feed: response.recorded.flatMap(({ after }) => handedOn(after.order) ?? []),
    documents: [
      { drawer: 'memories', key, document: asJson(after), version: memory?.version ?? 0 },
      ...watchDocuments(key, kept, response.watching, message, language, after),
    ],
    reply: asJson(reply),
  });
  if (committed === 'done') return reply;
  return committed === 'conflict' ? committed : fromJson(committed.repeated);
}

/** A turn that support may have to find again gets an id. */
const tell = (outcomes: readonly Outcome[], telling: Telling, { newErrorId }: DeskParts): Reply =>
  explain(outcomes, supportCases(outcomes).length > 0 ? { ...telling, errorId: newErrorId() } : telling);

/** What is recorded of these orders, and nobody has entered in the admin center yet. */
const openChanges = async (numbers: readonly string[], tenant: string, store: OrderStore) =>
  new Map(
    await Promise.all(
      numbers.map(async (number) => [number, await store.feed(tenant, { number, open: true })] as const),
    ),
  );

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
