// The store on a real PostgreSQL: the contract, and what is its own: making its tables, secrets as rows hold them, rows
// that somebody changed by hand, and what is said where it cannot be used.

import { randomBytes } from 'node:crypto';
import { connect, type LookupFunction } from 'node:net';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mask } from '../../src/domain/corrections.ts';
import { orderSchema } from '../../src/domain/order.ts';
import { inWords } from '../../src/stores/postgres/faults.ts';
import { placeOf } from '../../src/stores/postgres/rows.ts';
import { openPostgresForReading, openPostgresStore } from '../../src/stores/postgres.ts';
import { type Keys, keyId, sealerWith } from '../../src/stores/sealing.ts';
import { compareNumbers, type OpenStore } from '../../src/stores/store.ts';
import { anOrder, changing, numbers, openOn, placing } from './commits.ts';
import { storeContract } from './contract.ts';
import { describeOnPostgres, freshDatabase, type TestDatabase } from './postgresServer.ts';
import { expectAll, fill, ours, secrets, theirs } from './secrets.ts';
import { refusal } from './tempStore.ts';

it('sorts orders in the database as people count', () => {
  const number = fc
    .oneof(fc.stringMatching(/^[A-Z0-9][A-Z0-9-]{0,11}$/), fc.stringMatching(/^[0-9]{1,12}$/))
    .filter((text) => orderSchema.shape.number.safeParse(text).success);
  const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(placeOf(a)), Buffer.from(placeOf(b)));
  fc.assert(
    fc.property(number, number, (a, b) => {
      expect(Math.sign(byBytes(a, b))).toBe(Math.sign(compareNumbers(a, b)));
    }),
    { numRuns: 1000 },
  );
});

it('says of a server with several addresses why none of them was reached', async () => {
  const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }));
  const lookup: LookupFunction = (_host, _options, done) => done(null, addresses);
  const socket = connect({ host: 'db', port: 1, autoSelectFamily: true, lookup });
  const error = await new Promise((resolve) => socket.once('error', resolve));
  expect((inWords(error) as Error).message).toMatch(
    /^the database cannot be reached: connect ECONNREFUSED 127\.0\.0\.1:\d+; connect ECONNREFUSED 127\.0\.0\.2:/,
  );
});

describeOnPostgres('PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const opened: OpenStore[] = [];
  const open = async (keys: Keys = {}) => {
    const store = await openPostgresStore({ ...place(), sealer: sealerWith(keys, randomBytes) });
    opened.push(store);
    return store;
  };
  const place = () => ({ url: database.url, connections: 4 });

  storeContract(
    'PostgreSQL',
    async () => ({ open: () => openPostgresStore(place()), remove: () => database.empty() }),
    { survives: true },
  );

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
    await database.empty();
  });

  describe('its tables', () => {
    it('are made by one of those who start at once, and left as they are by the others', async () => {
      await database.query('DROP SCHEMA portdesk CASCADE');
      const stores = await Promise.all(Array.from({ length: 4 }, () => open()));
      await Promise.all(stores.map((store, i) => store.commit(placing(anOrder(String(i + 1))))));
      expect(numbers((await stores[0]?.list('demo')) ?? [])).toEqual(['1', '2', '3', '4']);
      expect(await database.query('SELECT step FROM portdesk.form')).toEqual([{ step: 1 }]);
    });

    it('are not touched by a release that is older than they are', async () => {
      await open();
      await database.query('INSERT INTO portdesk.form (step) VALUES (99)');
      expect((await refusal(open())).message).toMatch(/in form 99, .* knows only 1: start a newer one/);
      await database.query('DELETE FROM portdesk.form WHERE step = 99');
    });

    it('have the tenant first in every key', async () => {
      await open();
      const keys = await database.query(
        `SELECT indexdef FROM pg_indexes WHERE schemaname = 'portdesk' AND tablename <> 'form' AND indexdef LIKE '%UNIQUE%'`,
      );
      expect(keys.length).toBeGreaterThan(5);
      for (const { indexdef } of keys) expect(indexdef).toMatch(/ USING btree \(tenant\b/);
    });
  });

  describe('secrets', () => {
    /** All that the tables hold, as text. */
    const held = async () => {
      const tables = ['orders', 'documents', 'feed', 'messages'];
      const rows = tables.map((table) => database.query(`SELECT t::text FROM portdesk.${table} AS t`));
      return JSON.stringify(await Promise.all(rows));
    };
    const plain = async () => {
      const text = await held();
      return secrets.filter((secret) => text.includes(secret));
    };

    it('are not in it where there is a key, and come back', async () => {
      await fill(await open({ key: ours }));
      expect(await plain()).toEqual([]);
      expect(await held()).toContain('Contoso');
      await expectAll(await open({ key: ours }));
    });

    it.each<[string, Keys, Keys, Keys]>([
      ['from plain to sealed', {}, { key: ours }, { key: ours }],
      ['from one key to another', { key: ours }, { key: theirs, before: [ours] }, { key: theirs }],
      ['from sealed to plain', { key: ours }, { before: [ours] }, {}],
    ])('go over %s at the opening, once', async (_, before, during, after) => {
      await fill(await open(before));
      expect((await open(during)).sealedAnew).toBe(7);
      expect(await plain()).toEqual(after.key ? [] : secrets);
      if (before.key) expect(await held()).not.toContain(`1.${keyId(before.key)}.`);
      expect((await open(during)).sealedAnew).toBe(0);
      const store = await open(after);
      await expectAll(store);
      expect(numbers(await openOn(store, 'demo', 'acc 90210'))).toEqual(['101']);
      const twin = {
        ...placing(anOrder('102', { accountNumber: 'ACC-90210' })),
        soleAccounts: ['ACC-90210'],
      };
      expect(await store.commit(twin)).toBe('conflict');
    });

    it('stay as they are where their key is missing, and the key is named', async () => {
      await fill(await open({ key: ours }));
      const before = await held();
      for (const keys of [{}, { key: theirs }]) {
        const { message } = await refusal(open(keys));
        expect(message).toContain(`the database holds secrets that are sealed with the key ${keyId(ours)}`);
      }
      expect(await held()).toBe(before);
    });

    it('are masks to who reads without the key', async () => {
      await fill(await open({ key: ours }));
      const reader = openPostgresForReading(place());
      expect(await reader.find('demo', '101')).toMatchObject([{ pin: mask, carrier: 'Contoso' }]);
      expect(await reader.feed('demo', {})).toMatchObject([{ fields: [{ field: 'pin', after: mask }] }]);
      await reader.close();
    });
  });

  describe('a row that was changed by hand', () => {
    it.each([
      [`document = '{"number": "101"}'`, /order 101 of tenant demo, field tenant: .*mend it in the database/],
      [
        `document = (SELECT document FROM portdesk.orders WHERE number = '102')`,
        /stands in the row of another/,
      ],
    ])('is told of, and left alone: %s', async (set, told) => {
      const store = await open();
      await store.commit(placing(anOrder('101'), anOrder('102')));
      await database.query(`UPDATE portdesk.orders SET ${set} WHERE number = '101'`);
      expect((await refusal(store.find('demo', '101'))).message).toMatch(told);
      expect(numbers(await store.find('demo', '102'))).toEqual(['102']);
    });
  });

  it('keeps what texts may hold and PostgreSQL does not take', async () => {
    const store = await open();
    const order = anOrder('101', { name: 'zero\0here', placedBy: 'mia\0', focDate: '0000-01-01T00:00:00Z' });
    expect(await store.commit(placing(order))).toBe('done');
    expect(await store.commit(changing(order, { name: 'half \ud800 a pair' }))).toBe('done');
    expect(await store.find('demo', '101')).toEqual([{ ...order, name: 'half \ud800 a pair', version: 2 }]);
    expect(await store.find('demo', '\0')).toEqual([]);
  });

  it.each([
    [
      'user',
      /password authentication|role "nobody" does not exist/,
      /Mend user and password in DATABASE_URL/,
    ],
    ['database', /database "nowhere" does not exist/, /Create that database \(createdb\)/],
  ])('says what to mend where the %s is not there', async (what, said, mend) => {
    const url = new URL(database.url);
    if (what === 'user') url.username = 'nobody';
    else url.pathname = '/nowhere';
    const { message } = await refusal(openPostgresStore({ url: url.href }));
    expect(message).toMatch(said);
    expect(message).toMatch(mend);
  });

  it('says that it holds no orders yet to who only reads', async () => {
    const empty = await freshDatabase();
    const reader = openPostgresForReading({ url: empty.url });
    expect((await refusal(reader.tenants())).message).toMatch(/start portdesk serve on it once/);
    await reader.close();
    await empty.drop();
  });

  it('keeps its connections over what it refuses: another one costs the server a process', async () => {
    const store = await open();
    const processes = () =>
      database.query(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'portdesk'`,
      );
    await store.commit(placing(anOrder('101')));
    const before = await processes();
    expect(before.length).toBeGreaterThan(0);
    for (const _ of ['twice', 'thrice']) expect(await store.commit(placing(anOrder('101')))).toBe('conflict');
    expect(await processes()).toEqual(before);
  });

  it('lets one of two in different processes win where each waits for the other', async () => {
    const [one, two] = [await open(), await open()];
    const orders = [anOrder('1'), anOrder('2')];
    await one.commit(placing(...orders));
    const both = orders.flatMap((order) => changing(order, { name: 'New' }).changes);
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        (i % 2 ? one : two).commit({ ...placing(), changes: i % 2 ? both : both.toReversed() }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect((await two.list('demo')).map(({ version }) => version)).toEqual([2, 2]);
  });
});
