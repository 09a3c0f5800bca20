// Copies of the store's file, from the command line: listed, and gone back to.

import { writeFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copiesOf } from '../../src/stores/lowdb/copies.ts';
import { openLowdbStore } from '../../src/stores/lowdb.ts';
import { anOrder, placing } from '../stores/commits.ts';
import { allStored } from './orderFiles.ts';
import { newStore, portdesk, serve, serveInOwnProcess } from './portdesk.ts';

/** A store in which an order more came with every opening: 101, then 102 of another tenant, then 103. */
async function grown(): Promise<string> {
  const data = newStore();
  for (const [number, tenant] of [
    ['101', 'demo'],
    ['102', 'contoso'],
    ['103', 'demo'],
  ] as const) {
    const store = await openLowdbStore({ file: data });
    await store.commit(placing(anOrder(number, { tenant, pin: 'SECRET' })));
    await store.close();
  }
  return data;
}

const restore = (data: string, ...words: string[]) => portdesk(['orders', 'restore', ...words], { data });
const datesOf = async (data: string) => (await copiesOf(data)).map(({ at }) => at.toISOString());

describe.concurrent('portdesk orders restore', () => {
  it('lists the copies, the youngest first: date, size, and how many orders of whom', async () => {
    const data = await grown();
    const [young, old] = await datesOf(data);
    expect(await restore(data)).toEqual({
      status: 0,
      stdout: `${young}\t0.0 MB\t1 order of demo, 1 order of contoso\n${old}\t0.0 MB\t1 order of demo\n`,
      stderr: '',
    });
    expect((await restore(newStore())).stdout).toMatch(/^There is no copy of /);
  });

  it('goes back to one, and from there to what was before', async () => {
    const data = await grown();
    const now = await allStored(data);
    const [, old = ''] = await datesOf(data);
    const done = await restore(data, old);
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(done.stdout).toContain(
      `holds again what it held at ${old}: 1 order of demo.\nWhat it held until now`,
    );
    expect(Object.keys(await allStored(data))).toEqual(['101']);
    expect(await allStored(data, 'contoso')).toEqual({});

    const [before = ''] = await datesOf(data);
    expect((await restore(data, before)).status).toBe(0);
    expect(await allStored(data)).toEqual(now);
  });

  it('goes back from a file that cannot be read, and keeps it', async () => {
    const data = await grown();
    await writeFile(data, 'nonsense');
    const told = /portdesk orders restore (\S+)/.exec((await portdesk(['orders', 'list'], { data })).stderr);
    const done = await restore(data, told?.[1] ?? '');
    expect(done.stdout).toMatch(/What was there could not be read, and lies in .*\.damaged now\n$/);
    expect(Object.keys(await allStored(data))).toEqual(['101']);
    const kept = (await readdir(dirname(data))).find(
      (name) => name.startsWith(basename(data)) && name.endsWith('.damaged'),
    );
    expect(await readFile(join(dirname(data), kept ?? ''), 'utf8')).toBe('nonsense');
  });

  it('refuses while a server has the store open, and takes what a killed one left in its log along into the copy', async () => {
    const data = await grown();
    const server = await serveInOwnProcess([], { data });
    await portdesk(['orders', 'event', '101', 'approved', '--tenant', 'demo'], { data });
    const [, old = ''] = await datesOf(data);
    const refused = await restore(data, old);
    expect(refused).toMatchObject({ status: 3, stdout: '' });
    expect(refused.stderr).toMatch(/is in use by process \d+, .*stop that process/);

    await server.stop('SIGKILL');
    expect((await restore(data, old)).status).toBe(0);
    const [before = ''] = await datesOf(data);
    expect((await restore(data, before)).status).toBe(0);
    expect((await allStored(data))['101']).toMatchObject({ status: 'contactingCarrier' });
    expect((await readdir(dirname(data))).filter((name) => name.endsWith('.log'))).toEqual([]);
  });

  it.each<[string, (data: string) => Promise<string>, number, RegExp]>([
    [
      'a copy that is not there',
      async () => '2026-01-01T00:00:00.000Z',
      2,
      /no copy of .* of 2026-01-01T.*, but of 2/,
    ],
    [
      'a damaged copy',
      async (data) => {
        const [copy] = await copiesOf(data);
        writeFileSync(copy?.file ?? '', '{}');
        return copy?.at.toISOString() ?? '';
      },
      3,
      /\.bak does not hold a store's orders: line 1, column 1: format: /,
    ],
  ])('refuses %s, and changes nothing', async (_, date, status, told) => {
    const data = await grown();
    const before = await readFile(data, 'utf8');
    const refused = await restore(data, await date(data));
    expect(refused).toMatchObject({ status, stdout: '' });
    expect(refused.stderr).toMatch(told);
    expect(await readFile(data, 'utf8')).toBe(before);
  });
});

it('a server keeps so many copies as --keep says', async () => {
  const data = await grown();
  await (await serve(['--keep', '1'], { data })).stop();
  expect(await copiesOf(data)).toHaveLength(1);
});
