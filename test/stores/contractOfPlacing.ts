// The part of the store contract (contract.ts) on what a new order needs: its number, and an account to itself.

import { describe, expect, it } from 'vitest';
import type { Order } from '../../src/domain/order.ts';
import type { Commit, OrderStore } from '../../src/stores/store.ts';
import { anOrder, changing, numbers, openOn, placing, start } from './commits.ts';

const onAccount = (number: string, accountNumber: string, but: Partial<Order> = {}) =>
  anOrder(number, { accountNumber, ...but });

/** Placed as the only open one on its account. */
const alone = (order: Order): Commit => ({ ...placing(order), soleAccounts: [order.accountNumber ?? ''] });

export function contractOfPlacing(store: () => OrderStore): void {
  describe('the next number', () => {
    it.each<[readonly string[], string]>([
      [[], '1'],
      [['101'], '102'],
      [['9', '10'], '11'],
      [['101', 'PO-0102'], '103'],
      [['PO-0102'], '103'],
      [['A1-B2'], '13'],
      [['VOID', 'NONE'], '1'],
      [['VOID', '7'], '8'],
      [['0'], '1'],
      [['7', '9007199254740991', '99999999999999999999'], '8'],
      [['9007199254740990'], '9007199254740991'],
    ])('after %j is %s', async (there, next) => {
      if (there.length > 0) await store().commit(placing(...there.map((number) => anOrder(number))));
      expect(await store().nextNumber('demo')).toBe(next);
      expect(await store().commit(placing(anOrder(next)))).toBe('done');
    });

    it('passes over the numbers of deleted orders, and counts by tenant', async () => {
      const last = anOrder('108');
      await store().commit(placing(anOrder('107'), last));
      await store().commit(changing(last, { deletedAt: start.toISOString() }));
      expect(await store().nextNumber('demo')).toBe('109');
      expect(await store().nextNumber('other')).toBe('1');
    });

    it('goes to one of those who take it at once', async () => {
      const next = await store().nextNumber('demo');
      const take = () => store().commit(placing(anOrder(next)));
      const outcomes = await Promise.all([take(), take(), take()]);
      expect(outcomes.toSorted()).toEqual(['conflict', 'conflict', 'done']);
      expect(await store().nextNumber('demo')).toBe('2');
    });
  });

  describe('an account', () => {
    it('tells which open orders are on it', async () => {
      await store().commit(
        placing(
          onAccount('PO-10', 'ACC-1'),
          onAccount('9', 'ACC-1', { status: 'transferApproved', focDate: '2026-12-01T09:00:00Z' }),
          onAccount('103', 'ACC-1', { status: 'error' }),
          onAccount('104', 'ACC-1', { status: 'completed' }),
          onAccount('105', 'ACC-1', { status: 'cancelled' }),
          onAccount('106', 'ACC-2'),
          anOrder('107'),
        ),
      );
      expect(numbers(await openOn(store(), 'demo', 'ACC-1'))).toEqual(['9', 'PO-10']);
      expect(await openOn(store(), 'demo', 'ACC-3')).toEqual([]);
      expect(await openOn(store(), 'other', 'ACC-1')).toEqual([]);
    });

    it.each(['acc 4711', 'ACC4711', 'ＡＣＣ－４７１１', 'Acc\u20114711', 'acc-\u200b4711', 'ACCー4711'])(
      'is the same however it is written: %s',
      async (written) => {
        await store().commit(placing(onAccount('101', 'ACC-4711')));
        expect(numbers(await openOn(store(), 'demo', written))).toEqual(['101']);
        expect(await store().commit(alone(onAccount('102', written)))).toBe('conflict');
      },
    );

    it.each(['ACC-04711', 'ACC-471', 'ACC.4711', '-'])('is another one where it is %s', async (written) => {
      await store().commit(placing(onAccount('101', 'ACC-4711'), onAccount('103', '--')));
      expect(await openOn(store(), 'demo', written)).toEqual([]);
      expect(await store().commit(alone(onAccount('102', written)))).toBe('done');
    });

    it('goes to one of those who place on it at once, also in the same breath', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, i) => store().commit(alone(onAccount(String(i + 1), 'ACC-1')))),
      );
      expect(outcomes.toSorted()).toEqual([...Array(7).fill('conflict'), 'done']);
      expect(numbers(await store().list('demo'))).toEqual([String(outcomes.indexOf('done') + 1)]);
    });

    it('is free again once its order is no longer open', async () => {
      const first = onAccount('101', 'ACC-1');
      await store().commit(alone(first));
      expect(await store().commit(alone(onAccount('102', 'ACC-1')))).toBe('conflict');
      expect(await store().commit(changing(first, { status: 'cancelled' }))).toBe('done');
      expect(await store().commit(alone(onAccount('103', 'ACC-1')))).toBe('done');
      expect(numbers(await openOn(store(), 'demo', 'ACC-1'))).toEqual(['103']);
    });

    it('of the order that is changed is no hindrance to it, but that of another is', async () => {
      const order = onAccount('101', 'ACC-1');
      await store().commit(placing(order, onAccount('102', 'ACC-2')));
      expect(await store().commit({ ...changing(order, { name: 'New' }), soleAccounts: ['ACC-1'] })).toBe(
        'done',
      );
      const moving = changing({ ...order, version: 2 }, { accountNumber: 'ACC-2' });
      expect(await store().commit({ ...moving, soleAccounts: ['ACC-2'] })).toBe('conflict');
      expect(await store().commit(moving)).toBe('done');
      expect(numbers(await openOn(store(), 'demo', 'ACC-2'))).toEqual(['101', '102']);
    });

    it('is exchanged between two orders, and goes from one to another, in one commit', async () => {
      const [first, second] = [onAccount('101', 'ACC-1'), onAccount('102', 'ACC-2')];
      const soleAccounts = ['ACC-1', 'ACC-2'];
      await store().commit({ ...placing(first, second), soleAccounts });
      const [crossed, other] = [
        changing(first, { accountNumber: 'ACC-2' }),
        changing(second, { accountNumber: 'ACC-1' }),
      ];
      const changes = [...crossed.changes, ...other.changes];
      expect(await store().commit({ ...crossed, changes, soleAccounts })).toBe('done');
      const over = changing({ ...first, version: 2 }, { status: 'cancelled' });
      const next = alone(onAccount('103', 'ACC-2'));
      expect(await store().commit({ ...next, changes: [...next.changes, ...over.changes] })).toBe('done');
      expect(numbers(await openOn(store(), 'demo', 'ACC-2'))).toEqual(['103']);
    });

    it('of an order in another tenant is another account', async () => {
      await store().commit(placing(onAccount('101', 'ACC-1')));
      expect(await store().commit(alone(onAccount('101', 'ACC-1', { tenant: 'other' })))).toBe('done');
    });
  });
}
