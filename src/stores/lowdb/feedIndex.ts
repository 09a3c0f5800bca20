// What a tenant's feed is looked up by, kept up with every change. It holds cursors, never entries.

import type { FeedEntry } from '../store.ts';
import { createLookup } from './lookup.ts';

export interface FeedIndex {
  /** Of an order's entries, ascending. */
  of(number: string): readonly number[];
  /** Of those that nobody has entered yet, ascending. */
  readonly open: ReadonlySet<number>;
  change(before: FeedEntry | undefined, after: FeedEntry): void;
}

export function createFeedIndex(): FeedIndex {
  const byNumber = createLookup<number>();
  const open = new Set<number>();
  return {
    of: byNumber.get,
    open,
    change(before, { cursor, number, entered }) {
      if (!before) byNumber.add(number, cursor);
      if (entered) open.delete(cursor);
      else open.add(cursor);
    },
  };
}
