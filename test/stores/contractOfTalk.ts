// The part of the store contract (contract.ts) on conversations: what is remembered and what is answered.

import { describe, expect, it } from 'vitest';
import { type Commit, forgetAfter, type OrderStore } from '../../src/stores/store.ts';
import {
  anOrder,
  answering,
  changing,
  later,
  numbers,
  placing,
  remembering,
  strangeKeys,
} from './commits.ts';

export function contractOfTalk(store: () => OrderStore): void {
  describe('remembering', () => {
    it('recalls the last document, its version one up with every commit', async () => {
      expect(await store().commit(remembering('mia', 'first', 0))).toBe('done');
      expect(await store().recall('demo', 'memories', 'mia')).toEqual({ document: 'first', version: 1 });
      expect(await store().commit(remembering('mia', 'second', 1))).toBe('done');
      expect(await store().recall('demo', 'memories', 'mia')).toEqual({ document: 'second', version: 2 });
      expect(await store().recall('demo', 'memories', 'leo')).toBeUndefined();
    });

    it.each([
      ['a memory that was written since', remembering('mia', 'late', 1)],
      ['a memory that is there as a new one', remembering('mia', 'late', 0)],
      ['a memory that is not there', remembering('leo', 'late', 1)],
    ])('answers "conflict" to %s and leaves its orders alone', async (_, commit) => {
      await store().commit(remembering('mia', 'first', 0));
      await store().commit(remembering('mia', 'second', 1));
      expect(await store().commit({ ...commit, changes: placing(anOrder('101')).changes })).toBe('conflict');
      expect(await store().list('demo')).toEqual([]);
      expect(await store().recall('demo', 'memories', 'mia')).toEqual({ document: 'second', version: 2 });
    });

    it.each(strangeKeys)('takes the key %j for a key like any other', async (key) => {
      expect(await store().recall('demo', 'memories', key)).toBeUndefined();
      expect(await store().answered('demo', key)).toBeUndefined();
      expect(await store().list(key)).toEqual([]);
      const document = { key };
      const commit: Commit = {
        ...answering(key, key),
        tenant: key,
        documents: [{ drawer: 'memories', key, document, version: 0 }],
      };
      expect(
        await store().commit({ ...commit, changes: placing(anOrder('101', { tenant: key })).changes }),
      ).toBe('done');
      expect(await store().recall(key, 'memories', key)).toEqual({ document, version: 1 });
      expect(await store().answered(key, key)).toBe(key);
      expect(numbers(await store().list(key))).toEqual(['101']);
      expect(await store().tenants()).toEqual([key]);
    });
  });

  describe('answering a message once', () => {
    it('gives a repeated message the stored reply and changes nothing', async () => {
      const order = anOrder('101');
      await store().commit({ ...placing(order), messageId: 'm1', reply: { text: 'Placed.' } });
      expect(await store().answered('demo', 'm1')).toEqual({ text: 'Placed.' });
      const again: Commit = {
        ...changing(order, { name: 'Twice' }),
        messageId: 'm1',
        reply: { text: 'Other words' },
        documents: [{ drawer: 'memories', key: 'mia', document: 'twice', version: 0 }],
      };
      expect(await store().commit(again)).toEqual({ repeated: { text: 'Placed.' } });
      expect(await store().find('demo', '101')).toEqual([order]);
      expect(await store().recall('demo', 'memories', 'mia')).toBeUndefined();
      expect(await store().answered('demo', 'm1')).toEqual({ text: 'Placed.' });
    });

    it('calls a repetition that its own first commit made stale repeated, not a conflict', async () => {
      const order = anOrder('101');
      await store().commit(placing(order));
      const commit = { ...changing(order, { name: 'New' }), messageId: 'm1', reply: 'Renamed.' };
      expect(await store().commit(commit)).toBe('done');
      expect(await store().commit(commit)).toEqual({ repeated: 'Renamed.' });
    });

    it('carries out one of 16 repetitions at once', async () => {
      const commit = { ...placing(anOrder('101')), messageId: 'm1', reply: 'Placed.' };
      const outcomes = await Promise.all(Array.from({ length: 16 }, () => store().commit(commit)));
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome !== 'done')).toEqual(
        Array(15).fill({ repeated: 'Placed.' }),
      );
    });

    it('keeps null for a message that had no reply', async () => {
      const { reply: _, ...silent } = answering('import-1', '');
      expect(await store().commit(silent)).toBe('done');
      expect(await store().answered('demo', 'import-1')).toBeNull();
      expect(await store().commit(silent)).toEqual({ repeated: null });
    });

    it('knows a message until forgetAfter has passed', async () => {
      await store().commit(answering('m1', 'first'));
      await store().commit(answering('m2', 'other', later(forgetAfter - 1)));
      expect(await store().answered('demo', 'm1')).toBe('first');
      expect(await store().commit(answering('m1', 'second', later(forgetAfter - 1)))).toEqual({
        repeated: 'first',
      });
    });

    it('forgets a message at a later commit once forgetAfter has passed', async () => {
      await store().commit(answering('m1', 'first'));
      await store().commit(answering('m2', 'other', later(forgetAfter)));
      expect(await store().answered('demo', 'm1')).toBeUndefined();
      expect(await store().answered('demo', 'm2')).toBe('other');
    });

    it('takes a message for a new one once forgetAfter has passed', async () => {
      await store().commit(answering('m1', 'first'));
      expect(await store().commit(answering('m1', 'second', later(forgetAfter)))).toBe('done');
      expect(await store().answered('demo', 'm1')).toBe('second');
    });
  });
}
