// Takes one message to its conversation: claims it, sends it, marks what it tells as told. Whoever claims first sends,
// so that two processes do not tell the same; a crash between sending and marking repeats the message.

import type { DocumentChange, Json, OrderStore } from '../stores/store.ts';
import type { Message } from './message.ts';
import type { Send, Sent } from './send.ts';
import { afterTelling, readWatched, type Watched } from './watched.ts';

/** How long a claim holds where its process died, in milliseconds: longer than any sending takes. */
const claimedFor = 5 * 60 * 1000;
/** After the first failure so long until the next attempt, then twice as long each time, in milliseconds. */
const firstPause = 60 * 1000;
const longestPause = 6 * 60 * 60 * 1000;
/** How often a mark is made anew because the person said something meanwhile. */
const attempts = 5;

export interface Place {
  readonly tenant: string;
  /** Of the watch, and of the address beside it. */
  readonly key: string;
}

export interface Telling extends Message {
  /** The orders of which there is nothing to tell any more. */
  readonly over: readonly string[];
}

export interface Delivering {
  readonly store: OrderStore;
  readonly send: Send;
  readonly clock: () => Date;
}

/** Until when nothing is to be sent, as somebody is at it, or it failed not long ago; `undefined` where something may. */
export const heldUntil = ({ sendingUntil, failed }: Watched, now: Date): Date | undefined =>
  [sendingUntil, failed?.until]
    .flatMap((until) => (until ? new Date(until) : []))
    .find((until) => until > now);

/** `version`: of the watch as it was when the message was made. */
export async function deliver(
  place: Place,
  { watched, version }: { readonly watched: Watched; readonly version: number },
  message: Telling,
  { store, send, clock }: Delivering,
): Promise<void> {
  const { tenant, key } = place;
  const address = await store.recall(tenant, 'addresses', key);
  if (!address) return;
  const sendingUntil = new Date(clock().getTime() + claimedFor).toISOString();
  const claim = change(key, { ...watched, sendingUntil }, version);
  if ((await store.commit({ tenant, at: clock(), changes: [], documents: [claim] })) !== 'done') return;
  const sent = await send(tenant, address.document, message.reply);
  await settle(place, (found) => outcomeOf(sent, found, message, clock()), { store, clock });
}

/** The watch once it is known what came of sending; `undefined` where it is to be forgotten. */
function outcomeOf(sent: Sent, watched: Watched, { marks, over }: Telling, now: Date): Watched | undefined {
  if (sent === 'gone') return undefined;
  if (sent === 'sent') return afterTelling(watched, marks, over);
  const { sendingUntil: _mine, ...rest } = watched;
  const times = (watched.failed?.times ?? 0) + 1;
  const pause = Math.min(firstPause * 2 ** (times - 1), longestPause);
  return { ...rest, failed: { times, until: new Date(now.getTime() + pause).toISOString() } };
}

/** What the person asked for meanwhile stays as it is. */
async function settle(
  { tenant, key }: Place,
  after: (found: Watched) => Watched | undefined,
  { store, clock }: Pick<Delivering, 'store' | 'clock'>,
): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const kept = await store.recall(tenant, 'watches', key);
    const found = readWatched(kept?.document);
    if (!kept || !found) return;
    const watched = after(found);
    const documents = [
      change(key, watched, kept.version),
      ...(watched ? [] : await addressGone(tenant, key, store)),
    ];
    if ((await store.commit({ tenant, at: clock(), changes: [], documents })) === 'done') return;
  }
  throw new Error(`a watch kept changing while it was marked as told; gave up after ${attempts} attempts`);
}

async function addressGone(
  tenant: string,
  key: string,
  store: OrderStore,
): Promise<readonly DocumentChange[]> {
  const kept = await store.recall(tenant, 'addresses', key);
  return kept ? [{ drawer: 'addresses', key, document: null, version: kept.version }] : [];
}

const change = (key: string, watched: Watched | undefined, version: number): DocumentChange => ({
  drawer: 'watches',
  key,
  document: (watched ?? null) as unknown as Json,
  version,
});
