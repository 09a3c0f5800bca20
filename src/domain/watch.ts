// What a person wants to be told of without asking: which orders, since when. Quiet by default: of none.

import { z } from 'zod';
import type { Order } from './order.ts';
import type { RequestOf } from './request.ts';

const since = z.iso.datetime();

export const watchSchema = z.object({
  /** Since when all orders are watched, those to come too. */
  all: since.optional(),
  /** Orders watched by number, each since when. */
  orders: z.record(z.string(), since).default({}),
  /** Left out of all. */
  except: z.array(z.string()).readonly().default([]),
});
export type Watch = Readonly<z.infer<typeof watchSchema>>;

export const nothingWatched: Watch = { orders: {}, except: [] };

export const isNothing = ({ all, orders }: Watch): boolean =>
  all === undefined && Object.keys(orders).length === 0;

/** Since when an order is watched; `undefined` where it is not. */
export const watchedSince = ({ all, orders, except }: Watch, number: string): string | undefined =>
  Object.hasOwn(orders, number) ? orders[number] : except.includes(number) ? undefined : all;

/** The orders that are watched by themselves, not as some of all. */
export const watchedNumbers = ({ orders }: Watch): readonly string[] => Object.keys(orders);

export type WatchRequest = RequestOf<'notify' | 'mute'>;

/** What is to be watched from now on, or no more. */
export interface WatchWish {
  readonly verb: 'notify' | 'mute';
  /** All orders, those to come too; else those named. */
  readonly all: boolean;
  /** Those named, and those that were described, as they are now. */
  readonly orders: readonly Order[];
  /** The numbers that are left out of all. */
  readonly except: readonly string[];
}

/** All orders, those to come too: nothing narrows them down to what there is now. */
export const meansAll = ({ verb: _verb, orders, except: _except, ...filter }: WatchRequest): boolean =>
  orders.includes('all') && Object.values(filter).every((value) => value === undefined);

/** The watch as a wish leaves it. What was watched before stays watched since then. */
export function watchAfter(before: Watch, wish: WatchWish, now: Date): Watch {
  return (wish.verb === 'notify' ? widened : narrowed)(before, wish, now.toISOString());
}

function widened(before: Watch, { all, orders, except }: WatchWish, now: string): Watch {
  const named = all ? before.except.filter((number) => !except.includes(number)) : orders.map(numberOf);
  const kept = all ? without(before.orders, except) : before.orders;
  const added = named.map((number) => [number, watchedSince(before, number) ?? now] as const);
  return {
    ...(all ? { all: before.all ?? now } : before.all && { all: before.all }),
    orders: { ...kept, ...Object.fromEntries(added) },
    except: all ? except : before.except.filter((number) => !named.includes(number)),
  };
}

function narrowed(before: Watch, { all, orders, except }: WatchWish): Watch {
  if (all) {
    const kept = except.flatMap((number) => {
      const at = watchedSince(before, number);
      return at ? [[number, at] as const] : [];
    });
    return { orders: Object.fromEntries(kept), except: [] };
  }
  const named = orders.map(numberOf);
  return {
    ...before,
    orders: without(before.orders, named),
    except: before.all ? [...new Set([...before.except, ...named])] : [],
  };
}

const numberOf = ({ number }: Order): string => number;

const without = (orders: Watch['orders'], numbers: readonly string[]): Watch['orders'] =>
  Object.fromEntries(Object.entries(orders).filter(([number]) => !numbers.includes(number)));
