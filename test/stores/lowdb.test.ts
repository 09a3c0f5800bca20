// The lowdb store on real files and in memory: the contract, and what the file and its copy are like.

import { chmod, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLowdbForReading, openLowdbStore, openMemoryStore } from '../../src/stores/lowdb.ts';
import { anOrder, placing, start } from './commits.ts';
import { storeContract } from './contract.ts';
import { freshFolder, refusal, storedBefore, tempStore } from './tempStore.ts';

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
  it('is indented JSON, tenant first, for its owner alone', async () => {
    const store = await temp.open();
    await store.commit({ ...placing(anOrder('101')), messageId: 'm1', reply: 'Placed.' });
    const text = await readFile(temp.file, 'utf8');
    expect(JSON.parse(text)).toEqual({
      format: 1,
      tenants: {
        demo: {
          orders: { 101: anOrder('101') },
          memories: {},
          watches: {},
          addresses: {},
          feed: [],
          messages: { m1: { at: start.toISOString(), reply: 'Placed.' } },
        },
      },
    });
    expect(text).toMatch(/^ {8}"101": \{$/m);
    expect(text.endsWith('}\n')).toBe(true);
    expect((await stat(temp.file)).mode & 0o777).toBe(0o600);
  });

  it('comes with the first commit, in a folder made at the opening', async () => {
    const store = await openLowdbStore({ file: join(temp.folder, 'not', 'yet', 'portdesk.json') });
    expect(await readdir(join(temp.folder, 'not', 'yet'))).toEqual(['portdesk.json.lock']);
    await store.commit(placing(anOrder('101')));
    expect((await readdir(join(temp.folder, 'not', 'yet'))).sort()).toEqual([
      'portdesk.json',
      'portdesk.json.lock',
    ]);
    await store.close();
  });

  it('is kept for its owner alone where it was open to others', async () => {
    await storedBefore(temp.file);
    await chmod(temp.file, 0o644);
    await writeFile(`${temp.file}.tmp`, 'a leftover', { mode: 0o644 });
    const store = await temp.open();
    await store.commit(placing(anOrder('102')));
    expect((await stat(temp.file)).mode & 0o777).toBe(0o600);
    expect((await stat(`${temp.file}.bak`)).mode & 0o777).toBe(0o600);
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

describe('the copy', () => {
  it('is made at the opening, of what was just found good, and not at every commit', async () => {
    const first = await storedBefore(temp.file);
    const store = await openLowdbStore({ file: temp.file });
    await store.commit(placing(anOrder('102')));
    await store.close();
    expect(await readFile(`${temp.file}.bak`, 'utf8')).toBe(first);
    await (await openLowdbStore({ file: temp.file })).close();
    expect(await readFile(`${temp.file}.bak`, 'utf8')).toBe(await readFile(temp.file, 'utf8'));
  });

  it('is not written again where it is the same', async () => {
    await storedBefore(temp.file);
    const { ino } = await stat(`${temp.file}.bak`);
    await (await openLowdbStore({ file: temp.file })).close();
    expect((await stat(`${temp.file}.bak`)).ino).toBe(ino);
  });
});
