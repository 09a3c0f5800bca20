// Goes through what people want to be told of and tells what is due. What is due follows from the orders and from
// what was told before, so that a round that was missed is made up for by the next.

import type { Order } from '../domain/order.ts';
import { type Role, roleMissing } from '../domain/people.ts';
import type { Kept, OrderStore } from '../stores/store.ts';
import { type Delivering, deliver, heldUntil } from './delivery.ts';
import { isOver } from './due.ts';
import { createLookout, type Lookout } from './lookout.ts';
import { messageFor, type Wording } from './message.ts';
import { createPace } from './pace.ts';
import { readWatched, type Watched } from './watched.ts';

export interface NotifierParts extends Wording, Delivering {
  /** As of now: who lost the role is told nothing any more. */
  readonly roleOf: (id: string, tenant: string) => Role;
}

/** What a round leaves for the next. */
export interface Ahead {
  /** When there is something to tell if nothing else happens; `undefined` where nothing is ahead. */
  readonly next: Date | undefined;
  /** Messages that are due and have to wait: sending failed, the conversation has had enough, another process is at it. */
  readonly waiting: number;
}

export interface Notifier {
  /**
   * Tells everybody what is due by now; rejects where the store cannot be reached.
   * @param stopped ends it before the next message; what is not told is due again in the next round
   */
  tick(stopped?: AbortSignal): Promise<Ahead>;
}

export function createNotifier(parts: NotifierParts): Notifier {
  const { store } = parts;
  const pace = createPace();
  const lookouts = new Map<string, Lookout>();

  /** Tells one person in one conversation; gives the moment until which that has to wait. */
  async function tell(
    tenant: string,
    key: string,
    { watched, version }: { readonly watched: Watched; readonly version: number },
    news: readonly Order[],
  ): Promise<Date | undefined> {
    const now = parts.clock();
    const message = messageFor(watched, news, parts.roleOf(watched.person.id, tenant), now, parts);
    if (!message) return undefined;
    const free = new Date(pace.freeFrom(tenant, watched.conversation));
    const wait = heldUntil(watched, now) ?? (free > now ? free : undefined);
    if (wait) return wait;
    pace.note(tenant, watched.conversation, now.getTime());
    const over = await longOver(tenant, watched, now, store);
    await deliver({ tenant, key }, { watched, version }, { ...message, over }, parts);
    return undefined;
  }

  async function round(stopped: AbortSignal | undefined): Promise<Ahead> {
    const ahead: Date[] = [];
    let waiting = 0;
    for (const tenant of await store.tenants()) {
      const kept = await store.recallAll(tenant, 'watches');
      const watches = tellable(kept, (id) => parts.roleOf(id, tenant));
      if (watches.size === 0) {
        lookouts.delete(tenant);
        continue;
      }
      const lookout = lookouts.get(tenant) ?? createLookout(tenant, store);
      lookouts.set(tenant, lookout);
      const news = await lookout.look(watches, parts.clock());
      for (const [key, watched] of watches) {
        if (stopped?.aborted) break;
        const wait = await tell(tenant, key, { watched, version: kept.get(key)?.version ?? 0 }, news);
        if (!wait) continue;
        waiting += 1;
        ahead.push(wait);
      }
      const next = lookout.ahead();
      if (next) ahead.push(next);
    }
    const next = ahead.reduce<Date | undefined>((first, at) => (first && first < at ? first : at), undefined);
    return { next, waiting };
  }

  return {
    async tick(stopped) {
      try {
        return await round(stopped);
      } catch (error) {
        lookouts.clear(); // what was found and not told is looked for again
        throw error;
      }
    },
  };
}

/** The watches of those who may be told something now. */
const tellable = (
  kept: ReadonlyMap<string, Kept>,
  roleOf: (id: string) => Role,
): ReadonlyMap<string, Watched> =>
  new Map(
    [...kept].flatMap(([key, { document }]) => {
      const watched = readWatched(document);
      return watched && !roleMissing('notify', roleOf(watched.person.id)) ? [[key, watched] as const] : [];
    }),
  );

/** The orders that something is kept of, though there is nothing to tell of them any more. */
async function longOver(
  tenant: string,
  { watch, told }: Watched,
  now: Date,
  store: OrderStore,
): Promise<readonly string[]> {
  const numbers = new Set([...Object.keys(watch.orders), ...Object.keys(told)]);
  const orders = await store.exactly(tenant, [...numbers]);
  return orders.filter((order) => isOver(order, now)).map(({ number }) => number);
}
