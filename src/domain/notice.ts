// News of an order, for somebody who wants to be told without asking. Values only: notices/ finds out what is due,
// replies/ puts it into words.

import type { Comment, HistoryEntry } from './order.ts';
import type { Standing } from './standing.ts';
import type { ExpectedRange } from './usual.ts';

export type News =
  | { readonly kind: 'happened'; readonly entry: HistoryEntry }
  | { readonly kind: 'commented'; readonly comment: Comment }
  /** Cancelling closes at this moment. */
  | { readonly kind: 'lastChance'; readonly closes: Date }
  /** The transfer is close ahead. */
  | { readonly kind: 'transferDay' }
  /** The transfer was due, and nothing was reported. */
  | { readonly kind: 'overdue' }
  /** In its status since then, which is longer than usual. */
  | { readonly kind: 'stuck'; readonly since: Date; readonly expected: ExpectedRange };

export interface Notice {
  readonly news: News;
  /** The order as it stands when it is told, to the person who is told. */
  readonly standing: Standing;
}
