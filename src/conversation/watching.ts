// What a turn leaves of a person's watch in its conversation: the wishes said, the language and the zone chosen, and
// how the conversation is reached.

import type { Watch, WatchWish } from '../domain/watch.ts';
import { type Listener, readWatched, type Watched, watchedAfter } from '../notices/watched.ts';
import type { DocumentChange, Drawer, Json, Kept } from '../stores/store.ts';
import type { Remembered } from './memory.ts';
import type { Message } from './message.ts';

/** The wishes of one message, and what they make of the watch. */
export interface Watching {
  readonly wishes: readonly WatchWish[];
  readonly watch: Watch;
}

export interface KeptOfWatch {
  readonly watch: Kept | undefined;
  readonly address: Kept | undefined;
}

/** The documents to write, under the key of the person's memory; none where all stays as it is. */
export function watchDocuments(
  key: string,
  kept: KeptOfWatch,
  { wishes, watch }: Watching,
  message: Message,
  language: string,
  remembered: Remembered,
): readonly DocumentChange[] {
  const before = readWatched(kept.watch?.document);
  const listener = wishes.length > 0 ? listenerOf(message, language) : before && chosen(before, remembered);
  const after = listener && watchedAfter(before, listener, wishes, watch, message.now);
  const write = (drawer: Drawer, was: Kept | undefined, document: Json | undefined) =>
    JSON.stringify(was?.document) === JSON.stringify(document)
      ? []
      : [{ drawer, key, document: document ?? null, version: was?.version ?? 0 }];
  return [
    ...write('watches', kept.watch, after as Json | undefined),
    ...write('addresses', kept.address, after && (message.address ?? kept.address?.document)),
  ];
}

const listenerOf = (
  { conversation, person: { id, name }, locale, timeZone }: Message,
  language: string,
): Listener => ({
  conversation,
  person: { id, ...(name && { name }) },
  language,
  locale,
  timeZone,
});

/** A language or zone chosen since is taken over; what merely came with a message is not. */
const chosen = (before: Watched, { language, timeZone }: Remembered): Listener => ({
  ...before,
  ...(language && { language }),
  ...(timeZone && { timeZone }),
});
