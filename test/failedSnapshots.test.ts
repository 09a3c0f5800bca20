// A snapshot that cannot be written while changes still can: whoever watches over the server is told, and nothing is lost.

import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { openApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createMetrics } from '../src/metrics.ts';
import { anOrder, numbers, placing } from './stores/commits.ts';
import { beginningOf, freshFolder } from './stores/tempStore.ts';

const opened: { close(): Promise<void> }[] = [];
const folders: string[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const store of opened.splice(0)) await store.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** A store where the draft of a snapshot cannot be written, for something lies in its place. */
async function start() {
  const folder = await freshFolder();
  folders.push(folder);
  const file = join(folder, 'portdesk.json');
  const obstacle = `${file}.tmp`;
  await mkdir(obstacle);
  const logged: { level: number; msg: string; error?: { code?: string } }[] = [];
  const log = pino(
    new Writable({ write: (line, _, done) => done(void logged.push(JSON.parse(String(line)))) }),
  );
  const metrics = createMetrics();
  const config = readConfig({ PORTDESK_DATA: file });
  const open = async () => {
    const { store } = await openApp(config, () => new Date(), { metrics, log });
    opened.push(store);
    return store;
  };
  const failures = async () =>
    Number(/^portdesk_snapshot_failures_total (\d+)$/m.exec(await metrics.text())?.[1]);
  return { file, obstacle, logged, failures, open };
}

it('is told to the log, with what to do, and counted, once a failure', async () => {
  const { logged, failures, open } = await start();
  const store = await open();
  await store.commit(placing(anOrder('101')));
  await expect.poll(failures).toBe(1);
  for (const number of ['102', '103']) await store.commit(placing(anOrder(number)));
  expect(numbers(await store.list('demo'))).toEqual(['101', '102', '103']);
  expect(logged).toEqual([
    expect.objectContaining({
      level: 40,
      msg: expect.stringMatching(/snapshot.* could not be written.*Nothing is lost.*make room/i),
      error: expect.objectContaining({ code: 'EISDIR' }),
    }),
  ]);
  expect(await failures()).toBe(1);
});

it('is tried again a day later, and told again where it fails again', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { file, obstacle, failures, open } = await start();
  const store = await open();
  await store.commit(placing(anOrder('101')));
  await expect.poll(failures).toBe(1);
  vi.advanceTimersByTime(24 * 60 * 60 * 1000);
  await store.commit(placing(anOrder('102')));
  await expect.poll(failures).toBe(2);

  await rmdir(obstacle);
  vi.advanceTimersByTime(24 * 60 * 60 * 1000);
  await store.commit(placing(anOrder('103')));
  await beginningOf(file).toContain('"snapshot"');
  expect(await failures()).toBe(2);
});

it('is told where the server stops, and where the next one starts, and loses nothing', async () => {
  const { file, obstacle, failures, open } = await start();
  const store = await open();
  await store.commit(placing(anOrder('101')));
  await expect.poll(failures).toBe(1);
  await store.close();
  opened.pop();
  expect(await failures()).toBe(2);
  expect(await readdir(dirname(file))).toContain('portdesk.json.1.log');
  const next = await open();
  expect(numbers(await next.list('demo'))).toEqual(['101']);
  await rmdir(obstacle);
});
