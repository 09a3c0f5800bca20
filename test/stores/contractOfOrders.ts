// The part of the store contract (contract.ts) on orders: finding, listing, changing.

import { describe, expect, it } from 'vitest';
import { type Commit, type OrderStore, StoreError } from '../../src/stores/store.ts';
import { anOrder, answering, changing, numbers, placing } from './commits.ts';

export function contractOfOrders(store: () => OrderStore): void {
  describe('finding and listing', () => {
    it('is empty at first', async () => {
      expect(await store().find('demo', '101')).toEqual([]);
      expect(await store().list('demo')).toEqual([]);
      expect(await store().tenants()).toEqual([]);
      expect(await store().recall('demo', 'memories', 'mia')).toBeUndefined();
      expect(await store().answered('demo', 'm1')).toBeUndefined();
    });

    it('gives an order back as it was stored, field for field', async () => {
      const full = anOrder('101', {
        carrier: 'Contoso',
        pin: '1234',
        focDate: '2026-12-01T09:00:00+09:00',
        comments: [{ at: '2026-11-01T10:00:00Z', by: { id: 'mia', name: 'Mia' }, text: '急ぎです' }],
        history: [{ at: '2026-11-01T09:00:00Z', by: { id: 'mia' }, what: 'placed', to: 'processing' }],
      });
      expect(await store().commit(placing(full))).toBe('done');
      expect(await store().find('demo', '101')).toEqual([full]);
    });

    it('finds the exact number before all that look alike', async () => {
      await store().commit(placing(anOrder('102'), anOrder('PO-0102'), anOrder('X-102')));
      expect(numbers(await store().find('demo', '102'))).toEqual(['102']);
      expect(numbers(await store().find('demo', 'PO-0102'))).toEqual(['PO-0102']);
    });

    it.each([
      ['0102', ['PO-0102', 'X-102']],
      ['po-102', ['PO-0102', 'X-102']],
      ['#103', ['103']],
      ['2', []],
      ['', []],
      ['ABC', []],
      ['constructor', []],
    ])('finds all with the bare number of %j where none has the number itself: %j', async (asked, found) => {
      await store().commit(
        placing(anOrder('PO-0102'), anOrder('X-102'), anOrder('103'), anOrder('NONE'), anOrder('VOID')),
      );
      expect(numbers(await store().find('demo', asked))).toEqual(found);
    });

    it('finds by bare number what a later commit added', async () => {
      await store().commit(placing(anOrder('PO-1')));
      expect(numbers(await store().find('demo', '1'))).toEqual(['PO-1']);
      await store().commit(placing(anOrder('PO-01')));
      expect(numbers(await store().find('demo', '1'))).toEqual(['PO-01', 'PO-1']);
    });

    it('lists by ascending number, as people count', async () => {
      await store().commit(
        placing(...['110', 'PO-10', '9', '10', 'PO-9', '09', '101'].map((n) => anOrder(n))),
      );
      expect(numbers(await store().list('demo'))).toEqual(['09', '9', '10', '101', '110', 'PO-9', 'PO-10']);
    });

    it("finds a deleted order's tombstone and does not list it", async () => {
      const order = anOrder('101');
      await store().commit(placing(order, anOrder('102')));
      await store().commit(changing(order, { deletedAt: '2026-11-02T09:00:00Z' }));
      expect(numbers(await store().list('demo'))).toEqual(['102']);
      expect(numbers(await store().find('demo', '101'))).toEqual(['101']);
      expect(numbers(await store().find('demo', 'PO-101'))).toEqual(['101']);
    });

    it('holds tenants apart', async () => {
      await store().commit(placing(anOrder('101', { name: 'Ours' })));
      await store().commit(placing(anOrder('101', { tenant: 'other', name: 'Theirs' })));
      await store().commit({
        ...answering('m1', 'hello'),
        documents: [{ drawer: 'memories', key: 'mia', document: 1, version: 0 }],
      });
      expect((await store().find('demo', '101')).map((order) => order.name)).toEqual(['Ours']);
      expect((await store().list('other')).map((order) => order.name)).toEqual(['Theirs']);
      expect(await store().list('third')).toEqual([]);
      expect(await store().recall('other', 'memories', 'mia')).toBeUndefined();
      expect(await store().answered('other', 'm1')).toBeUndefined();
      expect(await store().commit({ ...answering('m1', 'hi'), tenant: 'other' })).toBe('done');
    });

    it('names the tenants that have orders, not those that only chatted', async () => {
      await store().commit(placing(anOrder('1', { tenant: 'zeta' })));
      await store().commit(placing(anOrder('1', { tenant: 'alpha' })));
      await store().commit({ ...answering('m1', 'hello'), tenant: 'talker' });
      expect(await store().tenants()).toEqual(['alpha', 'zeta']);
    });

    it('is not changed by what its callers do to the objects they gave or got', async () => {
      const given = anOrder('101');
      await store().commit({
        ...placing(given),
        documents: [{ drawer: 'memories', key: 'mia', document: ['a'], version: 0 }],
      });
      (given.phoneNumbers as string[]).push('+14255550199');
      const [got] = await store().find('demo', '101');
      const remembered = await store().recall('demo', 'memories', 'mia');
      for (const list of [got?.phoneNumbers, got?.history, remembered?.document] as unknown[][]) {
        try {
          list.push('meddled');
        } catch {} // a store may freeze what it gives
      }
      expect(await store().find('demo', '101')).toEqual([anOrder('101')]);
      expect(await store().recall('demo', 'memories', 'mia')).toEqual({ document: ['a'], version: 1 });
    });
  });

  describe('changing orders', () => {
    it('changes an order that is still at the version named', async () => {
      const order = anOrder('101');
      await store().commit(placing(order));
      expect(await store().commit(changing(order, { status: 'cancelled' }))).toBe('done');
      expect(await store().find('demo', '101')).toEqual([{ ...order, status: 'cancelled', version: 2 }]);
    });

    it.each([
      ['an order that was changed since', changing(anOrder('101'), { name: 'Late' })],
      ['an order that is there as a new one', placing(anOrder('101'))],
      ['an order that is not there', changing(anOrder('999'), { name: 'Nobody' })],
      ['an order of another tenant', changing(anOrder('101', { tenant: 'other' }), {})],
    ])('answers "conflict" to %s', async (_, commit) => {
      const order = anOrder('101');
      await store().commit(placing(order));
      await store().commit(changing(order, { name: 'First' }));
      expect(await store().commit(commit)).toBe('conflict');
      expect((await store().list('demo')).map(({ name, version }) => [name, version])).toEqual([
        ['First', 2],
      ]);
    });

    it('writes nothing at all of a commit in conflict', async () => {
      const [stale, fresh] = [anOrder('101'), anOrder('102')];
      await store().commit(placing(stale, fresh));
      await store().commit(changing(stale, { name: 'First' }));
      const both: Commit = {
        ...answering('m1', 'done'),
        documents: [{ drawer: 'memories', key: 'mia', document: 'new', version: 0 }],
        changes: [
          ...changing(fresh, { name: 'Second' }).changes,
          ...changing(stale, { name: 'Second' }).changes,
        ],
      };
      expect(await store().commit(both)).toBe('conflict');
      expect((await store().list('demo')).map((order) => order.name)).toEqual(['First', 'Head office']);
      expect(await store().recall('demo', 'memories', 'mia')).toBeUndefined();
      expect(await store().answered('demo', 'm1')).toBeUndefined();
      expect(await store().commit(answering('m1', 'again'))).toBe('done');
    });

    it.each<[string, Commit]>([
      ['an order that is not valid', placing(anOrder('101', { country: 'Narnia' }))],
      ["another tenant's order", { ...placing(anOrder('101')), tenant: 'other' }],
      ['the same order twice', placing(anOrder('101'), anOrder('101', { name: 'Twin' }))],
      [
        'a change that keeps its version',
        { ...placing(anOrder('101')), changes: [{ order: anOrder('101'), version: 1 }] },
      ],
    ])('refuses %s, naming it, and stores nothing', async (_, commit) => {
      const refusal = store().commit({ ...commit, messageId: 'm1' });
      await expect(refusal).rejects.toBeInstanceOf(StoreError);
      await expect(refusal).rejects.toThrow('order 101');
      expect([...(await store().find('demo', '101')), ...(await store().find('other', '101'))]).toEqual([]);
      expect(await store().answered('demo', 'm1')).toBeUndefined();
    });

    it('stores 64 new orders at once', async () => {
      const orders = Array.from({ length: 64 }, (_, i) => anOrder(String(i + 1)));
      const outcomes = await Promise.all(orders.map((order) => store().commit(placing(order))));
      expect(outcomes).toEqual(orders.map(() => 'done'));
      expect(await store().list('demo')).toEqual(orders);
    });

    it('lets exactly one of 64 changes at once to the same version of an order win', async () => {
      const order = anOrder('101');
      await store().commit(placing(order));
      const names = Array.from({ length: 64 }, (_, i) => `Name ${i}`);
      const outcomes = await Promise.all(names.map((name) => store().commit(changing(order, { name }))));
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(63);
      const winner = names[outcomes.indexOf('done')];
      expect(await store().find('demo', '101')).toEqual([{ ...order, name: winner, version: 2 }]);
    });

    it('loses none of 16 increments decided again after every conflict', async () => {
      await store().commit(placing(anOrder('101')));
      const increment = async (): Promise<void> => {
        const [order] = await store().find('demo', '101');
        if (order && (await store().commit(changing(order, {}))) === 'conflict') await increment();
      };
      await Promise.all(Array.from({ length: 16 }, increment));
      expect((await store().find('demo', '101')).map((order) => order.version)).toEqual([17]);
    });
  });
}
