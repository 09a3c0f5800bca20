// What a message is taken for, for those who check or record it.

import type { Request } from '../domain/request.ts';
import type { Json, OrderStore } from '../stores/store.ts';
import { type Ears, hear, zoneFor } from './hear.ts';
import { memoryKey, readMemory } from './memory.ts';
import type { Message } from './message.ts';

/** What the store keeps of a person in a conversation. */
export const memoryBefore = async (
  message: Message,
  store: Pick<OrderStore, 'recall'>,
): Promise<Json | undefined> =>
  (await store.recall(message.tenant, 'memories', memoryKey(message)))?.document;

/** @param memory as it was before the message */
export function requestsIn(message: Message, memory: Json | undefined, ears: Ears): readonly Request[] {
  const remembered = readMemory(memory);
  return hear({ ...message, timeZone: zoneFor(message, remembered) }, remembered, ears)?.requests ?? [];
}
