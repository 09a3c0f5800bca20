// Taking back the last thing that was done to an order. The rules know no way back, only other changes that lead to
// nearly the same place: a cancelled order is sent again, a placed one is cancelled.

import { momentIn } from './dates.ts';
import { carrierEvents } from './lifecycle.ts';
import type { HistoryEntry, Order } from './order.ts';
import type { RequestOf } from './request.ts';
import type { Circumstances } from './standing.ts';

/** Why it cannot be taken back: nobody did anything, somebody else did, the carrier did, or no change leads back. */
export type NotUndone = 'nothingDone' | 'notYours' | 'byCarrier' | 'sentAgain' | 'deleted';

export type Undoing =
  | { readonly last: HistoryEntry; readonly request: RequestOf<'edit' | 'cancel'> }
  | { readonly last?: HistoryEntry; readonly why: NotUndone };

export function undoing(order: Order, { person, timeZone }: Circumstances): Undoing {
  const last = order.history.at(-1);
  if (!last) return { why: 'nothingDone' };
  if (last.what in carrierEvents) return { last, why: 'byCarrier' };
  if (last.by.id !== person.id) return { last, why: 'notYours' };
  const orders = [order.number];
  switch (last.what) {
    case 'placed':
      return { last, request: { verb: 'cancel', orders } };
    case 'cancelled':
      return { last, request: { verb: 'edit', orders, corrections: {} } };
    case 'edited': {
      const before = last.fields?.find(({ field }) => field === 'focDate')?.before;
      if (!before) return { last, why: 'sentAgain' };
      const focDate = momentIn(before, timeZone).join('T');
      return { last, request: { verb: 'edit', orders, corrections: { focDate } } };
    }
    case 'deleted':
      return { last, why: 'deleted' };
    default:
      return { last, why: 'sentAgain' };
  }
}
