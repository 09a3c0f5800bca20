import { existsSync, mkdirSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { statusAt } from '../../src/domain/lifecycle.ts';
import { allStored, stored } from './orderFiles.ts';
import { newStore, portdesk, serve, serveInOwnProcess } from './portdesk.ts';

const demo = {
  101: 'processing',
  102: 'contactingCarrier',
  103: 'transferApproved',
  104: 'transferPending',
  105: 'error',
  106: 'completed',
  107: 'cancelled',
};

/** What the store's file holds now. */
async function statuses(data: string): Promise<object> {
  const orders = await allStored(data);
  return Object.fromEntries(
    Object.entries(orders).map(([number, order]) => [number, statusAt(order, new Date())]),
  );
}

async function listening(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function freePort(): Promise<number> {
  const server = await listening();
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe.concurrent('portdesk serve', () => {
  it('lays the demo orders once, anew with --fresh, and lets go of the store when it ends', async () => {
    const first = await serveInOwnProcess(['--demo']);
    const { data } = first;
    expect(await (await fetch(`${first.url}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await statuses(data)).toEqual(demo);

    const second = await portdesk(['serve', '--demo'], { data });
    expect(second).toMatchObject({ status: 3, stdout: '' });
    expect(second.stderr).toMatch(new RegExp(`in use by process ${first.pid}, .*stop that process`));

    const moved = await portdesk(['orders', 'event', '101', 'approved'], { data });
    expect(moved).toMatchObject({ status: 0, stdout: '101: processing -> contactingCarrier\n' });
    expect(await first.stop('SIGTERM')).toMatchObject({ status: 0, stdout: '' });
    expect(existsSync(`${data}.lock`)).toBe(false);

    const again = await serve(['--demo'], { data });
    expect(await statuses(data)).toEqual({ ...demo, 101: 'contactingCarrier' });
    await again.stop();

    const fresh = await serve(['--demo', '--fresh'], { data });
    expect(await statuses(data)).toEqual(demo);
    expect((await stored(data, '101'))?.history).toHaveLength(1);
    await fresh.stop();
  });

  it('says who is served without credentials and admins, lays nothing, and ends on Ctrl+C', async () => {
    const server = await serveInOwnProcess([]);
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
    const { status, stderr } = await server.stop('SIGINT');
    expect(status).toBe(0);
    expect(stderr).toMatch(/No credentials \(MicrosoftAppId\): .* only this machine is served/);
    expect(stderr).toMatch(/PORTDESK_ADMINS is empty: nobody is an admin/);
    expect([existsSync(server.data), existsSync(`${server.data}.lock`)]).toEqual([false, false]);
  });

  const credentials = {
    MicrosoftAppId: 'app',
    MicrosoftAppPassword: 'hush',
    MicrosoftAppType: 'MultiTenant',
  };
  it.each<[words: string[], env: Record<string, string>, told: RegExp]>([
    [['--demo'], credentials, /unset MicrosoftAppId and NODE_ENV=production, or serve without --demo/],
    [
      ['--demo'],
      { ...credentials, NODE_ENV: 'production' },
      /unset MicrosoftAppId and NODE_ENV=production, or serve without --demo/,
    ],
    [['--demo'], { NODE_ENV: 'production' }, /unset MicrosoftAppId and NODE_ENV=production/],
    [[], { NODE_ENV: 'production' }, /MicrosoftAppId: must be set where NODE_ENV is production/],
    [['--fresh'], {}, /say --demo with it/],
  ])('refuses %j with %j', async (words, env, told) => {
    const data = newStore();
    const { status, stdout, stderr } = await portdesk(['serve', ...words], { data, env });
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(told)]);
    expect(stderr).not.toMatch(/hush|^ +at /m);
    expect(existsSync(data)).toBe(false);
  });

  it('names every mistake of the environment at once', async () => {
    const env = {
      PORT: '99999',
      HOST: '0.0.0.0',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'postgres://me:hush@there',
      PORTDESK_API_TOKEN: 'hush hush',
      PORTDESK_DELETE: 'maybe',
      PORTDESK_LANGUAGE: 'x_y',
      PORTDESK_REGION: 'usa',
      PORTDESK_RULES: '2021',
      PORTDESK_TIME_ZONE: 'Mars/Base',
    };
    const { status, stdout, stderr } = await portdesk(['serve'], { env });
    expect([status, stdout]).toEqual([2, '']);
    expect(
      stderr
        .match(/^ {2}\w+(?=: \w)/gm)
        ?.map((name) => name.trim())
        ?.sort(),
    ).toEqual(Object.keys(env).sort());
    expect(stderr).not.toContain('hush');
  });

  it('says what to do where its port is taken, and lets go of the store', async () => {
    const other = await listening();
    onTestFinished(() => void other.close());
    const port = portOf(other);
    const data = newStore();
    const { status, stderr } = await portdesk(['serve'], { data, env: { PORT: String(port) } });
    expect([status, stderr]).toEqual([
      3,
      `portdesk: Port ${port} on 127.0.0.1 is in use: stop the program that has it, or set PORT to another one (0 takes any free port)\n`,
    ]);
    expect(existsSync(`${data}.lock`)).toBe(false);
  });

  it('listens no more where it cannot tell other commands where it does', async () => {
    const data = newStore();
    mkdirSync(`${data}.lock.tmp`); // what is written beside the lock, to take its place
    const port = await freePort();
    const { status } = await portdesk(['serve'], { data, env: { PORT: String(port) } });
    expect(status).toBe(3);
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed');
  });
});
