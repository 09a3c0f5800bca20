// Durable changes a second, by 1 writer and by 64, at growing numbers of orders: the embedded store beside plain lowdb, and
// PostgreSQL with one to three processes beside bare transactions of the same rows, all in one run.
// npm run bench:store [-- SECONDS ORDERS…]

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPostgresStore } from '../../build/stores/postgres.js';
import { ownServer } from '../stores/ownServer.mjs';
import { filling } from './storeWriters.mjs';

const [seconds = 3, ...sizes] = process.argv.slice(2).map(Number);
const orders = sizes.length > 0 ? sizes : [100, 1_000, 10_000, 100_000];
const child = fileURLToPath(new URL('./storeProcess.mjs', import.meta.url));

const print = (text) => process.stdout.write(`${text}\n`);
const rate = (value) => Math.round(value).toLocaleString('en').padStart(7);
const beside = (value, other) => `${rate(value)} ${(value / other).toFixed(2).padStart(6)} x`;

/** Changes a second of so many writers, spread over so many processes. */
async function measure(name, place, count, concurrent, processes = 1) {
  const all = Array.from({ length: concurrent }, (_, i) => i);
  const running = Array.from({ length: Math.min(processes, concurrent) }, (_, index) => {
    const names = all.filter((i) => i % processes === index);
    return fork(child, [JSON.stringify({ name, place, count, names, seconds })]);
  });
  await Promise.all(running.map((each) => once(each, 'message')));
  const done = running.map((each) => once(each, 'message'));
  for (const each of running) each.send('go');
  const changes = (await Promise.all(done)).reduce((sum, [each]) => sum + each, 0);
  await Promise.all(running.map((each) => each.exitCode ?? once(each, 'exit')));
  return changes / seconds;
}

const folder = mkdtempSync(join(tmpdir(), 'portdesk-bench-'));
const database = ownServer([]); // as durable as a server is that nobody has set up otherwise
try {
  await database?.start();
  if (!database) print('NOT MEASURED: PostgreSQL, which is not on this machine\n');
  print('Changes a second, and how many times as many as without portdesk.\n');
  print(
    `${'orders'.padStart(8)} writers | lowdb      portdesk | bare pg  1 process         2 processes       3 processes`,
  );
  for (const count of orders) {
    const place = { folder, url: database?.url('postgres') };
    if (database) await fill(place.url, count);
    for (const concurrent of [1, 64]) {
      const plain = await measure('plainLowdb', place, count, concurrent);
      const ours = await measure('lowdb', place, count, concurrent);
      const cells = [];
      if (database) {
        const bare = await measure('barePg', place, count, concurrent);
        cells.push(rate(bare));
        for (const processes of concurrent === 1 ? [1] : [1, 2, 3])
          cells.push(beside(await measure('postgres', place, count, concurrent, processes), bare));
      }
      print(
        `${count.toLocaleString('en').padStart(8)} ${String(concurrent).padStart(7)} |${rate(plain)} ${beside(ours, plain)} |${cells.join('  ')}`,
      );
    }
  }
} finally {
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function fill(url, count) {
  const store = await openPostgresStore({ url });
  const { total } = await store.select('demo', { sought: { now: new Date() }, limit: 0 });
  for (const commit of filling(total, count)) await store.commit(commit);
  await store.close();
}
