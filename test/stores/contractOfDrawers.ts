// The part of the store contract (contract.ts) on documents in drawers.

import { describe, expect, it } from 'vitest';
import {
  type Commit,
  type DocumentChange,
  drawers,
  type OrderStore,
  StoreError,
} from '../../src/stores/store.ts';
import { anOrder, placing, start, strangeKeys } from './commits.ts';

const keeping = (...documents: readonly DocumentChange[]): Commit => ({
  tenant: 'demo',
  at: start,
  changes: [],
  documents,
});

export function contractOfDrawers(store: () => OrderStore): void {
  describe.each(drawers)('the drawer %s', (drawer) => {
    const others = drawers.filter((other) => other !== drawer);

    it('keeps documents by key, apart from the other drawers', async () => {
      await store().commit(
        keeping(
          { drawer, key: 'mia', document: { of: 'mia', list: [1, null, '注'] }, version: 0 },
          { drawer, key: 'leo', document: false, version: 0 },
        ),
      );
      expect(await store().recall('demo', drawer, 'mia')).toEqual({
        document: { of: 'mia', list: [1, null, '注'] },
        version: 1,
      });
      expect(await store().recallAll('demo', drawer)).toEqual(
        new Map([
          ['mia', { document: { of: 'mia', list: [1, null, '注'] }, version: 1 }],
          ['leo', { document: false, version: 1 }],
        ]),
      );
      for (const other of others) {
        expect(await store().recall('demo', other, 'mia')).toBeUndefined();
        expect(await store().recallAll('demo', other)).toEqual(new Map());
      }
      expect(await store().recallAll('other', drawer)).toEqual(new Map());
    });

    it('takes a document away by null, and takes the key for a new one afterwards', async () => {
      await store().commit(keeping({ drawer, key: 'mia', document: 'first', version: 0 }));
      expect(await store().commit(keeping({ drawer, key: 'mia', document: null, version: 1 }))).toBe('done');
      expect(await store().recall('demo', drawer, 'mia')).toBeUndefined();
      expect(await store().recallAll('demo', drawer)).toEqual(new Map());
      expect(await store().commit(keeping({ drawer, key: 'mia', document: 'late', version: 1 }))).toBe(
        'conflict',
      );
      expect(await store().commit(keeping({ drawer, key: 'mia', document: 'anew', version: 0 }))).toBe(
        'done',
      );
      expect(await store().recall('demo', drawer, 'mia')).toEqual({ document: 'anew', version: 1 });
    });

    it.each([
      ['written since', { key: 'mia', document: 'late', version: 1 }],
      ['written since, and to be taken away', { key: 'mia', document: null, version: 1 }],
      ['there, as a new one', { key: 'mia', document: 'late', version: 0 }],
      ['not there', { key: 'leo', document: 'late', version: 1 }],
    ])('answers "conflict" to a document %s, and keeps none of the commit', async (_, change) => {
      await store().commit(keeping({ drawer, key: 'mia', document: 'first', version: 0 }));
      await store().commit(keeping({ drawer, key: 'mia', document: 'second', version: 1 }));
      const commit = {
        ...keeping({ drawer, key: 'ann', document: 'ann', version: 0 }, { drawer, ...change }),
        changes: placing(anOrder('101')).changes,
      };
      expect(await store().commit(commit)).toBe('conflict');
      expect(await store().recallAll('demo', drawer)).toEqual(
        new Map([['mia', { document: 'second', version: 2 }]]),
      );
      expect(await store().list('demo')).toEqual([]);
    });
  });

  it('lets one of 16 documents written at once under the same key win', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        store().commit(keeping({ drawer: 'watches', key: 'mia', document: i, version: 0 })),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    const kept = await store().recall('demo', 'watches', 'mia');
    expect(kept).toEqual({ document: outcomes.indexOf('done'), version: 1 });
  });

  it('refuses the same document twice in one commit', async () => {
    const twice = keeping(
      { drawer: 'watches', key: 'mia', document: 1, version: 0 },
      { drawer: 'watches', key: 'mia', document: 2, version: 0 },
    );
    await expect(store().commit(twice)).rejects.toBeInstanceOf(StoreError);
    expect(await store().recall('demo', 'watches', 'mia')).toBeUndefined();
  });

  it('takes strange keys for keys like any other', async () => {
    await store().commit(
      keeping(
        ...strangeKeys.map((key) => ({ drawer: 'addresses', key, document: { key }, version: 0 }) as const),
      ),
    );
    expect(new Set((await store().recallAll('demo', 'addresses')).keys())).toEqual(new Set(strangeKeys));
  });
}
