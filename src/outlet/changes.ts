// The feed of what people change, as programs and whoever enters it in the admin center get it.

import { z } from 'zod';
import { handedOnSchema } from '../domain/feed.ts';
import type { FeedEntry, FeedQuery, OrderStore } from '../stores/store.ts';
import { maskedEntry } from '../table/exportedOrder.ts';

export const changeSchema = handedOnSchema
  .extend({
    cursor: z
      .int()
      .min(1)
      .describe('Its place in the feed: from 1, in the order of the changes, without gaps'),
    entered: z
      .object({ at: z.iso.datetime(), by: z.string() })
      .optional()
      .describe('Who has entered it in the admin center, and when; absent while nobody has'),
  })
  .meta({ id: 'Change' });

export interface ChangesQuery extends Pick<FeedQuery, 'after' | 'open' | 'limit'> {
  /** With the values of secrets instead of masks. */
  readonly secrets?: boolean;
}

export interface Changes {
  readonly changes: readonly FeedEntry[];
  /** Go on from here: the last cursor given, or the one asked for where there is nothing behind it. */
  readonly next: number;
}

export async function changesFrom(
  store: Pick<OrderStore, 'feed'>,
  tenant: string,
  { secrets = false, ...query }: ChangesQuery,
): Promise<Changes> {
  const found = await store.feed(tenant, query);
  const changes = secrets ? found : found.map((entry) => maskedEntry(entry));
  return { changes, next: changes.at(-1)?.cursor ?? query.after ?? 0 };
}
