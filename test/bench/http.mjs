// npm run bench:http [ORDERS]: turns over HTTP beside a bare Bot Framework echo, in one run, by turns. The ratios alone are
// to be compared: the machine is the same for both. Takes six minutes at most, and stays on the loopback address.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../build/stores/open.js';
import { load, startConnector } from './load.mjs';

const orders = Number(process.argv[2] ?? 10_000);
const rounds = 5;
const aRound = { turns: 2000, seconds: 4 };
/** Node.js compiles code where it has run often: both are measured as a server is that has run for a while. */
const warming = { turns: 10_000, seconds: 20 };
const tenant = 'bench';
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const print = (line) => process.stdout.write(`${line}\n`);
const folder = await mkdtemp(join(tmpdir(), 'portdesk-bench-'));
const file = join(folder, 'portdesk.json');

async function layOrders() {
  const store = await openStore({ file });
  const changes = Array.from({ length: orders }, (_, at) => ({
    version: 0,
    order: {
      ...{ tenant, number: String(at + 1), version: 1, status: 'processing', name: 'Anne Example' },
      ...{ phoneNumbers: ['+12065550100'], numberType: 'geographic', country: 'US' },
      ...{
        accountNumber: `A-${at}`,
        placedAt: '2026-11-02T09:00:00Z',
        placedBy: 'ada',
        comments: [],
        history: [],
      },
    },
  }));
  await store.commit({ tenant, at: new Date(), changes });
  await store.close();
}

async function start(name, ...words) {
  const env = { ...process.env, PORT: '0', PORTDESK_DATA: file, PORTDESK_ADMINS: 'ada', LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  for await (const line of createInterface({ input: child.stderr })) {
    const url = /listens on (\S+);/.exec(line)?.[1];
    if (url) return { url, stop: () => child.kill('SIGTERM') };
  }
  throw new Error(`${name} ended before it listened`);
}

const sentences = [
  'what is the status of order {n}',
  'can I cancel order {n}?',
  'show {n}',
  '注文{n}の状況を教えて',
];
let said = 0;
/** A person more every ten turns, so that what is remembered of people is not of one alone. */
function turn(serviceUrl) {
  said += 1;
  const text = sentences[said % sentences.length].replace('{n}', String(((said * 7919) % orders) + 1));
  const person = Math.floor(said / 10) % 100;
  return {
    ...{ type: 'message', id: `m${said}`, channelId: 'msteams', text, locale: 'en-US' },
    ...{
      from: { id: `29:${person}`, name: 'Ada', aadObjectId: 'ada' },
      recipient: { id: '28:bot', name: 'bot' },
    },
    ...{
      conversation: { id: `c${person}`, tenantId: tenant },
      serviceUrl: serviceUrl ?? 'http://127.0.0.1:9/',
    },
    ...(!serviceUrl && { deliveryMode: 'expectReplies' }),
  };
}

const quantile = (list, part) => {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
};

/** Rounds of the one and the other in turn; of their rates the median counts, of their times all. */
async function measure(bots, to) {
  const measured = bots.map(() => ({ rates: [], took: [] }));
  for (let round = 0; round < rounds; round++) {
    for (const [at, { url }] of bots.entries()) {
      const { rate, took } = await load({ url, ...to, ...aRound });
      measured[at].rates.push(rate);
      measured[at].took.push(...took);
    }
  }
  return measured.map(({ rates, took }) => ({
    'turns/s': quantile(rates, 0.5),
    'p50 ms': quantile(took, 0.5),
    'p99 ms': quantile(took, 0.99),
  }));
}

const connector = await startConnector();
const bots = [];
try {
  await layOrders();
  bots.push(await start('echo', here('echo.mjs')));
  bots.push(await start('portdesk', here('../../dist/cli/main.js'), 'serve'));
  print(`portdesk with ${orders} orders in a file / bare echo = ratio`);
  for (const way of ['expectReplies', 'connector']) {
    const next = () => turn(way === 'connector' ? connector.url : undefined);
    for (const { url } of bots) await load({ url, turn: next, connections: 16, connector, ...warming });
    for (const connections of [1, 16, 64]) {
      const [echo, bot] = await measure(bots, { turn: next, connections, connector });
      const beside = Object.keys(echo).map(
        (name) =>
          `${name} ${bot[name].toFixed(1)} / ${echo[name].toFixed(1)} = ${(bot[name] / echo[name]).toFixed(2)}`,
      );
      print(`${way}, ${connections} connections: ${beside.join('; ')}`);
    }
  }
} finally {
  for (const { stop } of bots) stop();
  connector.close();
  await rm(folder, { recursive: true, maxRetries: 5, retryDelay: 200 });
}
