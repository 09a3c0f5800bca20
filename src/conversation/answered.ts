// What comes of a message, and its words. Reads the store; writes nothing.

import { spellRedacted } from '../domain/spelling.ts';
import { readWatched, watchIn } from '../notices/watched.ts';
import { explain } from '../replies/explain.ts';
import { supportCases } from '../replies/forSupport.ts';
import { nameOf, type Outcome } from '../replies/outcome.ts';
import type { Telling } from '../replies/part.ts';
import type { Reply } from '../replies/reply.ts';
import { tellingFor } from '../replies/telling.ts';
import type { DocumentChange, Json, Kept, OrderStore } from '../stores/store.ts';
import type { DeskParts } from './deskParts.ts';
import { hear, languageFor, regionFor, zoneFor } from './hear.ts';
import { memoryKey, readMemory } from './memory.ts';
import type { Message } from './message.ts';
import { emptyRegister } from './register.ts';
import { remember } from './remember.ts';
import { type Response, respond } from './respond.ts';
import { watchDocuments } from './watching.ts';

/** What is kept of a person in a conversation, by its drawer. */
interface KeptOf {
  readonly memory: Kept | undefined;
  readonly watch: Kept | undefined;
  readonly address: Kept | undefined;
}

async function keptOf(message: Message, store: OrderStore): Promise<KeptOf> {
  const key = memoryKey(message);
  const [memory, watch, address] = await Promise.all([
    store.recall(message.tenant, 'memories', key),
    store.recall(message.tenant, 'watches', key),
    store.recall(message.tenant, 'addresses', key),
  ]);
  return { memory, watch, address };
}

export interface Answered {
  readonly response: Response;
  /** What is to be kept from now on. */
  readonly documents: readonly DocumentChange[];
  readonly reply: Reply;
}

export async function answered(received: Message, parts: DeskParts): Promise<Answered> {
  const { store, rules, languages } = parts;
  const { tenant, person, now, text, pressed } = received;
  const kept = await keptOf(received, store);
  const remembered = readMemory(kept.memory?.document);
  const message = { ...received, timeZone: zoneFor(received, remembered) };
  const watch = watchIn(readWatched(kept.watch?.document));
  const heard = hear(message, remembered, parts);
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
  parts.sees?.({ requests: heard?.requests ?? [], outcomes: response.outcomes, language });
  const telling = tellingFor(message, language, parts);
  const notHandedOn = await openChanges(response.named, tenant, store);
  const key = memoryKey(message);
  return {
    response,
    documents: [
      { drawer: 'memories', key, document: after as unknown as Json, version: kept.memory?.version ?? 0 },
      ...watchDocuments(key, kept, response.watching, message, language, after),
    ],
    reply: {
      ...tell(response.outcomes, { ...telling, notHandedOn, inPlace: pressed !== undefined }, parts),
      turn: {
        asked: (heard?.requests ?? []).map(spellRedacted),
        came: [...new Set(response.outcomes.map(nameOf))],
      },
    },
  };
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
