// Goes through all that people want to be told of and tells what is due. What is due follows from the orders and from
// what was told before, so that a round that was missed is made up for by the next.

import type { Order } from '../domain/order.ts';
import type { Role } from '../domain/people.ts';
import type { OrderStore } from '../stores/store.ts';
import { type Delivering, deliver, heldUntil } from './delivery.ts';
import { nextDue } from './due.ts';
import { messageFor, type Wording } from './message.ts';
import { createPace } from './pace.ts';
import { readWatched, type Watched } from './watched.ts';

export interface NotifierParts extends Wording, Delivering {
  /** As of now: who lost the role is told nothing any more. */
  readonly roleOf: (id: string, tenant: string) => Role;
}

export interface Notifier {
  /**
   * Tells everybody what is due by now. Resolves to the moment at which there is something to tell if nothing else
   * happens, `undefined` where nothing is ahead; rejects where the store cannot be reached.
   */
  tick(): Promise<Date | undefined>;
}

export function createNotifier(parts: NotifierParts): Notifier {
  const { store } = parts;
  const pace = createPace();
  return {
    async tick() {
      const ahead: Date[] = [];
      for (const tenant of await store.tenants()) {
        for (const [key, { document, version }] of await store.recallAll(tenant, 'watches')) {
          const watched = readWatched(document);
          if (!watched) continue;
          const now = parts.clock();
          const orders = await watchedOrders(tenant, watched, store);
          ahead.push(...orders.flatMap((order) => nextDue(order, watched, now) ?? []));
          const message = messageFor(watched, orders, parts.roleOf(watched.person.id, tenant), now, parts);
          if (!message) continue;
          const free = new Date(pace.freeFrom(tenant, watched.conversation));
          const wait = heldUntil(watched, now) ?? (free > now ? free : undefined);
          if (wait) {
            ahead.push(wait);
            continue;
          }
          pace.note(tenant, watched.conversation, now.getTime());
          await deliver({ tenant, key }, { watched, version }, message, parts);
        }
      }
      return ahead.reduce<Date | undefined>((first, at) => (first && first < at ? first : at), undefined);
    },
  };
}

/** Those that there are, and what is left of those that were watched by number and deleted. */
async function watchedOrders(
  tenant: string,
  { watch }: Watched,
  store: OrderStore,
): Promise<readonly Order[]> {
  const listed = await store.list(tenant);
  const there = new Set(listed.map(({ number }) => number));
  const missing = Object.keys(watch.orders).filter((number) => !there.has(number));
  const found = await Promise.all(missing.map((number) => store.find(tenant, number)));
  const deleted = found.flatMap((orders, place) => orders.filter(({ number }) => number === missing[place]));
  return [...listed, ...deleted];
}
