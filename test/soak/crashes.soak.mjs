// A server on its file, killed at random moments while people talk to it, 200 times in full: the file always opens, every
// change that was acknowledged is there, and none is there twice.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createIntake } from '../../build/intake/storeIntake.js';
import { openLowdbForReading, openLowdbStore } from '../../build/stores/lowdb.js';
import { between, lasting, messageOf, oneOf, postUntilAnswered, print, rowOf } from './servers.mjs';

const kills = Math.round(200 * Number(process.argv[2] ?? 1));
const tenant = 'contoso';
const people = Array.from({ length: 24 }, (_, i) => `person-${i}`);
/** How long a server lives at the most, from when it listens and, now and then, from when it is started; in milliseconds. */
const lives = { listening: 2000, starting: 1500 };
const duringStart = 0.2;

const folder = mkdtempSync(join(tmpdir(), 'portdesk-crashes-'));
const file = join(folder, 'portdesk.json');
const store = await openLowdbStore({ file });
// Many more orders than are spoken of: so a snapshot takes a while, and is killed now and then.
const rows = Array.from({ length: 5000 }, (_, i) => rowOf(1001 + i));
await createIntake(store, () => new Date()).importRows(tenant, rows, 'soak', 'none');
await store.close();
const numbers = rows.map(({ number }) => number);
const [toNote, toCancel] = [numbers.slice(0, 40), numbers.slice(40)];

/** By number: what was said, and what of it was acknowledged. */
const notes = new Map(toNote.map((number) => [number, { said: new Set(), acknowledged: [] }]));
const cancelled = { said: new Set(), acknowledged: [] };
let opened = 0;
let torn = 0;

/** What the dead server has left: read as it lies there. */
async function check() {
  torn += readdirSync(folder).some((name) => name.endsWith('.tmp'));
  const reader = await openLowdbForReading(file);
  for (const [number, { said, acknowledged }] of notes) {
    const [order] = await reader.find(tenant, number);
    const found = order.comments.map(({ text }) => text);
    assert.equal(new Set(found).size, found.length, `order ${number} has a note twice`);
    assert.ok(
      found.every((text) => said.has(text)),
      `order ${number} has a note of nobody`,
    );
    const lost = acknowledged.filter((text) => !found.includes(text));
    assert.deepEqual(lost, [], `order ${number} has lost acknowledged notes`);
    assert.equal(order.version, 1 + found.length, `order ${number} was changed once too often`);
  }
  const feed = await reader.feed(tenant, {});
  assert.deepEqual(
    feed.map(({ cursor }) => cursor),
    feed.map((_, i) => i + 1),
  );
  const inFeed = feed.map(({ number }) => number);
  assert.equal(new Set(inFeed).size, inFeed.length, 'the feed has something twice');
  assert.deepEqual(
    cancelled.acknowledged.filter((number) => !inFeed.includes(number)),
    [],
  );
  for (const number of inFeed) {
    assert.ok(cancelled.said.has(number));
    assert.equal((await reader.find(tenant, number))[0].status, 'cancelled');
  }
  opened += 1;
}

let fault;
const { PATH, HOME } = process.env;
const env = {
  ...{ PATH, HOME, TZ: 'UTC', PORT: '0', LOG_LEVEL: 'error' },
  ...{ PORTDESK_DATA: file, PORTDESK_ADMINS: people.join(',') },
};
const server = lasting(env, () =>
  check().catch((error) => {
    fault ??= error;
  }),
);

let said = 0;
let again = 0;
let isOver = false;
async function say(person, text) {
  said += 1;
  const activity = messageOf(person, `m${said}`, text, tenant, 'http://127.0.0.1:9');
  return postUntilAnswered([server], activity, () => {
    again += 1;
  });
}

async function live(person) {
  for (let turn = 0; !isOver; turn += 1) {
    if (Math.random() < 0.3 && toCancel.length > 0) {
      const number = toCancel.pop();
      assert.match(await say(person, `cancel order ${number}`), new RegExp(`^Cancel order ${number} `));
      cancelled.said.add(number);
      assert.match(await say(person, 'yes'), new RegExp(`^Recorded: order ${number} .* is cancelled`));
      cancelled.acknowledged.push(number);
    } else {
      const number = oneOf(toNote);
      const text = `note ${turn} of ${person}`;
      notes.get(number).said.add(text);
      assert.match(await say(person, `add a note to ${number}: ${text}`), new RegExp(`\\b${number}\\b`));
      notes.get(number).acknowledged.push(text);
    }
  }
}

const living = Promise.all(people.map(live));
living.catch((error) => {
  fault ??= error;
});
while (server.deaths.length < kills && !fault) {
  const { ended } = server;
  if (Math.random() < duringStart) await pause(between(0, lives.starting));
  else {
    for (let waited = 0; server.url === undefined && waited < 60_000 && !fault; waited += 5) await pause(5);
    assert.ok(server.url, fault ?? 'the server did not start again');
    await pause(between(0, lives.listening));
  }
  server.kill();
  await ended;
  if (server.deaths.length % 20 === 0)
    print(`  killed ${server.deaths.length} times, ${said} messages, ${again} sent again`);
}
isOver = true;
if (!fault) await living;
await server.stop();
if (fault) throw fault;

const counts = [...notes.values()].map(({ acknowledged }) => acknowledged.length);
rmSync(folder, { recursive: true });
print(
  `Killed ${server.deaths.length} times under ${said} messages, ${again} of which had to be sent again; the file was read ` +
    `${opened} times after that, ${torn} times with a snapshot half written beside it. ` +
    `${counts.reduce((sum, each) => sum + each)} notes and ${cancelled.acknowledged.length} cancellations, each there once.`,
);
