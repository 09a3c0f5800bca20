// One process of bench:turns: fills a file, or opens it and says what is measured then, as JSON.

import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { defaultRules } from '../../build/domain/statusRules.js';
import { houseWith } from '../../build/house.js';
import { readLocales } from '../../build/locales.js';
import { openLowdbStore } from '../../build/stores/lowdb.js';
import { filling } from './storeWriters.mjs';

const { task, count, rounds, file } = JSON.parse(process.argv[2]);
const say = (result) => process.stdout.write(JSON.stringify(result));

const texts = {
  'show order 50': 'show order 50',
  'status of order 50': 'status of order 50',
  'list the orders': 'list orders',
  'why can I not cancel order 50': "why can't I cancel order 50",
  'how many are in error': 'how many orders are in error?',
  'how many are there': 'how many orders are there?',
  'whose telephone is it': 'status of +14250000050',
  'list those in error': 'list orders in error',
  'list those named': 'list orders named "Office 77"',
  'list those named as nobody is': 'list orders named "Zzyzx"',
  help: 'help',
};

if (task === 'fill') {
  const store = await openLowdbStore({ file });
  for (const commit of filling(0, count)) await store.commit(commit);
  await store.close();
  say({});
} else {
  const locales = readLocales();
  const opening = process.cpuUsage();
  const store = await openLowdbStore({ file });
  const opened = milliseconds(opening);
  globalThis.gc(); // what opening left behind is no part of a turn
  const settings = { rules: defaultRules, region: 'US', language: 'en' };
  const desk = houseWith(locales, settings).deskOn(store, () => 'X');
  const receive = (text) =>
    desk.receive({
      ...{ id: randomUUID(), tenant: 'demo', conversation: 'c', locale: 'en-US', timeZone: 'UTC', text },
      ...{ person: { id: 'mia', name: 'Mia', role: 'admin' }, now: new Date() },
    });

  // With the first change a snapshot is taken: how long does it keep others waiting?
  const delay = monitorEventLoopDelay({ resolution: 5 });
  await receive('help');
  delay.enable();
  await store.commit({ tenant: 'demo', at: new Date(), changes: [], messageId: randomUUID() });
  while (!(await headOf(file)).includes('"continued":true')) await pause(50);
  delay.disable();

  const turns = {};
  for (const [name, text] of Object.entries(texts)) {
    for (let i = 0; i < 10; i += 1) await receive(text);
    const before = process.cpuUsage();
    for (let i = 0; i < rounds; i += 1) await receive(text);
    turns[name] = milliseconds(before) / rounds;
  }
  const memory = process.memoryUsage().rss / 1e6;
  await store.close();
  say({ opened, turns, pause: delay.max / 1e6, memory });
}

/** Of the processor, since then. */
function milliseconds(since) {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

async function headOf(file) {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(200), 0, 200, 0);
  await handle.close();
  return buffer.toString();
}
