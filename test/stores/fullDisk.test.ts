// A disk that takes no more, and a folder that may not be written, for real: a process whose files may not grow, a small
// file system in memory, a user without rights.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLowdbForReading, openLowdbStore } from '../../src/stores/lowdb.ts';
import type { OrderStore } from '../../src/stores/store.ts';
import { anOrder, numbers, placing } from './commits.ts';
import { freshFolder, refusal, storedBefore } from './tempStore.ts';

let folder: string;
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(() => rm(folder, { recursive: true }));

const run = (...[program = '', ...words]: string[]) => execFileSync(program, words, { stdio: 'pipe' });

/** Whether this machine lets us do it; says so where it does not. */
function can(what: string, ...command: string[]): boolean {
  try {
    run(...command);
    return true;
  } catch {
    process.stderr.write(`NOT TESTED, for this machine does not let us: ${what}\n`);
    return false;
  }
}

it.runIf(can('a process whose files may not grow', 'prlimit', '--fsize=9999', 'true'))(
  'a process whose files may not grow any more says so, and all that it acknowledged before is there',
  async () => {
    const file = join(folder, 'portdesk.json');
    const holder = fileURLToPath(new URL('./holder.js', import.meta.url));
    const writer = spawn('prlimit', ['--fsize=40000', process.execPath, holder, file, 'write']);
    const [said] = await Promise.all([text(writer.stdout), once(writer, 'exit')]);
    const lines = said.trim().split('\n');
    expect(lines[0]).toBe('open');
    expect(lines.at(-1)).toMatch(
      /^StoreError: cannot write .*: EFBIG.* Nothing was stored; make room on its disk/,
    );
    const acknowledged = lines.slice(1, -1);
    expect(acknowledged.length).toBeGreaterThan(20);
    const store = await openLowdbStore({ file });
    expect(numbers(await store.list('demo'))).toEqual(acknowledged);
    await store.close();
  },
);

/** Commits orders of 10 kB until one is refused; the numbers of those that were not. */
async function fill(store: OrderStore, from: number): Promise<{ numbers: string[]; refusal: Error }> {
  const done: string[] = [];
  for (let number = from; ; number += 1) {
    const comments = Array.from({ length: 20 }, () => ({
      ...{ at: '2026-11-01T10:00:00Z', by: { id: 'mia' } },
      text: 'x'.repeat(500),
    }));
    const commit = store.commit(placing(anOrder(String(number), { comments })));
    const refused = await commit.then(
      () => undefined,
      (error: Error) => error,
    );
    if (refused) return { numbers: done, refusal: refused };
    done.push(String(number));
  }
}

describe.runIf(can('a full file system', 'unshare', '--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt'))(
  'a full file system',
  () => {
    let disk: string;
    beforeEach(async () => {
      disk = join(folder, 'disk');
      await mkdir(disk);
      run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk);
    });
    afterEach(() => {
      run('umount', disk);
    });

    it('refuses what it cannot store, goes on by itself once there is room, and loses nothing', async () => {
      const file = join(disk, 'portdesk.json');
      const store = await openLowdbStore({ file });
      await writeFile(join(disk, 'ballast'), 'x'.repeat(400_000));
      const before = await fill(store, 1001);
      expect(before.refusal.message).toMatch(
        /^cannot write .*: ENOSPC.* Nothing was stored; make room on its disk/,
      );
      expect(numbers(await store.list('demo'))).toEqual(before.numbers);
      expect(numbers(await (await openLowdbForReading(file)).list('demo'))).toEqual(before.numbers);

      await rm(join(disk, 'ballast'));
      const after = await fill(store, 2001);
      expect(after.numbers.length).toBeGreaterThan(10);
      await store.close();
      const again = await openLowdbStore({ file, keep: 0 });
      expect(numbers(await again.list('demo'))).toEqual([...before.numbers, ...after.numbers]);
      await again.close();
    });
  },
);

describe('a folder that may not be written', () => {
  /** Does it as somebody who has no rights but those that are given to everybody. */
  async function asNobody<T>(work: () => Promise<T>): Promise<T> {
    if (process.geteuid?.() !== 0) return work();
    process.seteuid?.(65534);
    try {
      return await work();
    } finally {
      process.seteuid?.(0);
    }
  }
  let file: string;
  beforeEach(async () => {
    file = join(folder, 'portdesk.json');
    await chmod(folder, 0o777);
  });
  const lockUp = () => chmod(folder, 0o555);
  const unlock = () => chmod(folder, 0o777);

  it('is told at the opening, and nothing is changed', async () => {
    const stored = await storedBefore(file);
    await chmod(file, 0o644);
    await lockUp();
    const names = await readdir(folder);
    const { message } = await asNobody(() => refusal(openLowdbStore({ file })));
    expect(message).toMatch(/cannot lock .*: EACCES.* Make its folder writable, or name another file/);
    expect(numbers(await asNobody(async () => (await openLowdbForReading(file)).list('demo')))).toEqual([
      '101',
    ]);
    expect(await readdir(folder)).toEqual(names);
    expect(await readFile(file, 'utf8')).toBe(stored);
    await unlock();
  });

  it('refuses the first change, and takes it once it may be written again', async () => {
    const store = await openLowdbStore({ file });
    await lockUp();
    const { message } = await asNobody(() => refusal(store.commit(placing(anOrder('101')))));
    expect(message).toMatch(/cannot write .*: EACCES.* Nothing was stored; make .* its folder writable/);
    expect(await store.list('demo')).toEqual([]);
    await unlock();
    expect(await asNobody(() => store.commit(placing(anOrder('101'))))).toBe('done');
    await store.close();
    expect(await readdir(folder)).toEqual(['portdesk.json']);
  });

  it('takes changes into a log that is open already, and keeps all of it there', async () => {
    const store = await openLowdbStore({ file });
    await store.commit(placing(anOrder('101')));
    await lockUp();
    await asNobody(async () => {
      expect(await store.commit(placing(anOrder('102')))).toBe('done');
      await store.close().catch(() => {});
    });
    await unlock();
    await rm(`${file}.lock`);
    const again = await openLowdbStore({ file });
    expect(numbers(await again.list('demo'))).toEqual(['101', '102']);
    await again.close();
  });
});
