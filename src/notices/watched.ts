// What is kept of a watch: who wants to be told what, in which conversation and language, and what was told already.

import { z } from 'zod';
import { type HistoryEntry, type Order, timeZoneName } from '../domain/order.ts';
import {
  isNothing,
  nothingWatched,
  type Watch,
  type WatchWish,
  watchedSince,
  watchSchema,
} from '../domain/watch.ts';
import type { Json } from '../stores/store.ts';

const mark = z.object({
  /** So many entries of the order's history, and so many comments on it, are told or were there before. */
  entries: z.int().min(0),
  comments: z.int().min(0),
  /** The ids of the notices by the clock that are told. */
  moments: z.array(z.string()).readonly().default([]),
});
export type Mark = Readonly<z.infer<typeof mark>>;

const watchedSchema = z.object({
  conversation: z.string(),
  person: z.object({ id: z.string(), name: z.string().optional() }),
  /** The tag of a language that there are words for. */
  language: z.string(),
  /** BCP 47, as the client sent it. */
  locale: z.string(),
  timeZone: timeZoneName,
  watch: watchSchema,
  /** By order number. An order without a mark: whatever was recorded before it was watched is not told. */
  told: z.record(z.string(), mark).default({}),
  /** A process is sending; if it dies, another one may after this moment. */
  sendingUntil: z.iso.datetime().optional(),
  /** Sending failed so often in a row, and is tried again after this moment. */
  failed: z.object({ times: z.int().min(1), until: z.iso.datetime() }).optional(),
});
export type Watched = Readonly<z.infer<typeof watchedSchema>>;

/** Who is to be told, and how: as they are when the wish is made. */
export type Listener = Pick<Watched, 'conversation' | 'person' | 'language' | 'locale' | 'timeZone'>;

/** A watch of another shape (an older version's) is worth nothing. */
export const readWatched = (document: Json | undefined): Watched | undefined =>
  document === undefined ? undefined : watchedSchema.safeParse(document).data;

export const watchIn = (watched: Watched | undefined): Watch => watched?.watch ?? nothingWatched;

/** When an entry came to be known: an event may be reported long after it happened. */
export const knownAt = ({ at, recordedAt }: HistoryEntry): number => Date.parse(recordedAt ?? at);

const markOf = ({ history, comments }: Order): Mark => ({
  entries: history.length,
  comments: comments.length,
  moments: [],
});

/** What is kept once these wishes have led to this watch; `undefined` where nothing is watched any more. */
export function watchedAfter(
  before: Watched | undefined,
  listener: Listener,
  wishes: readonly WatchWish[],
  watch: Watch,
  now: Date,
): Watched | undefined {
  if (isNothing(watch)) return undefined;
  const kept = Object.entries(before?.told ?? {}).filter(([number]) => watchedSince(watch, number));
  const isNew = ({ number }: Order) => !watchedSince(watchIn(before), number) && watchedSince(watch, number);
  const added = wishes
    .filter(({ verb }) => verb === 'notify')
    .flatMap(({ all, orders }) => orders.filter((order) => !all || isFresh(order, now)))
    .filter(isNew)
    .map((order) => [order.number, markOf(order)] as const);
  return { ...before, ...listener, watch, told: Object.fromEntries([...kept, ...added]) };
}

/** Something was recorded in this very millisecond: that it was before the wish, its time does not tell. */
const isFresh = ({ history, comments }: Order, now: Date): boolean =>
  history.some((entry) => knownAt(entry) >= now.getTime()) ||
  comments.some(({ at }) => Date.parse(at) >= now.getTime());

/** What is kept once all of this is told; of orders that are `over`, nothing. `undefined` where nothing is left. */
export function afterTelling(
  watched: Watched,
  marks: Readonly<Record<string, Mark>>,
  over: readonly string[],
): Watched | undefined {
  const { sendingUntil: _done, failed: _before, ...rest } = watched;
  const still = <T>(byNumber: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(byNumber).filter(([number]) => !over.includes(number)));
  const watch = { ...rest.watch, orders: still(rest.watch.orders) };
  return isNothing(watch) ? undefined : { ...rest, watch, told: still({ ...rest.told, ...marks }) };
}
