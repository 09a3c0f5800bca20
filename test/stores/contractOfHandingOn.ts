// The part of the store contract (contract.ts) on the feed of what people change, and on entering it.

import { describe, expect, it } from 'vitest';
import type { HandedOn } from '../../src/domain/feed.ts';
import { type Commit, type OrderStore, StoreError } from '../../src/stores/store.ts';
import { anOrder, changing, later, numbers, placing, start } from './commits.ts';

export const handingOn = (number: string, but: Partial<HandedOn> = {}): HandedOn => ({
  at: start.toISOString(),
  by: { id: 'mia', name: 'Mia' },
  what: 'edited',
  number,
  version: 2,
  fields: [{ field: 'pin', before: '4711', after: '0815' }],
  ...but,
});

/** A commit that hands on these. */
export const handing = (...feed: readonly HandedOn[]): Commit => ({
  tenant: 'demo',
  at: start,
  changes: [],
  feed,
});

export const entering = (by: string, ...cursors: readonly number[]): Commit => ({
  tenant: 'demo',
  at: later(1000),
  changes: [],
  entered: { cursors, by },
});

/** A store in memory answers without ever letting go of the thread. */
const turnOfOthers = () => new Promise((resolve) => setImmediate(resolve));

const places = (feed: readonly { cursor: number; number: string }[]) =>
  feed.map(({ cursor, number }) => [cursor, number]);

export function contractOfHandingOn(store: () => OrderStore): void {
  describe('the feed', () => {
    it('is empty at first', async () => {
      expect(await store().feed('demo', {})).toEqual([]);
    });

    it('numbers what is handed on from 1, in the order given, and gives it back as it was', async () => {
      await store().commit(handing(handingOn('101'), handingOn('102', { what: 'cancelled', fields: [] })));
      await store().commit(handing(handingOn('101', { version: 3, because: 'typo' })));
      expect(await store().feed('demo', {})).toEqual([
        { ...handingOn('101'), cursor: 1 },
        { ...handingOn('102', { what: 'cancelled', fields: [] }), cursor: 2 },
        { ...handingOn('101', { version: 3, because: 'typo' }), cursor: 3 },
      ]);
    });

    it('numbers by tenant', async () => {
      await store().commit(handing(handingOn('101')));
      await store().commit({ ...handing(handingOn('7')), tenant: 'other' });
      expect(places(await store().feed('demo', {}))).toEqual([[1, '101']]);
      expect(places(await store().feed('other', {}))).toEqual([[1, '7']]);
      expect(await store().feed('third', {})).toEqual([]);
    });

    it('has neither gaps nor doubles where 64 commits come at once', async () => {
      const orders = Array.from({ length: 64 }, (_, i) => anOrder(String(i + 1)));
      await Promise.all(
        orders.map((order) => store().commit({ ...placing(order), feed: [handingOn(order.number)] })),
      );
      const feed = await store().feed('demo', {});
      expect(feed.map(({ cursor }) => cursor)).toEqual(orders.map((_, i) => i + 1));
      expect(new Set(numbers(feed))).toEqual(new Set(numbers(orders)));
    });

    it('has what was committed after an answer behind what was answered', async () => {
      const committed = async (number: string) => {
        await store().commit(handing(handingOn(number)));
        await store().commit(handing(handingOn(`${number}-LATER`)));
      };
      await Promise.all(Array.from({ length: 16 }, (_, i) => committed(String(i + 1))));
      const feed = numbers(await store().feed('demo', {}));
      for (let i = 1; i <= 16; i += 1)
        expect(feed.indexOf(String(i))).toBeLessThan(feed.indexOf(`${i}-LATER`));
    });

    it('shows a reader who goes on while 64 commits come each entry once, in the order of the cursors', async () => {
      const seen: number[] = [];
      const said: string[] = [];
      let isDone = false;
      const readOn = async () => {
        const entries = await store().feed('demo', { after: seen.at(-1) ?? 0, limit: 7 });
        seen.push(...entries.map(({ cursor }) => cursor));
        said.push(...numbers(entries));
        return entries.length;
      };
      const reading = (async () => {
        // Only what is read once all is committed can be the end.
        for (let wasDone = isDone; (await readOn()) > 0 || !wasDone; wasDone = isDone) await turnOfOthers();
      })();
      const commits = Array.from({ length: 64 }, (_, i) =>
        store().commit(handing(handingOn(String(i + 1)), handingOn(`${i + 1}-TOO`))),
      );
      await Promise.all(commits);
      isDone = true;
      await reading;
      expect(seen).toEqual(Array.from({ length: 128 }, (_, i) => i + 1));
      expect(new Set(said).size).toBe(128);
    });

    it('has nothing of a commit in conflict, of a repeated one, or of one that is refused', async () => {
      const once: Commit = { ...placing(anOrder('101')), feed: [handingOn('101')], messageId: 'm1' };
      await store().commit(once);
      await store().commit(once);
      await store().commit({ ...once, messageId: 'm2' });
      const refused = store().commit({ ...handing(handingOn('102'), handingOn('')), messageId: 'm3' });
      await expect(refused).rejects.toBeInstanceOf(StoreError);
      await store().commit(handing(handingOn('103')));
      expect(places(await store().feed('demo', {}))).toEqual([
        [1, '101'],
        [2, '103'],
      ]);
    });

    it.each([
      [{}, [1, 2, 3, 4, 5]],
      [{ after: 0 }, [1, 2, 3, 4, 5]],
      [{ after: 3 }, [4, 5]],
      [{ after: 5 }, []],
      [{ after: 900 }, []],
      [{ limit: 2 }, [1, 2]],
      [{ after: 1, limit: 2 }, [2, 3]],
      [{ limit: 0 }, []],
      [{ limit: 100 }, [1, 2, 3, 4, 5]],
      [{ number: '101' }, [1, 3, 4]],
      [{ number: '101', after: 1 }, [3, 4]],
      [{ number: '101', after: 1, limit: 1 }, [3]],
      [{ number: '0101' }, []],
      [{ number: '999' }, []],
      [{ open: true }, [1, 4, 5]],
      [{ open: true, limit: 2 }, [1, 4]],
      [{ open: true, after: 1 }, [4, 5]],
      [{ number: '101', open: true }, [1, 4]],
      [{ number: '101', open: true, after: 1, limit: 9 }, [4]],
    ] as const)('asked for %j gives the entries %j', async (query, cursors) => {
      await store().commit(handing(...['101', '102', '101', '101', '103'].map((n) => handingOn(n))));
      await store().commit(entering('leo', 2, 3));
      expect((await store().feed('demo', query)).map(({ cursor }) => cursor)).toEqual(cursors);
    });

    it('lets a reader who goes on from the last cursor see each entry once', async () => {
      const seen: number[] = [];
      const readOn = async () => {
        const next = await store().feed('demo', { after: seen.at(-1) ?? 0, limit: 3 });
        seen.push(...next.map(({ cursor }) => cursor));
      };
      for (let i = 0; i < 5; i += 1) {
        await store().commit(handing(handingOn('101'), handingOn('102')));
        await readOn();
      }
      while (seen.length < 10) await readOn();
      expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    });

    it('keeps no values of a deleted order, as its tombstone keeps none', async () => {
      const order = anOrder('101');
      await store().commit({ ...placing(order), feed: [handingOn('101'), handingOn('102')] });
      const gone = handingOn('101', { what: 'deleted', fields: [] });
      await store().commit({ ...changing(order, { deletedAt: start.toISOString() }), feed: [gone] });
      expect((await store().feed('demo', {})).map(({ number, fields }) => [number, fields.length])).toEqual([
        ['101', 0],
        ['102', 1],
        ['101', 0],
      ]);
    });

    it('cannot be changed by who reads it', async () => {
      await store().commit(handing(handingOn('101')));
      const [entry] = await store().feed('demo', {});
      try {
        (entry as { number: string }).number = 'meddled';
        (entry?.fields as unknown[]).length = 0;
      } catch {} // a store may freeze what it gives
      expect(await store().feed('demo', {})).toEqual([{ ...handingOn('101'), cursor: 1 }]);
    });
  });

  describe('entering', () => {
    const mark = { at: later(1000).toISOString(), by: 'leo' };

    it('marks the entries named and no others', async () => {
      await store().commit(handing(handingOn('101'), handingOn('102'), handingOn('103')));
      expect(await store().commit(entering('leo', 3, 1))).toBe('done');
      expect((await store().feed('demo', {})).map(({ entered }) => entered)).toEqual([mark, undefined, mark]);
    });

    it('stays as it was first entered', async () => {
      await store().commit(handing(handingOn('101')));
      await store().commit(entering('leo', 1, 1));
      expect(await store().commit({ ...entering('ann', 1), at: later(9000) })).toBe('done');
      expect(await store().feed('demo', {})).toEqual([{ ...handingOn('101'), cursor: 1, entered: mark }]);
    });

    it('takes no notice of what is not there, and makes no tenant of it', async () => {
      expect(await store().commit(entering('leo', 0, -1, 1, 1.5))).toBe('done');
      await store().commit(handing(handingOn('101')));
      expect(await store().feed('demo', { open: true })).toHaveLength(1);
      await store().commit({ ...entering('leo', 1), tenant: 'other' });
      expect(await store().feed('demo', { open: true })).toHaveLength(1);
      expect(await store().feed('other', {})).toEqual([]);
    });

    it('can go with a commit that hands on', async () => {
      await store().commit(handing(handingOn('101'), handingOn('102')));
      await store().commit({ ...handing(handingOn('103')), entered: entering('leo', 2).entered });
      expect((await store().feed('demo', { open: true })).map(({ cursor }) => cursor)).toEqual([1, 3]);
    });
  });
}
