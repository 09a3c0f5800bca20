// The lock, with real processes: a live owner is respected and found, a dead one is followed.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { acquireLock, readLock } from '../../src/stores/lock.ts';
import { openLowdbForReading, openLowdbStore } from '../../src/stores/lowdb.ts';
import { numbers } from './commits.ts';
import { refusal, storedBefore, tempStore } from './tempStore.ts';

const temp = tempStore();
const children: ChildProcess[] = [];
afterEach(async () => {
  await Promise.all(children.splice(0).map(killed));
});

function holder(task: 'hold' | 'write') {
  const script = fileURLToPath(new URL('holder.js', import.meta.url));
  const child = spawn(process.execPath, [script, temp.file, task], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string | undefined> => (await lines.next()).value;
  return { child, pid: Number(child.pid), nextLine };
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'close');
  child.kill('SIGKILL');
  await gone;
}

describe('a live owner', () => {
  it('in another process is named by an opening that is refused, and left alone', async () => {
    const { pid, nextLine } = holder('hold');
    expect(await nextLine()).toBe('open');
    const lock = await readFile(`${temp.file}.lock`, 'utf8');
    const { message } = await refusal(temp.open());
    expect(message).toContain(temp.file);
    expect(message).toMatch(new RegExp(`process ${pid}, which started at \\d{4}-\\d\\d-\\d\\dT`));
    expect(message).toContain('PORTDESK_DATA');
    expect(await readFile(`${temp.file}.lock`, 'utf8')).toBe(lock);
    expect(await readdir(temp.folder)).toEqual(['portdesk.json.lock']);
  });

  it('tells commands beside it where to reach it', async () => {
    const { pid, nextLine } = holder('hold');
    expect(await nextLine()).toBe('open');
    expect(await readLock(temp.file)).toEqual({
      pid,
      startedAt: expect.stringMatching(/Z$/),
      address: 'http://127.0.0.1:3978',
      token: 'secret',
    });
    expect((await stat(`${temp.file}.lock`)).mode & 0o777).toBe(0o600);
    expect(await (await openLowdbForReading(temp.file)).list('demo')).toEqual([]);
  });

  it('lets go of the file when it closes the store', async () => {
    const { child, nextLine } = holder('hold');
    expect(await nextLine()).toBe('open');
    const gone = once(child, 'close');
    child.stdin?.end();
    await gone;
    expect(await readdir(temp.folder)).toEqual([]);
    expect(await readLock(temp.file)).toBeUndefined();
    await temp.open();
  });

  it('in this very process refuses a second opening, and still holds the file after it', async () => {
    await temp.open();
    for (const _ of ['second', 'third']) {
      expect((await refusal(temp.open())).message).toContain(`open already in this process (${process.pid})`);
    }
    expect(await readLock(temp.file)).toEqual({ pid: process.pid, startedAt: expect.any(String) });
  });

  it('is one at most of 8 openings at once', async () => {
    const openings = await Promise.allSettled(Array.from({ length: 8 }, () => temp.open()));
    expect(openings.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a dead owner', () => {
  it('that was killed is followed by the next, who finds all that was acknowledged', async () => {
    const { child, nextLine } = holder('write');
    expect(await nextLine()).toBe('open');
    const acknowledged: string[] = [];
    while (acknowledged.length < 25) acknowledged.push((await nextLine()) ?? 'nothing more');
    await killed(child);

    expect(await readLock(temp.file)).toBeUndefined();
    const store = await temp.open();
    expect(numbers(await store.list('demo'))).toEqual(expect.arrayContaining(acknowledged));
    expect(await readLock(temp.file)).toMatchObject({ pid: process.pid });
  });

  it('is followed where its process id belongs to another process by now', async () => {
    const lock = await acquireLock(temp.file);
    const text = JSON.parse(await readFile(`${temp.file}.lock`, 'utf8'));
    await lock.release();
    await writeFile(`${temp.file}.lock`, JSON.stringify({ ...text, birth: 'another boot/1' }));
    expect(await readLock(temp.file)).toBeUndefined();
    await temp.open();
    expect(await readLock(temp.file)).toMatchObject({ pid: process.pid });
  });

  it('is followed by exactly one of several processes that find it', async () => {
    const first = holder('hold');
    expect(await first.nextLine()).toBe('open');
    await killed(first.child);

    const rivals = Array.from({ length: 4 }, () => holder('hold'));
    const lines = await Promise.all(rivals.map(({ nextLine }) => nextLine()));
    expect(lines.filter((line) => line === 'open')).toHaveLength(1);
    const winner = rivals[lines.indexOf('open')]?.pid;
    for (const line of lines) if (line !== 'open') expect(line).toContain(`in use by process ${winner},`);
    expect(await readLock(temp.file)).toMatchObject({ pid: winner });
  });

  it('is followed by exactly one of many at once, however many, which leaves nothing but its lock', async () => {
    const lock = await acquireLock(temp.file);
    const text = JSON.parse(await readFile(`${temp.file}.lock`, 'utf8'));
    await lock.release();
    const dead = JSON.stringify({ ...text, birth: 'another boot/1' });
    for (const rivals of [1, 2, 3, 4, 5, 8, 16, 32]) {
      await writeFile(`${temp.file}.lock`, dead);
      const takings = await Promise.allSettled(Array.from({ length: rivals }, () => acquireLock(temp.file)));
      const taken = takings.flatMap((taking) => (taking.status === 'fulfilled' ? [taking.value] : []));
      expect(taken).toHaveLength(1);
      expect(await readdir(temp.folder)).toEqual(['portdesk.json.lock']);
      await taken[0]?.release();
    }
  });

  it('that died while following another hinders nobody', async () => {
    const { child, nextLine } = holder('hold');
    expect(await nextLine()).toBe('open');
    await killed(child);
    const dead = JSON.parse(await readFile(`${temp.file}.lock`, 'utf8'));
    const follower = { ...dead, id: '00000000-0000-4000-8000-000000000000' };
    await writeFile(`${temp.file}.lock.${dead.id}`, JSON.stringify(follower));
    await temp.open();
    expect(await readdir(temp.folder)).toEqual(['portdesk.json.lock']);
  });
});

it('refuses a lock that it cannot read, and says how to go on', async () => {
  await writeFile(`${temp.file}.lock`, '');
  expect((await refusal(temp.open())).message).toContain(`remove the lock`);
  expect((await refusal(readLock(temp.file))).message).toContain(`${temp.file}.lock`);
});

it('lets go of the file where the opening fails', async () => {
  await writeFile(temp.file, '{');
  await refusal(temp.open());
  expect(await readLock(temp.file)).toBeUndefined();
});

it('does not take away the lock of who came after', async () => {
  await storedBefore(temp.file);
  const lock = await acquireLock(temp.file);
  await lock.release();
  const store = await openLowdbStore({ file: temp.file });
  await lock.release();
  expect(await readLock(temp.file)).toMatchObject({ pid: process.pid });
  await store.close();
});
