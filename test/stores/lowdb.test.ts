// The lowdb store on real files and in memory: the contract, and what the file and its copy are like.

import { chmod, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copiesOf } from '../../src/stores/lowdb/copies.ts';
import { openLowdbForReading, openLowdbStore, openMemoryStore } from '../../src/stores/lowdb.ts';
import { anOrder, placing, start } from './commits.ts';
import { storeContract } from './contract.ts';
import { copyOf, freshFolder, refusal, storedBefore, tempStore } from './tempStore.ts';

storeContract(
  'lowdb on a file',
  async () => {
    const folder = await freshFolder();
    return {
      open: () => openLowdbStore({ file: join(folder, 'data', 'portdesk.json') }),
      remove: () => rm(folder, { recursive: true }),
    };
  },
  { survives: true },
);

storeContract(
  'lowdb in memory',
  async () => ({ open: async () => openMemoryStore(), remove: async () => {} }),
  { survives: false },
);

it('starts a store in memory with the orders given', async () => {
  const store = openMemoryStore([anOrder('102'), anOrder('101'), anOrder('1', { tenant: '__proto__' })]);
  expect(await store.list('demo')).toEqual([anOrder('101'), anOrder('102')]);
  expect(await store.tenants()).toEqual(['__proto__', 'demo']);
  expect(() => openMemoryStore([anOrder('103', { country: 'Narnia' })])).toThrow(
    'order 103 of tenant demo, field country',
  );
});

const temp = tempStore();

describe('the file', () => {
  it('is JSON, tenant first, a member a line, for its owner alone', async () => {
    const store = await temp.open();
    await store.commit({ ...placing(anOrder('102')), messageId: 'm1', reply: 'Placed.' });
    await store.commit(placing(anOrder('101')));
    await store.close();
    const text = await readFile(temp.file, 'utf8');
    expect(JSON.parse(text)).toEqual({
      format: 2,
      snapshot: { id: expect.any(String), after: expect.any(String), continued: false },
      tenants: {
        demo: {
          orders: { 101: anOrder('101'), 102: anOrder('102') },
          messages: { m1: { at: start.toISOString(), replied: '"Placed."' } },
        },
      },
    });
    expect(text).toMatch(/^"demo":\{\n"orders":\{\n"101":\{.*\},\n"102":\{.*\}\n\},\n"messages":\{\n"m1":/m);
    expect((await stat(temp.file)).mode & 0o777).toBe(0o600);
  });

  it('comes with a log at the first commit, in a folder made at the opening, and is all that is left at the closing', async () => {
    const folder = join(temp.folder, 'not', 'yet');
    const store = await openLowdbStore({ file: join(folder, 'portdesk.json') });
    expect(await readdir(folder)).toEqual(['portdesk.json.lock']);
    await store.commit(placing(anOrder('101')));
    expect(await readdir(folder)).toContain('portdesk.json.1.log');
    expect((await stat(join(folder, 'portdesk.json.1.log'))).mode & 0o777).toBe(0o600);
    await store.close();
    expect(await readdir(folder)).toEqual(['portdesk.json']);
  });

  it('is left alone where nothing is changed', async () => {
    const text = await storedBefore(temp.file);
    const store = await openLowdbStore({ file: temp.file });
    await store.list('demo');
    await store.close();
    expect(await readFile(temp.file, 'utf8')).toBe(text);
  });

  it('is kept for its owner alone where it was open to others', async () => {
    await storedBefore(temp.file);
    await chmod(temp.file, 0o644);
    await writeFile(`${temp.file}.tmp`, 'a leftover', { mode: 0o644 });
    const store = await temp.open();
    await store.commit(placing(anOrder('102')));
    await store.close();
    expect((await stat(temp.file)).mode & 0o777).toBe(0o600);
    expect((await stat(await copyOf(temp.file))).mode & 0o777).toBe(0o600);
  });

  it('stays where it is when it is named by a symbolic link', async () => {
    const text = await storedBefore(temp.file);
    const linked = join(temp.folder, 'linked.json');
    await symlink(temp.file, linked);
    const store = await openLowdbStore({ file: linked });
    expect((await refusal(openLowdbStore({ file: temp.file }))).message).toContain(String(process.pid));
    await store.commit(placing(anOrder('102')));
    await store.close();
    expect(await readFile(temp.file, 'utf8')).not.toBe(text);
    expect(await readFile(linked, 'utf8')).toBe(await readFile(temp.file, 'utf8'));
  });

  it('may begin with a byte order mark, as editors on Windows write it', async () => {
    await writeFile(temp.file, `\ufeff${await storedBefore(temp.file)}`);
    expect(await (await temp.open()).list('demo')).toEqual([anOrder('101')]);
  });

  it('gives commands that read all that is stored, beside the process that has it open', async () => {
    const store = await temp.open();
    await store.commit(placing(anOrder('PO-0101')));
    const reader = await openLowdbForReading(temp.file);
    expect(await reader.tenants()).toEqual(['demo']);
    expect(await reader.list('demo')).toEqual([anOrder('PO-0101')]);
    expect(await reader.find('demo', '101')).toEqual([anOrder('PO-0101')]);
    expect(await store.commit(placing(anOrder('102')))).toBe('done');
  });

  it('reads as empty, and is not made, where there is none', async () => {
    const reader = await openLowdbForReading(join(temp.folder, 'none', 'portdesk.json'));
    expect(await reader.tenants()).toEqual([]);
    expect(await readdir(temp.folder)).toEqual([]);
  });
});

describe('the copies', () => {
  const texts = async () =>
    Promise.all((await copiesOf(temp.file)).map(({ file }) => readFile(file, 'utf8')));

  it('are made at an opening, of what was just found good, the youngest first', async () => {
    const first = await storedBefore(temp.file);
    const store = await openLowdbStore({ file: temp.file });
    await store.commit(placing(anOrder('102')));
    await store.close();
    expect(await texts()).toEqual([first]);
    await (await openLowdbStore({ file: temp.file })).close();
    expect(await texts()).toEqual([await readFile(temp.file, 'utf8'), first]);
  });

  it('are dated by what they hold, and not made again where it is the same', async () => {
    await storedBefore(temp.file);
    const [copy] = await copiesOf(temp.file);
    expect(copy?.at).toEqual((await stat(temp.file)).mtime);
    const { ino } = await stat(copy?.file ?? '');
    await (await openLowdbStore({ file: temp.file })).close();
    expect((await stat(await copyOf(temp.file))).ino).toBe(ino);
    expect(await texts()).toHaveLength(1);
  });

  it('are so many, the youngest and the oldest among them', async () => {
    for (let number = 101; number < 107; number += 1) {
      const store = await openLowdbStore({ file: temp.file, keep: 3 });
      await store.commit(placing(anOrder(String(number))));
      await store.close();
    }
    const counts = (await texts()).map((text) => Object.keys(JSON.parse(text).tenants.demo.orders).length);
    expect(counts).toEqual([5, expect.any(Number), 1]);
    await (await openLowdbStore({ file: temp.file, keep: 0 })).close();
    expect(await texts()).toHaveLength(3);
  });

  it('stay as they are where the file is written over or emptied', async () => {
    const text = await storedBefore(temp.file);
    await writeFile(temp.file, '');
    await refusal(openLowdbStore({ file: temp.file }));
    expect(await texts()).toEqual([text]);
  });
});
