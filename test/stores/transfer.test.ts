// Moving what a file holds into a database: all of it, however often it is interrupted, and nothing where something else is.

import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLowdbLedger } from '../../src/stores/lowdb.ts';
import { openPostgresStore } from '../../src/stores/postgres.ts';
import type { OpenStore, OrderStore } from '../../src/stores/store.ts';
import { transfer } from '../../src/stores/transfer.ts';
import { portdesk } from '../cli/portdesk.ts';
import { anOrder, answering, changing, later, numbers, placing } from './commits.ts';
import { entering, handing, handingOn } from './contractOfHandingOn.ts';
import { describeOnPostgres, freshDatabase, type TestDatabase } from './postgresServer.ts';
import { fill } from './secrets.ts';
import { refusal, tempStore } from './tempStore.ts';

const temp = tempStore();

/** Everything that a store can hold, in two tenants. */
async function filledFile(): Promise<void> {
  const store = await temp.open();
  await fill(store);
  const orders = Array.from({ length: 600 }, (_, i) => anOrder(String(1001 + i), { name: `Office ${i}` }));
  await store.commit(placing(...orders));
  const [gone = anOrder('1001'), edited = anOrder('1002')] = orders;
  await store.commit({
    ...changing(gone, { deletedAt: later(1).toISOString() }),
    feed: [handingOn(gone.number, { fields: [] })],
  });
  await store.commit({ ...changing(edited, { name: 'New' }), feed: [handingOn(edited.number)] });
  await store.commit(handing(handingOn('1003'), handingOn('1004')));
  await store.commit(entering('leo', 2, 4));
  const answered = [
    answering('long ago', 'forgotten'),
    answering('m1', 'first', later(3_500_000)),
    answering('m2', '', later(3_600_000)),
  ];
  for (const [i, commit] of answered.entries())
    await store.commit({ ...commit, changes: changing(anOrder('1005', { version: i + 1 }), {}).changes });
  await store.commit(placing(anOrder('1', { tenant: 'other' })));
  await store.close();
}

describeOnPostgres('moving a file into a database', () => {
  let database: TestDatabase;
  let store: OpenStore;
  beforeAll(async () => {
    database = await freshDatabase();
    store = await openPostgresStore({ url: database.url, connections: 2 });
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });
  beforeEach(async () => {
    await database.empty();
    await filledFile();
  });

  const move = async (to: OrderStore) => {
    const { ledger, release } = await openLowdbLedger({ file: temp.file });
    try {
      return await transfer(ledger, to, () => {});
    } finally {
      await release();
    }
  };

  it('takes all of it along, with its cursors, and leaves the file', async () => {
    const before = await readFile(temp.file, 'utf8');
    const [demo, other] = await move(store);
    expect(demo?.counts).toEqual({
      ...{ orders: 601, memories: 1, watches: 1, addresses: 0, feed: 5, messages: 2 },
    });
    expect(other?.counts.orders).toBe(1);
    expect(await readFile(temp.file, 'utf8')).toBe(before);
    const file = await temp.open();
    expect(await store.list('demo')).toEqual(await file.list('demo'));
    expect(await store.feed('demo', {})).toEqual(await file.feed('demo', {}));
    expect(await store.exactly('demo', ['1001'])).toEqual(await file.exactly('demo', ['1001']));
    expect(await store.answered('demo', 'm1')).toBe('first');
    expect(numbers(await store.list('other'))).toEqual(['1']);
    expect(await store.commit(changing(anOrder('1003', { name: 'Office 2' }), {}))).toBe('done');
  });

  it('goes on wherever it was interrupted', async () => {
    const all = await move(store);
    await database.empty();
    let isDone = false;
    let times = 0;
    for (; !isDone; times += 1) {
      let left = 2;
      const breaking: OrderStore = {
        ...store,
        async commit(commit) {
          if (left === 0) throw new Error('interrupted');
          left -= 1;
          return store.commit(commit);
        },
      };
      const moved = await move(breaking).catch(({ message }) => message);
      isDone = moved !== 'interrupted';
      if (isDone) expect(moved).toEqual(all);
    }
    expect(times).toBeGreaterThan(3);
    expect(await move(store)).toEqual(all);
  });

  it.each([
    ['another order', placing(anOrder('1200')), /order 1200 of tenant demo is there already, and is another/],
    [
      'another document',
      { ...placing(), documents: [{ drawer: 'watches', key: 'mia', document: 1, version: 0 }] } as const,
      /in watches under mia/,
    ],
    ['another feed', handing(handingOn('7')), /change 1 of the feed of tenant demo/],
    ['more orders than the file', placing(anOrder('9999')), /tenant demo: the checksums differ/],
  ])('refuses a database with %s in it, and changes none of that', async (_, commit, told) => {
    await store.commit(commit);
    expect((await refusal(move(store))).message).toMatch(told);
    for (const { order } of commit.changes)
      expect(await store.exactly('demo', [order.number])).toEqual([order]);
  });

  it('is a command, and says how much is in both', async () => {
    const env = { DATABASE_URL: database.url, PORTDESK_KEY: Buffer.alloc(32, 3).toString('base64') };
    const { status, stdout } = await portdesk(['orders', 'migrate'], { data: temp.file, env });
    expect(stdout).toMatch(
      /^demo: 601 orders, .* 5 changes, .*; SHA-256 of both [0-9a-f]{64}\nother: 1 orders/,
    );
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/holds all that .* holds; the file was left/),
    ]);
    const { stdout: list } = await portdesk(['orders', 'list', '--tenant', 'demo'], { env });
    expect(list.split('\n')).toHaveLength(600 + 1);
  });
});

describe('portdesk orders migrate', () => {
  it('asks for the database', async () => {
    const { status, stderr } = await portdesk(['orders', 'migrate'], { data: temp.file });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/Set DATABASE_URL/)]);
  });
});
