import { describe, expect, it } from 'vitest';
import {
  isNothing,
  nothingWatched,
  type Watch,
  type WatchWish,
  watchAfter,
  watchedSince,
} from '../../src/domain/watch.ts';
import { now, orderIn } from './orders.ts';

const order = (number: string) => ({ ...orderIn('processing'), number });
const wish = (verb: WatchWish['verb'], orders: string, except = ''): WatchWish => ({
  verb,
  all: orders === 'all',
  orders: orders === 'all' ? [] : orders.split(' ').map(order),
  except: except.split(' ').filter(Boolean),
});
const notify = (orders: string, except?: string) => wish('notify', orders, except);
const mute = (orders: string, except?: string) => wish('mute', orders, except);

const watchBy = (wishes: readonly WatchWish[], start: Watch = nothingWatched): Watch =>
  wishes.reduce(
    (watch, each, hours) => watchAfter(watch, each, new Date(now.getTime() + hours * 3_600_000)),
    start,
  );
/** Of 1, 2 and 3: those that are watched. */
const watched = (watch: Watch): string =>
  ['1', '2', '3'].filter((number) => watchedSince(watch, number)).join(' ');

describe('a watch', () => {
  it.each<[string, readonly WatchWish[], string]>([
    ['nobody is told anything who did not ask', [], ''],
    ['one order', [notify('1')], '1'],
    ['all of them', [notify('all')], '1 2 3'],
    ['all but one', [notify('all', '2')], '1 3'],
    ['one that was left out before', [notify('all', '2'), notify('2')], '1 2 3'],
    ['all, also what was left out before', [notify('all', '2'), notify('all')], '1 2 3'],
    ['all but one that was asked for before', [notify('2'), notify('all', '2')], '1 3'],
    ['all no more but one', [notify('all'), mute('2')], '1 3'],
    ['one no more', [notify('1 2'), mute('1')], '2'],
    ['one no more that never was', [notify('1'), mute('3')], '1'],
    ['none any more', [notify('1'), notify('all', '3'), mute('all')], ''],
    ['none any more but one', [notify('all'), mute('all', '2')], '2'],
    ['none any more, but one that never was', [notify('1'), mute('all', '2')], ''],
  ])('is of %s', (_sentence, wishes, numbers) => {
    expect(watched(watchBy(wishes))).toBe(numbers);
    expect(isNothing(watchBy(wishes))).toBe(numbers === '');
  });

  it('goes on as it began for what is asked for once more, and begins anew for what was silent', () => {
    const first = now.toISOString();
    expect(watchedSince(watchBy([notify('1'), notify('1')]), '1')).toBe(first);
    expect(watchedSince(watchBy([notify('all'), notify('1'), notify('all')]), '1')).toBe(first);
    const anew = watchBy([notify('all'), mute('1'), notify('all')]);
    expect([watchedSince(anew, '1'), watchedSince(anew, '2')]).toEqual([
      new Date(now.getTime() + 2 * 3_600_000).toISOString(),
      first,
    ]);
  });
});
