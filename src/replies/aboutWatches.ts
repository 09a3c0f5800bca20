// Words for what a person wants to be told of without asking, from now on or no more.

import type { Order } from '../domain/order.ts';
import type { Request } from '../domain/request.ts';
import type { Watch, WatchWish } from '../domain/watch.ts';
import { orderName } from './naming.ts';
import type { Part, Telling } from './part.ts';
import type { Voice } from './translator.ts';
import { wording } from './wording.ts';

/** How many orders one sentence names. */
const namedAtMost = 15;

/** `left`: all that is watched once the wish is granted. */
export function watchPart(wish: WatchWish, left: Watch, { voice }: Telling): Part {
  const { verb, all, orders } = wish;
  const only = orders.length === 1 ? orders[0]?.number : undefined;
  const back: Request = {
    verb: verb === 'notify' ? 'mute' : 'notify',
    orders: [all || !only ? 'all' : only],
  };
  const example = wording(back, voice) ?? '';
  const lines =
    verb === 'notify'
      ? [voice.t('watch.notify.what'), voice.t('watch.notify.stop', { example })]
      : [...leftLine(wish, left, voice), voice.t('watch.mute.again', { example })];
  return { lines: [granted(wish, voice), ...lines], suggestions: [back] };
}

function granted({ verb, all, orders, except }: WatchWish, voice: Voice): string {
  const [only] = orders;
  if (all && verb === 'notify' && except.length > 0)
    return voice.t('watch.notify.allBut', { orders: numbers(except, voice) });
  if (all) return voice.t(`watch.${verb}.all`);
  if (orders.length === 1 && only) return voice.t(`watch.${verb}.one`, { order: orderName(only, voice) });
  const some = { notify: 'watch.notify.some', mute: 'watch.mute.some' }[verb];
  return voice.t(some, {
    orders: numbers(orders.map(numberOf), voice),
    count: orders.length,
  });
}

function leftLine({ all }: WatchWish, left: Watch, voice: Voice): string[] {
  if (left.all) return [voice.t('watch.left.allBut', { orders: numbers(left.except, voice) })];
  const others = Object.keys(left.orders);
  if (others.length > 0) return [voice.t('watch.left.orders', { orders: numbers(others, voice) })];
  return all ? [] : [voice.t('watch.left.none')];
}

function numbers(all: readonly string[], voice: Voice): string {
  const hidden = all.length - namedAtMost;
  if (hidden <= 0) return voice.list(all);
  const orders = voice.list(all.slice(0, namedAtMost), 'plain');
  return voice.t('watch.more', { orders, count: hidden });
}

const numberOf = ({ number }: Order): string => number;
