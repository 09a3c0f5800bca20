// Three servers on one PostgreSQL database, killed at random moments while people talk to them: every message is answered
// once, no change is lost or made twice, and every notice is sent. 10,000 messages in full.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { defaultRules } from '../../build/domain/statusRules.js';
import { houseWith } from '../../build/house.js';
import { createIntake } from '../../build/intake/storeIntake.js';
import { readLocales } from '../../build/locales.js';
import { openPostgresStore } from '../../build/stores/postgres.js';
import { ownServer } from '../stores/ownServer.mjs';
import { between, lasting, messageOf, oneOf, postUntilAnswered, print, rowOf } from './servers.mjs';

const share = Number(process.argv[2] ?? 1);
const messages = Math.round(10_000 * share);
const tenant = 'contoso';
const people = Array.from({ length: 40 }, (_, i) => `person-${i}`);
const processes = 3;
/** How long all of them live at the least and at the most before one is killed, in milliseconds. */
const lives = { least: 1000, most: 8000 };

/** Takes what the bot sends of its own accord. */
async function connector() {
  const texts = [];
  const server = createServer(async (req, res) => {
    const chunks = [];
    for await (const chunk of req) chunks.push(chunk);
    const { text, summary } = JSON.parse(Buffer.concat(chunks).toString());
    texts.push({ at: performance.now(), text: text || summary || '' });
    res.writeHead(201, { 'Content-Type': 'application/json' });
    res.end('{"id":"1"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { texts, url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

const database = ownServer();
assert.ok(database, 'there is no PostgreSQL on this machine');
await database.start();
const channel = await connector();
const store = await openPostgresStore({ url: database.url('postgres') });

// Orders: to be noted on by everybody, to be cancelled by one each, and to be watched and noted on once.
const cancelled = Math.floor(messages * 0.1);
const watched = Math.max(20, Math.floor(messages * 0.03));
const noted = 50;
const count = noted + cancelled + watched;
const first = 1001;
const rows = Array.from({ length: count }, (_, i) => rowOf(first + i));
await createIntake(store, () => new Date()).importRows(tenant, rows, 'soak', 'none');
const numbers = rows.map(({ number }) => number);
const [toNote, toCancel, toWatch] = [
  numbers.slice(0, noted),
  numbers.slice(noted, noted + cancelled),
  numbers.slice(noted + cancelled),
];

const { PATH, HOME } = process.env;
const servers = Array.from({ length: processes }, () =>
  lasting({
    ...{ PATH, HOME, TZ: 'UTC', PORT: '0', LOG_LEVEL: 'error' },
    ...{ DATABASE_URL: database.url('postgres'), PORTDESK_ADMINS: people.join(',') },
  }),
);

let said = 0;
let again = 0;
async function say(person, text) {
  said += 1;
  const activity = messageOf(person, `m${said}`, text, tenant, channel.url);
  // Now and then it comes twice at once, to two servers.
  const copies = await Promise.all(
    Array.from({ length: Math.random() < 0.05 ? 2 : 1 }, () =>
      postUntilAnswered(servers, activity, () => {
        again += 1;
      }),
    ),
  );
  for (const copy of copies) assert.equal(copy, copies[0], 'a message was answered in two ways');
  return copies[0];
}

const notes = new Map(numbers.map((number) => [number, []]));
async function note(person, number) {
  // No number in it that is an order's, too.
  const text = `note ${notes.get(number).length} of ${person}, message m${said}`;
  notes.get(number).push(text);
  assert.match(await say(person, `add a note to ${number}: ${text}`), new RegExp(`\\b${number}\\b`));
}

const left = { cancel: [...toCancel], watch: [...toWatch] };
async function live(person) {
  while (said < messages) {
    const dice = Math.random();
    const cancel = dice < 0.25 ? left.cancel.pop() : undefined;
    const news = dice > 0.92 ? left.watch.pop() : undefined;
    if (cancel) {
      assert.match(await say(person, `cancel order ${cancel}`), new RegExp(`^Cancel order ${cancel} `));
      assert.match(await say(person, 'yes'), new RegExp(`^Recorded: order ${cancel} .* is cancelled`));
    } else if (news) await note(person, news);
    else if (dice < 0.6) await note(person, oneOf(toNote));
    else assert.match(await say(person, `status of order ${oneOf(toNote)}`), /^Order \d+ .*: Processing/);
  }
}

// Each watched order is watched by one who says nothing else, so that all that happens to it is news.
// Nobody watches more than one digest names.
const perWatcher = 15;
const watchers = people.slice(0, Math.ceil(toWatch.length / perWatcher));
const ofWatcher = (i) => toWatch.slice(i * perWatcher, (i + 1) * perWatcher);
const step = 10;
for (const [i, watcher] of watchers.entries())
  for (let at = 0; at < ofWatcher(i).length; at += step)
    assert.match(
      await say(
        watcher,
        `notify ${ofWatcher(i)
          .slice(at, at + step)
          .join(', ')}`,
      ),
      /From now on/,
    );

const started = performance.now();
let isOver = false;
/** One at a time, now and then two, once all are up. */
const killing = (async () => {
  while (!isOver) {
    await pause(between(lives.least, lives.most));
    if (isOver || servers.some(({ url }) => url === undefined)) continue;
    for (let each = Math.random() < 0.3 ? 2 : 1; each > 0; each -= 1)
      oneOf(servers.filter(({ url }) => url))?.kill();
  }
})();
const progress = setInterval(() => print(`  ${said} messages`), 15_000);
try {
  await Promise.all(people.slice(watchers.length).map(live));
  for (const number of left.watch.splice(0)) await note(people.at(-1), number);
} finally {
  isOver = true;
  clearInterval(progress);
  await killing;
}
const seconds = (performance.now() - started) / 1000;
const deaths = servers.flatMap((server) => server.deaths);

// A round of every server that lives tells what is left, but for what a dead one has claimed.
const toldOf = (texts, number) => texts.filter(({ text }) => new RegExp(`\\b${number}\\b`).test(text)).length;
const untold = () => toWatch.filter((number) => toldOf(channel.texts, number) === 0);
for (let waited = 0; waited < 45 && untold().length > 0; waited += 1) await pause(1000);
const byServers = channel.texts.length;
const claimed = untold();
await Promise.all(servers.map((server) => server.stop()));

// Later, when those claims have run out, one process more tells what they left.
const late = [];
const notifier = houseWith(readLocales(), { rules: defaultRules, region: 'US', language: 'en' }).notifierOn(
  store,
  {
    send: async (_tenant, _address, { text }) => {
      late.push({ text });
      return 'sent';
    },
    roleOf: () => 'admin',
    clock: () => new Date(Date.now() + 10 * 60 * 1000),
  },
);
for (let round = 0; round < 3; round += 1) await notifier.tick();

// One that is killed between sending and marking leaves a claim that runs out after five minutes: what it had sent is
// sent again then. Nothing else is: never sooner, and never where nobody was killed just after the first telling.
const claimedFor = 5 * 60 * 1000;
const marking = 2000;
const tellings = (number) =>
  channel.texts.filter(({ text }) => new RegExp(`\\b${number}\\b`).test(text)).map(({ at }) => at);
const tellingsOf = new Map(toWatch.map((number) => [number, tellings(number)]));
const never = toWatch.filter((number) => tellingsOf.get(number).length + toldOf(late, number) === 0);
const repeated = toWatch.filter((number) => tellingsOf.get(number).length + toldOf(late, number) > 1);
const wronglyRepeated = repeated.filter((number) => {
  const told = tellingsOf.get(number);
  const isTooSoon = told.some((at, i) => i > 0 && at - told[i - 1] < claimedFor);
  return isTooSoon || !deaths.some((death) => death > told[0] - marking && death < told[0] + marking);
});
assert.deepEqual(never, [], 'something was never told');
assert.deepEqual(
  wronglyRepeated.map((number) => [number, tellingsOf.get(number)]),
  [],
  'something was told twice by servers that nobody had killed',
);

for (const number of numbers) {
  const [order] = await store.exactly(tenant, [number]);
  const found = order.comments.map(({ text }) => text).sort();
  assert.deepEqual(found, notes.get(number).sort(), `order ${number} has other notes than were acknowledged`);
  const isCancelled = toCancel.includes(number) && !left.cancel.includes(number);
  assert.equal(order.status, isCancelled ? 'cancelled' : 'processing');
  assert.equal(
    order.version,
    1 + found.length + Number(isCancelled),
    `order ${number} was changed once too often`,
  );
}
const feed = await store.feed(tenant, {});
assert.deepEqual(
  feed.map(({ cursor }) => cursor),
  feed.map((_, i) => i + 1),
);
const done = toCancel.filter((number) => !left.cancel.includes(number));
assert.deepEqual(
  feed.map(({ number }) => number).sort(),
  done.sort(),
  'the feed has something twice, or not at all',
);

await store.close();
channel.close();
await database.stop();
print(
  `${said} messages in ${seconds.toFixed(0)} s (${Math.round(said / seconds)}/s) by ${processes} servers, killed ${deaths.length} times; ` +
    `${again} posts had to be sent again. ${feed.length} changes and ${[...notes.values()].flat().length} notes, each there once. ` +
    `${toWatch.length} pieces of news in ${byServers} notices; ${claimed.length} were left by servers that died while sending ` +
    `and told later; ${repeated.length} were told a second time, because the server died between sending and marking.`,
);
