// The writers that bench:store compares. A change is what a turn that changes something writes: an order's next version, its
// entry in the feed, what is remembered of the person, and the answered message. Each writer has an order of its own.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import pg from 'pg';
import { openLowdbStore } from '../../build/stores/lowdb.js';
import { columnsOf, orderColumns } from '../../build/stores/postgres/rows.js';
import { openPostgresStore } from '../../build/stores/postgres.js';
import { unsealed } from '../../build/stores/sealing.js';

const tenant = 'demo';
const at = '2026-11-02T09:00:00.000Z';
const by = { id: 'mia', name: 'Mia Tanaka' };

const orderAt = (place) => ({
  ...{ tenant, number: String(place + 1), name: `Office ${place}`, country: 'US', numberType: 'geographic' },
  phoneNumbers: [`+1425${String(place).padStart(7, '0')}`],
  ...{ carrier: 'Contoso', accountNumber: `A-${place}`, pin: '4711', organization: 'Fabrikam' },
  ...{ status: 'processing', placedAt: at, placedBy: 'mia', version: 1, comments: [] },
  history: [{ at, by, what: 'placed', to: 'processing' }],
});

/** Commits that add the orders from one place to another. */
export function* filling(from, to) {
  for (let first = from; first < to; first += 1000) {
    const some = Array.from({ length: Math.min(1000, to - first) }, (_, i) => orderAt(first + i));
    yield { tenant, at: new Date(), changes: some.map((order) => ({ order, version: 0 })) };
  }
}

/** What a turn writes that gives the order another name. */
function turnOn(order, times) {
  const version = order.version + 1;
  const after = { ...order, version, name: `Office ${order.number}, ${times}` };
  const fields = [{ field: 'name', before: order.name, after: after.name }];
  return {
    ...{ order: after, messageId: randomUUID(), key: `with writer ${order.number}` },
    entry: { at, by, what: 'edited', number: order.number, version, fields },
    document: {
      focus: [order.number],
      listed: [],
      drafts: [],
      draftsBegun: 0,
      changed: [{ number: order.number, version }],
    },
    reply: { text: `Recorded: order ${order.number} is changed: name from ${order.name} to ${after.name}.` },
  };
}

/** Has each writer go on from what it wrote last. `write` gets the turn and the memory's version. */
function inTurns(read, write) {
  const states = new Map();
  return async (writer) => {
    const { order, memory, times } = states.get(writer) ?? { ...(await read(writer)), times: 0 };
    const turn = turnOn(order, times);
    await write(turn, memory);
    states.set(writer, { order: turn.order, memory: memory + 1, times: times + 1 });
  };
}

async function over(store) {
  const read = async (writer) => {
    const [order] = await store.exactly(tenant, [String(writer + 1)]);
    const key = `with writer ${order.number}`;
    return { order, memory: (await store.recall(tenant, 'memories', key))?.version ?? 0 };
  };
  const change = inTurns(read, async ({ order, entry, messageId, key, document, reply }, memory) => {
    const committed = await store.commit({
      ...{ tenant, messageId, at: new Date(), reply, feed: [entry] },
      changes: [{ order, version: order.version - 1 }],
      documents: [{ drawer: 'memories', key, document, version: memory }],
    });
    if (committed !== 'done') throw new Error(`a change was not made: ${JSON.stringify(committed)}`);
  });
  return { change, close: () => store.close() };
}

const lowdb = async ({ folder }, count) => {
  const store = await openLowdbStore({ file: join(folder, `portdesk-${count}.json`) });
  const { total } = await store.select(tenant, { sought: { now: new Date() }, limit: 0 });
  if (total < count) for (const commit of filling(total, count)) await store.commit(commit);
  return over(store);
};

/** As its own documentation has it: change the data, write the file. */
const plainLowdb = async ({ folder }, count) => {
  const empty = { orders: {}, feed: [], memories: {}, messages: {} };
  const low = new Low(new JSONFile(join(folder, `plain-${count}.json`)), empty);
  for (let place = 0; place < count; place += 1) low.data.orders[place + 1] = orderAt(place);
  const change = inTurns(
    async (writer) => ({ order: low.data.orders[writer + 1], memory: 0 }),
    async ({ order, entry, messageId, key, document, reply }, memory) => {
      low.data.orders[order.number] = order;
      low.data.feed.push({ ...entry, cursor: low.data.feed.length + 1 });
      low.data.memories[key] = { document, version: memory + 1 };
      low.data.messages[messageId] = { at: new Date().toISOString(), reply };
      await low.write();
    },
  );
  return { change, close: async () => {} };
};

const postgres = async ({ url }) => over(await openPostgresStore({ url }));

const columns = Object.entries(orderColumns);
const updateOrder = `UPDATE portdesk.orders SET ${columns
  .map(([name, type], i) => `${name} = $${i + 4}::${type}`)
  .join(', ')}, changed = now() WHERE tenant = $1 AND number = $2 AND version = $3`;

/** The same rows by a transaction of plain statements, prepared, over a pool of as many connections. */
const barePg = async ({ url }) => {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const read = async (writer) => {
    const [number, key] = [String(writer + 1), `with writer ${writer + 1}`];
    const order = await pool.query('SELECT document FROM portdesk.orders WHERE tenant = $1 AND number = $2', [
      tenant,
      number,
    ]);
    const kept = await pool.query(
      `SELECT version FROM portdesk.documents WHERE tenant = $1 AND drawer = 'memories' AND name = $2`,
      [tenant, key],
    );
    return { order: order.rows[0].document, memory: kept.rows[0]?.version ?? 0 };
  };
  const change = inTurns(read, async ({ order, entry, messageId, key, document, reply }, memory) => {
    const client = await pool.connect();
    const run = async (name, text, values) => {
      const { rowCount } = await client.query({ name, text, values });
      if (rowCount !== 1) throw new Error(`${name} found ${rowCount} rows`);
    };
    const { number, fields, ...rest } = entry;
    const kept = JSON.stringify({ document, version: memory + 1 });
    await client.query('BEGIN');
    await run('order', updateOrder, [
      tenant,
      number,
      order.version - 1,
      ...Object.values(columnsOf(order, unsealed)),
    ]);
    await run('feed', 'INSERT INTO portdesk.feed (tenant, number, entry, fields) VALUES ($1, $2, $3, $4)', [
      tenant,
      number,
      JSON.stringify(rest),
      JSON.stringify(fields),
    ]);
    if (memory === 0)
      await run(
        'new',
        `INSERT INTO portdesk.documents (tenant, drawer, name, version, kept, key) VALUES ($1, 'memories', $2, 1, $3, '')`,
        [tenant, key, kept],
      );
    else
      await run(
        'again',
        `UPDATE portdesk.documents SET version = version + 1, kept = $4 WHERE tenant = $1 AND drawer = 'memories' AND name = $2 AND version = $3`,
        [tenant, key, memory, kept],
      );
    await run('message', 'INSERT INTO portdesk.messages (tenant, id, at, reply) VALUES ($1, $2, $3, $4)', [
      tenant,
      messageId,
      new Date(),
      JSON.stringify(reply),
    ]);
    await client.query('COMMIT');
    client.release();
  });
  return { change, close: () => pool.end() };
};

export const writers = { lowdb, plainLowdb, postgres, barePg };

/** Has the writers change something one after the other, all at once, for so many seconds; how often. */
export async function changesIn(seconds, change, names) {
  const end = performance.now() + seconds * 1000;
  const one = async (name) => {
    let done = 0;
    for (; performance.now() < end; done += 1) await change(name);
    return done;
  };
  return (await Promise.all(names.map(one))).reduce((sum, done) => sum + done, 0);
}
