// Ten minutes of steady talk with one server on its file, ten messages a second: its memory stays flat, and when it is asked
// to stop it answers what it has begun.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const share = Number(process.argv[2] ?? 1);
/** In milliseconds. */
const lasts = 600_000 * share;
const between = 100;
/** So many times the memory of the beginning is flat at the end: the replies of a quarter of an hour are kept. */
const flat = 1.25;

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'portdesk-steady-'));
const { PATH, HOME } = process.env;
const people = Array.from({ length: 40 }, (_, i) => `person-${i}`);
const env = {
  ...{ PATH, HOME, TZ: 'UTC', PORT: '0', LOG_LEVEL: 'error' },
  ...{ PORTDESK_DATA: join(folder, 'orders.json'), PORTDESK_ADMINS: people.join(',') },
};

const numbers = Array.from({ length: 1000 }, (_, i) => String(1001 + i));
const rows = numbers.map((number) => ({
  ...{ number, name: `Office ${number}`, country: 'US', numberType: 'geographic', status: 'processing' },
  ...{ phoneNumbers: ['+12065550142'], placedAt: '2026-11-01T09:00:00Z', placedBy: 'soak' },
}));
writeFileSync(join(folder, 'rows.json'), JSON.stringify(rows));
const importing = ['orders', 'import', join(folder, 'rows.json'), '--tenant', 'contoso'];
const [status] = await once(spawn(process.execPath, [main, ...importing], { env, stdio: 'inherit' }), 'exit');
assert.equal(status, 0, 'the orders could not be imported');

// With little room for its heap, so that garbage that nobody needs to collect yet does not look like growth.
const server = spawn(process.execPath, ['--max-old-space-size=256', main, 'serve'], {
  env,
  stdio: ['ignore', 'ignore', 'pipe'],
});
const ended = once(server, 'exit');
const url = await new Promise((resolve) => {
  createInterface({ input: server.stderr }).on('line', (line) => {
    const found = /listens on (\S+)\/api\/messages/.exec(line)?.[1];
    if (found) resolve(found);
    else if (line.startsWith('{')) process.stdout.write(`  server: ${line.slice(0, 300)}\n`);
  });
});

const oneOf = (list) => list[Math.floor(Math.random() * list.length)];
const sentences = [
  (number) => `status of order ${number}`,
  (number) => `cancel order ${number}`,
  () => 'no',
  () => 'show orders',
  (number) => `can I still edit order ${number}?`,
  (number) => `add a note to ${number}: asked again`,
  (number) => `注文${number}の履歴を見せて`,
  () => 'ヘルプ',
  () => 'what needs me?',
];
let said = 0;
const times = [];
async function say() {
  said += 1;
  const person = oneOf(people);
  const begun = performance.now();
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ type: 'message', id: `m${said}`, channelId: 'msteams', deliveryMode: 'expectReplies' },
      ...{ from: { id: person, aadObjectId: person }, recipient: { id: 'bot' }, locale: 'en-US' },
      conversation: { id: `with ${person}`, tenantId: 'contoso' },
      text: oneOf(sentences)(oneOf(numbers)),
    }),
  });
  const { activities } = await response.json();
  times.push(performance.now() - begun);
  assert.ok(activities?.[0]?.text || activities?.[0]?.summary, 'a message was not answered');
}

async function memory() {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / 2 ** 20;
}

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const started = performance.now();
const talk = [];
const sampled = [];
for (let next = started; performance.now() < started + lasts; next += between) {
  talk.push(say());
  if (talk.length % 50 === 0) sampled.push(await memory());
  if (talk.length % 600 === 0)
    process.stdout.write(`  ${talk.length} messages, ${Math.round(sampled.at(-1))} MB resident\n`);
  await pause(Math.max(0, next + between - performance.now()));
}
await Promise.all(talk);
const tenth = sampled.length / 10;
const early = middle(sampled.slice(2 * tenth, 4 * tenth));
const late = middle(sampled.slice(8 * tenth));

// Asked to stop while it has messages before it.
const last = Array.from({ length: 20 }, say);
await Promise.race(last);
server.kill('SIGTERM');
await Promise.all(last);
assert.deepEqual(await ended, [0, null]);
rmSync(folder, { recursive: true });

const sorted = times.toSorted((a, b) => a - b);
const quantile = (part) => sorted[Math.floor(sorted.length * part)].toFixed(1);
process.stdout.write(
  `${said} messages in ${Math.round(lasts / 1000)} s; half of them answered within ${quantile(0.5)} ms, 99 % within ` +
    `${quantile(0.99)} ms. Memory ${Math.round(early)} MB after a third of the time, ${Math.round(late)} MB at the end ` +
    `(${(late / early).toFixed(2)} times).\n`,
);
assert.ok(late < flat * early, 'memory grew');
