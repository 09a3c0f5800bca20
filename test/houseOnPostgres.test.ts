// The house on PostgreSQL, from its doors to its tables: several servers and commands on one database, and a database that
// goes away and comes back.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { message, post, say } from './cli/channel.ts';
import { fileOf, order } from './cli/orderFiles.ts';
import { portdesk, type Server, serve, serveInOwnProcess } from './cli/portdesk.ts';
import { type OwnServer, ownServer } from './stores/ownServer.mjs';
import { describeOnPostgres, freshDatabase, type TestDatabase } from './stores/postgresServer.ts';

const key = Buffer.alloc(32, 7).toString('base64');

describeOnPostgres('several servers on one database', () => {
  let database: TestDatabase;
  let env: Record<string, string>;
  let servers: readonly [Server, Server];
  beforeAll(async () => {
    database = await freshDatabase();
    env = { DATABASE_URL: database.url, PORTDESK_KEY: key };
    // Both make the tables, and lay the demo orders, at once.
    servers = await Promise.all([serve(['--demo'], { env }), serveInOwnProcess(['--demo'], { env })]);
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await database.drop();
  });

  it('say where orders are, and not who gets in', async () => {
    await servers[0].says(/orders are in postgres:\/\/[^@\s]+\/portdesk_test_\w+\n/);
  });

  it('carry on the same conversation, and do each thing once', async () => {
    const [one, two] = servers;
    expect((await say(one, 'cancel order 102')).text).toMatch(/^Cancel order 102 \(Seattle office\)\?/);
    const yes = message('yes');
    const [done, same] = await Promise.all([post(two, yes), post(one, yes)]);
    expect(done.text).toMatch(/^Recorded: order 102 \(Seattle office\) is cancelled\./);
    expect(same).toEqual(done);
    const history = (await say(one, 'history of 102')).text;
    expect(history.match(/→ Cancelled/g)).toHaveLength(1);
  });

  it('let commands read and write beside them, without a lock', async () => {
    const run = (...words: string[]) => portdesk(['orders', ...words], { env });
    expect((await run('event', '101', 'approved')).stdout).toBe('101: processing -> contactingCarrier\n');
    expect((await say(servers[0], 'status of 101')).text).toMatch(/^Order 101 .*: Contacting carrier\./);
    const imported = await run('import', fileOf([order('501'), order('502')]));
    expect(imported.stdout).toMatch(/^2 added, /);
    expect((await say(servers[1], 'status of 502')).text).toMatch(/^Order 502 \(Office 502\): Processing\./);
    expect((await run('list')).stdout.split('\n')).toHaveLength(9 + 1);
    expect((await run('changes')).stdout).toMatch(/^1\topen\t102\tcancelled\t/);
    expect((await run('entered', '1')).stdout).toBe('1 marked as entered\n');
    const secrets = async (around: object) =>
      JSON.parse((await portdesk(['orders', 'export', '--secrets'], around)).stdout).at(-1);
    expect(await secrets({ env })).toMatchObject({ number: '502', pin: '4711', accountNumber: 'A-502' });
    expect(JSON.parse((await run('export')).stdout).at(-1)).toMatchObject({ pin: '••••' });
  });

  it('go over to another key by a command', async () => {
    const other = { PORTDESK_KEY: Buffer.alloc(32, 8).toString('base64'), PORTDESK_KEY_BEFORE: key };
    const { status, stdout } = await portdesk(['orders', 'rotate-key'], { env: { ...env, ...other } });
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d+ secrets in postgres:\S+: now sealed/)]);
  });
});

describeOnPostgres('a database that goes away', () => {
  let database: OwnServer;
  let server: Server;
  beforeAll(async () => {
    database = ownServer() as OwnServer;
    await database.start();
    server = await serve(['--demo'], { env: { DATABASE_URL: database.url('postgres') } });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });

  const ready = async () => (await fetch(`${server.url}/readyz`)).status;

  it('is told to the person and to who watches; nothing is half done, and all goes on by itself', async () => {
    expect(await ready()).toBe(200);
    await say(server, 'cancel order 102');
    await database.stop();
    expect(await ready()).toBe(503);
    const yes = message('yes');
    const failed = await post(server, yes);
    expect(failed.status).toBe(200);
    expect(failed.text).toMatch(/^Something went wrong on my side; I cannot tell whether it was recorded\./);

    await database.start();
    expect(await ready()).toBe(200);
    // Sent again, as Teams does: done now, and once.
    const done = await post(server, yes);
    expect(done.text).toMatch(/^Recorded: order 102 \(Seattle office\) is cancelled\./);
    expect(await post(server, yes)).toEqual(done);
  });

  it('in a crash, keeps every change that somebody was told of', async () => {
    await say(server, 'cancel order 103');
    expect((await say(server, 'yes')).text).toMatch(/^Recorded: order 103 /);
    await database.stop('QUIT');
    await database.start();
    expect((await say(server, 'status of order 103')).text).toMatch(
      /^Order 103 \(Tokyo head office\): Cancelled\./,
    );
  });

  it('for a moment only, is waited for: the person hears nothing of it', async () => {
    await say(server, 'cancel order 101');
    await database.stop();
    const answer = say(server, 'yes');
    await database.start();
    expect((await answer).text).toMatch(/^Recorded: order 101 \(Sapporo branch\) is cancelled\./);
  });
});
