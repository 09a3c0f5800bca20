// Commits that share a write on a real file: how many writes they take, who sees them when, and what a failure leaves.

import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { storeOver } from '../../src/stores/lowdb/groupCommit.ts';
import { createLedger, type Put } from '../../src/stores/lowdb/ledger.ts';
import type { LedgerFile } from '../../src/stores/lowdb/ledgerFile.ts';
import { openLowdbForReading, openLowdbStore, openMemoryStore } from '../../src/stores/lowdb.ts';
import type { Json, OrderStore } from '../../src/stores/store.ts';
import { anOrder, answering, changing, placing, remembering, start } from './commits.ts';
import { beginningOf, refusal, storedBefore, tempStore } from './tempStore.ts';

const temp = tempStore();

describe('a write that fails', () => {
  it('rejects all that shared it, leaves the state as it was, and hinders no later one', async () => {
    const store = await temp.open();
    await temp.block();
    const commits = [
      store.commit({ ...placing(anOrder('101')), messageId: 'm1', reply: 'Placed.' }),
      store.commit({
        ...placing(anOrder('102')),
        documents: [{ drawer: 'memories', key: 'mia', document: 1, version: 0 }],
      }),
      store.commit(placing(anOrder('101'))), // a conflict with what is never written
      store.commit({ ...placing(anOrder('103')), messageId: 'm1' }), // repeats what is never answered
    ];
    for (const commit of commits)
      expect((await refusal(commit)).message).toContain(`cannot write ${temp.file}`);
    expect(await store.list('demo')).toEqual([]);
    expect(await store.find('demo', '101')).toEqual([]);
    expect(await store.recall('demo', 'memories', 'mia')).toBeUndefined();
    expect(await store.answered('demo', 'm1')).toBeUndefined();

    await temp.unblock();
    expect(await readdir(temp.folder)).toEqual(['portdesk.json.lock']);
    expect(await store.commit({ ...placing(anOrder('101')), messageId: 'm1' })).toBe('done');
    expect(await store.list('demo')).toEqual([anOrder('101')]);
    expect(await (await openLowdbForReading(temp.file)).list('demo')).toEqual([anOrder('101')]);
  });

  it('makes the store unready until something can be written again, whether anybody writes or not', async () => {
    const store = await temp.open();
    await store.ready();
    await temp.block();
    await refusal(store.commit(placing(anOrder('101'))));
    expect((await refusal(store.ready())).message).toContain(`cannot write ${temp.file}`);
    await temp.unblock();
    await store.ready();
    await store.commit(placing(anOrder('102')));
    await store.ready();
    await store.close();
    const again = await temp.open();
    expect(await again.list('demo')).toEqual([anOrder('102')]);
  });

  it('keeps the file and the state of before, and all is made good once it can be written again', async () => {
    await storedBefore(temp.file);
    const store = await temp.open();
    const changed = (name: string, version: number) =>
      changing(anOrder('101', { name: 'Kept', version }), { name });
    expect(await store.commit(changed('Kept', 1))).toBe('done');
    await beginningOf(temp.file).toContain('"continued":true');
    await temp.block();
    await refusal(store.commit(changed('Lost', 2)));
    await refusal(store.commit(changed('Lost again', 2)));
    expect(await store.list('demo')).toEqual([anOrder('101', { name: 'Kept', version: 2 })]);
    await temp.unblock();
    const names = async () =>
      (await (await openLowdbForReading(temp.file)).list('demo')).map(({ name }) => name);
    expect(await names()).toEqual(['Kept']);
    expect(await store.commit(changed('New', 2))).toBe('done');
    expect(await names()).toEqual(['New']);
  });

  it('lets the store be closed, and the file be opened again', async () => {
    const store = await openLowdbStore({ file: temp.file });
    await temp.block();
    const commit = refusal(store.commit(placing(anOrder('101'))));
    await commit;
    await temp.unblock();
    await store.close();
    expect(await (await temp.open()).list('demo')).toEqual([]);
  });
});

/** The real file; everything that is appended waits for `go`. */
function gated() {
  const writes: (readonly Put[])[] = [];
  let go: () => void = () => {};
  const arrived: (() => void)[] = [];
  const around = (file: LedgerFile): LedgerFile => ({
    ...file,
    async append(puts, ledger, enter) {
      writes.push(puts);
      const opened = new Promise<void>((resolve) => {
        go = resolve;
      });
      arrived.shift()?.();
      await opened;
      await file.append(puts, ledger, enter);
    },
  });
  const nextWrite = () => new Promise<void>((resolve) => arrived.push(resolve));
  return { around, writes, nextWrite, go: () => go() };
}

describe('commits at once', () => {
  it('share a write: 64 made together take one, 64 more made meanwhile another', async () => {
    const { around, writes, nextWrite, go } = gated();
    const store = await temp.open(around);
    const some = (from: number) =>
      Array.from({ length: 64 }, (_, i) => store.commit(placing(anOrder(String(from + i)))));
    const [first, second] = [nextWrite(), nextWrite()];
    const early = some(1);
    await first;
    const late = some(101);
    go();
    expect(await Promise.all(early)).toEqual(Array(64).fill('done'));
    await second;
    go();
    expect(await Promise.all(late)).toEqual(Array(64).fill('done'));
    expect(writes).toHaveLength(2);
    expect(await (await openLowdbForReading(temp.file)).list('demo')).toHaveLength(128);
  });

  it('are not seen before they are on the disk', async () => {
    const { around, nextWrite, go } = gated();
    const store = await temp.open(around);
    const writing = nextWrite();
    const commit = store.commit({
      ...placing(anOrder('101')),
      messageId: 'm1',
      documents: [{ drawer: 'memories', key: 'mia', document: 1, version: 0 }],
    });
    await writing;
    const seen = async (): Promise<Json[]> => [
      (await store.list('demo')).length,
      (await store.find('demo', '101')).length,
      (await store.tenants()).length,
      (await store.recall('demo', 'memories', 'mia'))?.version ?? 0,
      (await store.answered('demo', 'm1')) === undefined ? 0 : 1,
    ];
    expect(await seen()).toEqual([0, 0, 0, 0, 0]);
    go();
    await commit;
    expect(await seen()).toEqual([1, 1, 1, 1, 1]);
  });

  it('are decided on those before them in the same write', async () => {
    const { around, writes, nextWrite, go } = gated();
    const store = await temp.open(around);
    const writing = nextWrite();
    const order = anOrder('101');
    const outcomes = Promise.all([
      store.commit({ ...placing(order), messageId: 'm1', reply: 'Placed.' }),
      store.commit(changing(order, { name: 'New' })),
      store.commit(changing(order, { name: 'Late' })),
      store.commit({ ...placing(order), messageId: 'm1' }),
    ]);
    await writing;
    go();
    expect(await outcomes).toEqual(['done', 'done', 'conflict', { repeated: 'Placed.' }]);
    expect(writes).toHaveLength(1);
  });

  it('have an account go from one to the next in the order in which they came', async () => {
    const store = await temp.open();
    const alone = (number: string) => ({
      ...placing(anOrder(number, { accountNumber: 'ACC-1' })),
      soleAccounts: ['ACC-1'],
    });
    const outcomes = await Promise.all([
      store.commit(alone('101')),
      store.commit(alone('102')),
      store.commit(changing(anOrder('101', { accountNumber: 'ACC-1' }), { status: 'cancelled' })),
      store.commit(alone('103')),
    ]);
    expect(outcomes).toEqual(['done', 'conflict', 'done', 'done']);
  });

  it('write nothing where there is nothing to write', async () => {
    const { around, writes } = gated();
    const store = await temp.open(around);
    const nothing = { tenant: 'demo', at: start, changes: [] };
    expect(await store.commit(nothing)).toBe('done');
    expect(await store.commit(changing(anOrder('101'), {}))).toBe('conflict');
    expect(writes).toHaveLength(0);
  });
});

describe('what only remembers', () => {
  const remembered = { ...remembering('mia', 'asked', 0), messageId: 'm1', reply: 'Which order?' };
  const seen = async (store: OrderStore): Promise<Json[]> => [
    (await store.recall('demo', 'memories', 'mia'))?.document ?? null,
    (await store.answered('demo', 'm1')) ?? null,
  ];

  it('is there at once, before it is on the disk', async () => {
    const { around, nextWrite, go } = gated();
    const store = await temp.open(around);
    const writing = nextWrite();
    expect(await store.commit(remembered)).toBe('done');
    expect(await seen(store)).toEqual(['asked', 'Which order?']);
    expect(await store.commit(remembered)).toEqual({ repeated: 'Which order?' });
    expect(await store.commit(remembering('mia', 'late', 0))).toBe('conflict');
    await writing; // by itself, soon
    go();
  });

  it('goes with the next write, before what is committed after it; of its reply no file is told', async () => {
    const { around, writes, nextWrite, go } = gated();
    const store = await temp.open(around);
    const writing = nextWrite();
    await store.commit(remembered);
    const commit = store.commit(placing(anOrder('101')));
    await writing;
    go();
    await commit;
    expect(writes.map((puts) => puts.map(({ room, key }) => `${room} ${key}`))).toEqual([
      ['memories mia', 'orders 101'],
    ]);
  });

  it('is there, too, where all that shares the write changes nothing', async () => {
    const store = await temp.open();
    await store.commit(placing(anOrder('101')));
    const commits = [store.commit(placing(anOrder('101'))), store.commit(answering('m1', 'Hello.'))];
    expect(await Promise.all(commits)).toEqual(['conflict', 'done']);
    expect(await store.answered('demo', 'm1')).toBe('Hello.');
  });

  it('is there when the store is opened again that was closed, but for the reply', async () => {
    await storedBefore(temp.file);
    const store = await openLowdbStore({ file: temp.file });
    await store.commit(remembered);
    await store.close();
    expect(await seen(await temp.open())).toEqual(['asked', null]);
  });

  it('leaves some 10,000 replies in memory, but all of those that changed something', async () => {
    const store = openMemoryStore();
    const answer = (messageId: string) => store.commit({ ...placing(), messageId, reply: 'So.' });
    await answer('first');
    await store.commit({ ...placing(anOrder('101')), messageId: 'change', reply: 'Placed.' });
    await answer('second');
    for (let i = 0; i <= 10_000; i += 1) await answer(`more ${i}`);
    const known = await Promise.all(
      ['first', 'change', 'second', 'more 9', 'more 10000'].map((id) => store.answered('demo', id)),
    );
    expect(known).toEqual([undefined, 'Placed.', undefined, 'So.', 'So.']);
  });

  it('is refused, too, once nothing can be written, and lost nowhere where it was not', async () => {
    const store = await openLowdbStore({ file: temp.file });
    await temp.block();
    await store.commit(remembered);
    await expect.poll(() => store.ready().then(() => 'ready', String)).toContain('cannot write');
    expect((await refusal(store.commit(remembering('mia', 'late', 1)))).message).toContain('cannot write');
    await temp.unblock();
    expect(await store.commit(remembering('leo', 'asked', 0))).toBe('done');
    await store.close();
    const again = await temp.open();
    expect(await again.recallAll('demo', 'memories')).toEqual(
      new Map(['mia', 'leo'].map((key) => [key, { document: 'asked', version: 1 }])),
    );
  });
});

it('lets go of what it holds only after the last write', async () => {
  const events: string[] = [];
  let finish: () => void = () => {};
  const disk = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const store = storeOver(
    createLedger(),
    (_puts, enter) => disk.then(enter).then(() => void events.push('written')),
    async () => void events.push('let go'),
  );
  const commit = store.commit(placing(anOrder('101')));
  const closed = [store.close(), store.close()];
  finish();
  await Promise.all([commit, ...closed]);
  expect(events).toEqual(['written', 'let go']);
});
