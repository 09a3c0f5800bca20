// Which of a tenant's orders may be news to somebody: those that changed since the round before, those whose moment has
// come, and those that were news and are not told yet. The others are not read again: a round costs what happened since.

import type { Order } from '../domain/order.ts';
import { byNumber, type OrderStore, type Seen } from '../stores/store.ts';
import { isNews, nextDue } from './due.ts';
import type { Watched } from './watched.ts';

/** By the key of the watch. */
export type Watches = ReadonlyMap<string, Watched>;

export interface Lookout {
  /** The orders that are news to at least one of them now, by number. Where it rejects, it has lost the thread. */
  look(watches: Watches, now: Date): Promise<readonly Order[]>;
  /** When one more will be, if nothing else happens; `undefined` where none will. */
  ahead(): Date | undefined;
}

/** How many orders are gone through before others get a turn. */
const atOnce = 100;

export function createLookout(tenant: string, store: Pick<OrderStore, 'changed' | 'exactly'>): Lookout {
  let before: Watches = new Map();
  let seen: Seen | undefined;
  /** By number, when the order will be news by the clock, in milliseconds. */
  const moments = new Map<string, number>();
  /** Those that were news in the last round, or are newly watched. */
  let waiting: ReadonlySet<string> = new Set();

  return {
    async look(watches, now) {
      const wished = [...watches].flatMap(([key, watched]) => newlyWatched(before.get(key), watched));
      if (wished.includes('all')) seen = undefined;
      before = watches;
      const news = new Map<string, Order>();

      async function goThrough(orders: readonly Order[]): Promise<void> {
        for (const [place, order] of orders.entries()) {
          if (place % atOnce === atOnce - 1) await othersFirst();
          note(order, watches, now);
          if ([...watches.values()].some((watched) => isNews(order, watched, now)))
            news.set(order.number, order);
          else news.delete(order.number);
        }
      }

      for (let isMore = true; isMore; ) {
        const changed = await store.changed(tenant, seen);
        await goThrough(changed.orders);
        ({ seen, isMore } = changed);
      }
      const come = [...moments].filter(([, at]) => at <= now.getTime()).map(([number]) => number);
      for (const number of come) moments.delete(number); // the next one is noted where the order is still there
      const again = new Set([...waiting, ...wished, ...come].filter((number) => !news.has(number)));
      await goThrough(again.size > 0 ? await store.exactly(tenant, [...again]) : []);
      waiting = new Set(news.keys());
      return [...news.values()].sort(byNumber);
    },
    ahead() {
      const first = [...moments.values()].reduce(
        (least, at) => Math.min(least, at),
        Number.POSITIVE_INFINITY,
      );
      return Number.isFinite(first) ? new Date(first) : undefined;
    },
  };

  function note(order: Order, watches: Watches, now: Date): void {
    const next = [...watches.values()].flatMap((watched) => nextDue(order, watched, now)?.getTime() ?? []);
    if (next.length > 0) moments.set(order.number, Math.min(...next));
    else moments.delete(order.number);
  }
}

const othersFirst = () => new Promise((resolve) => setImmediate(resolve));

/** The numbers that are watched now and were not before, or otherwise; or that all are. */
function newlyWatched(before: Watched | undefined, { watch, timeZone }: Watched): readonly string[] {
  const was = before?.timeZone === timeZone ? before.watch : undefined;
  if (watch.all !== undefined && watch.all !== was?.all) return ['all'];
  const named = Object.entries(watch.orders).filter(([number, since]) => was?.orders[number] !== since);
  const allowed = was?.except.filter((number) => !watch.except.includes(number)) ?? [];
  return [...named.map(([number]) => number), ...allowed];
}
