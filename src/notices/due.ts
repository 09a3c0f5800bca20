// (order, watch, circumstances) -> what is to be told of it now. Nothing is queued: what is due follows from what the
// order holds and from what was told already, so that nothing is lost and nothing told twice. Pure.

import type { News, Notice } from '../domain/notice.ts';
import type { Order } from '../domain/order.ts';
import { type Circumstances, standingOf } from '../domain/standing.ts';
import { watchedSince } from '../domain/watch.ts';
import { type Moment, momentsOf } from './moments.ts';
import { knownAt, type Mark, type Watched } from './watched.ts';

/** What is older than this is no news to anybody, in milliseconds. */
export const newsFor = 30 * 24 * 60 * 60 * 1000;

/** Completed or deleted so long ago that not even that is news. */
export const isOver = ({ status, deletedAt, history, placedAt }: Order, now: Date): boolean => {
  const last = history.at(-1);
  const known = last ? knownAt(last) : Date.parse(placedAt);
  return (status === 'completed' || deletedAt !== undefined) && known <= now.getTime() - newsFor;
};

export interface Due {
  readonly notices: readonly Notice[];
  /** The order's mark once they are told. */
  readonly mark: Mark;
}

/** What is left of a deleted order is told to who watched it by its number. */
function sinceOf(order: Order, { watch }: Watched): string | undefined {
  const { number, deletedAt } = order;
  return deletedAt && !Object.hasOwn(watch.orders, number) ? undefined : watchedSince(watch, number);
}

/** All that there is to tell of an order now, and those of it that fell due by the clock. */
function dueNow(order: Order, watched: Watched, since: string, now: Date) {
  const passed = openMoments(order, watched, since).filter(
    ({ at, until }) => at <= now && !(until && until <= now),
  );
  return { passed, news: [...recorded(order, watched, since, now), ...passed.map(({ news }) => news)] };
}

/** Whether there is something to tell of the order now. */
export function isNews(order: Order, watched: Watched, now: Date): boolean {
  const since = sinceOf(order, watched);
  return since !== undefined && dueNow(order, watched, since, now).news.length > 0;
}

/** `undefined` where there is nothing to tell of the order. */
export function dueOf(order: Order, watched: Watched, given: Circumstances): Due | undefined {
  const since = sinceOf(order, watched);
  if (since === undefined) return undefined;
  const mark = markIn(watched, order.number);
  const { passed, news: told } = dueNow(order, watched, since, given.now);
  if (told.length === 0) return undefined;
  const standing = standingOf(order, given);
  const ids = [...passed.map(({ id }) => id), ...(mark?.moments ?? [])];
  const still = momentsOf(order, new Date(since), watched.timeZone).map(({ id }) => id);
  return {
    notices: told.map((news) => ({ news, standing })),
    mark: {
      entries: order.history.length,
      comments: order.comments.length,
      moments: ids.filter((id) => still.includes(id)),
    },
  };
}

/** When something more falls due by the clock, if nothing else happens; `undefined` where nothing does. */
export function nextDue(order: Order, watched: Watched, after: Date): Date | undefined {
  const since = sinceOf(order, watched);
  if (since === undefined) return undefined;
  return openMoments(order, watched, since)
    .map(({ at }) => at)
    .filter((at) => at > after)
    .reduce<Date | undefined>((first, at) => (first && first < at ? first : at), undefined);
}

const markIn = ({ told }: Watched, number: string): Mark | undefined =>
  Object.hasOwn(told, number) ? told[number] : undefined;

function openMoments(order: Order, watched: Watched, since: string): readonly Moment[] {
  const told = markIn(watched, order.number)?.moments ?? [];
  return momentsOf(order, new Date(since), watched.timeZone).filter(({ id }) => !told.includes(id));
}

/** What others did and said since it was last told, or, where nothing was, since the order is watched. */
function recorded(order: Order, watched: Watched, since: string, now: Date): readonly News[] {
  const mark = markIn(watched, order.number);
  const oldest = now.getTime() - newsFor;
  const isNew = (by: { readonly id: string }, known: number) =>
    by.id !== watched.person.id && known > oldest && (mark !== undefined || known >= Date.parse(since));
  const entries = order.history.slice(mark?.entries ?? 0);
  const comments = order.comments.slice(mark?.comments ?? 0);
  return [
    ...entries
      .filter((entry) => isNew(entry.by, knownAt(entry)))
      .map((entry): News => ({ kind: 'happened', entry })),
    ...comments
      .filter(({ by, at }) => isNew(by, Date.parse(at)))
      .map((comment): News => ({ kind: 'commented', comment })),
  ];
}
