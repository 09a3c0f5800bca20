// What a tenant's store holds when a recording of it begins: its orders, and what is kept beside them.

import type { Order } from '../../../domain/order.ts';
import type { FeedEntry, Json, OrderStore } from '../../../stores/store.ts';
import type { KeptFile } from '../kept.ts';
import type { Cast } from './cast.ts';
import { type Secrets, secretsKept, secretsOf } from './secrets.ts';

/** Documents by their keys, which name a conversation and a person. */
type Documents = ReadonlyMap<string, { readonly document: Json }>;

export interface State {
  readonly orders: readonly Order[];
  readonly memories: Documents;
  readonly watches: Documents;
  readonly feed: readonly FeedEntry[];
}

export async function stateOf(store: OrderStore, tenant: string): Promise<State> {
  const orders = new Map<string, Order>();
  for (let page = await store.changed(tenant); ; page = await store.changed(tenant, page.seen)) {
    for (const order of page.orders) orders.set(order.number, order);
    if (!page.isMore) break;
  }
  return {
    orders: [...orders.values()],
    memories: await store.recallAll(tenant, 'memories'),
    watches: await store.recallAll(tenant, 'watches'),
    feed: await store.feed(tenant, {}),
  };
}

export function learnFrom({ orders, memories }: State, secrets: Secrets): void {
  for (const order of orders) secrets.learn(secretsOf(order));
  for (const { document } of memories.values()) secrets.learn(secretsKept(document));
}

export const ordersFile = ({ orders }: State, secrets: Secrets): string =>
  jsonText(orders.map(({ tenant: _tenant, ...order }) => secrets.maskedIn(order)));

/** Undefined where nothing is kept but orders. */
export function keptFile(
  { memories, watches, feed }: State,
  cast: Cast,
  secrets: Secrets,
): string | undefined {
  if (memories.size + watches.size + feed.length === 0) return undefined;
  const kept = (documents: Documents): KeptFile['memories'] =>
    Array.from(documents, ([key, { document }]) => {
      const [id, person] = JSON.parse(key) as [string, string];
      const conversation = cast.conversation(id);
      const masked = secrets.maskedIn(
        document,
        secretsKept(document),
      ) as KeptFile['memories'][number]['document'];
      return { ...(conversation && { conversation }), person, document: masked };
    });
  const file: KeptFile = {
    memories: kept(memories),
    watches: kept(watches),
    feed: secrets.maskedIn([...feed]),
  };
  return jsonText(file);
}

export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
