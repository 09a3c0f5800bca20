// What a message is taken for, for those who check or record it: what `hear` makes of it with what the store keeps.

import type { Request } from '../domain/request.ts';
import { readWatched, watchIn } from '../notices/watched.ts';
import type { Json, OrderStore } from '../stores/store.ts';
import { type Ears, hear } from './hear.ts';
import { memoryKey, readMemory } from './memory.ts';
import type { Message } from './message.ts';

/** What the store had of a person in a conversation before a message. */
export interface KeptBefore {
  readonly memory: Json | undefined;
  readonly watch: Json | undefined;
}

export async function keptBefore(message: Message, store: Pick<OrderStore, 'recall'>): Promise<KeptBefore> {
  const key = memoryKey(message);
  const [memory, watch] = await Promise.all([
    store.recall(message.tenant, 'memories', key),
    store.recall(message.tenant, 'watches', key),
  ]);
  return { memory: memory?.document, watch: watch?.document };
}

/** What the desk takes a message for. */
export function requestsIn(message: Message, kept: KeptBefore, ears: Ears): readonly Request[] {
  const remembered = readMemory(kept.memory);
  const timeZone = remembered.timeZone ?? message.timeZone;
  const watch = watchIn(readWatched(kept.watch));
  return hear({ ...message, timeZone }, remembered, watch, ears)?.requests ?? [];
}
