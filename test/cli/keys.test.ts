// Secrets and the key they are stored under, from the command line: what lies on the disk, and how the key changes.

import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLowdbForReading, openLowdbStore } from '../../src/stores/lowdb.ts';
import { sealerWith } from '../../src/stores/sealing.ts';
import { anOrder, placing } from '../stores/commits.ts';
import { say } from './channel.ts';
import type { Ended } from './inProcess.ts';
import { exported, textOf } from './orderFiles.ts';
import { newStore, portdesk, type Server, serve, serveInOwnProcess } from './portdesk.ts';

const first = Buffer.alloc(32, 'first').toString('base64');
const second = Buffer.alloc(32, 'second').toString('base64');

/** All that lies beside the store, and the store itself. */
const onDisk = (data: string): string =>
  readdirSync(dirname(data))
    .map((name) => textOf(join(dirname(data), name)))
    .join('\n');

const secret = /SECRET-\d+/;
type Env = Readonly<Record<string, string>>;
const sealer = (key?: string) => sealerWith(key ? { key: Buffer.from(key, 'base64') } : {}, randomBytes);

/** A store with two secrets, under the key where there is one. */
async function storeUnder(key?: string): Promise<string> {
  const file = newStore();
  const store = await openLowdbStore({ file, sealer: sealer(key) });
  await store.commit(placing(anOrder('501', { pin: 'SECRET-1', accountNumber: 'SECRET-2' })));
  await store.close();
  return file;
}

async function pinIn(data: string, key?: string): Promise<string | undefined> {
  const [order] = await (await openLowdbForReading(data, sealer(key))).find('demo', '501');
  return order?.pin;
}

const rotate = (data: string, env: Env, ...words: string[]): Promise<Ended> =>
  portdesk(['orders', 'rotate-key', ...words], { data, env });

describe('a server with a key', () => {
  let server: Server;
  beforeAll(async () => {
    server = await serveInOwnProcess(['--demo'], { data: newStore(), env: { PORTDESK_KEY: first } });
  });
  afterAll(async () => void (await server.stop()));

  it('leaves secrets neither on the disk nor in the log, wherever a person says them', async () => {
    await say(server, 'change the PIN of order 105 to SECRET-3');
    expect(onDisk(server.data)).not.toMatch(secret);
    expect((await say(server, 'yes')).text).toMatch(/^Recorded: /);
    await say(server, 'change the account number of order 107 to SECRET-4');
    const env = { PORTDESK_KEY: first };
    const { stdout } = await portdesk(['orders', 'export', '--secrets'], { data: server.data, env });
    expect(stdout).toContain('SECRET-3');
    expect(onDisk(server.data)).not.toMatch(secret);
  });

  it('does not keep commands from reading without the key what is no secret', async () => {
    const [one] = await exported(server.data);
    expect(one).toMatchObject({ number: '101', accountNumber: '••••' });
    const refused = await portdesk(['orders', 'export', '--secrets'], { data: server.data });
    expect(refused).toMatchObject({ status: 3, stdout: '' });
    expect(refused.stderr).toMatch(/sealed with the key \w{8}, and PORTDESK_KEY is not set/);
  });

  it('has to be stopped before the key changes, and then does not open with the old one', async () => {
    const env = { PORTDESK_KEY: second, PORTDESK_KEY_BEFORE: first };
    const refused = await rotate(server.data, env);
    expect(refused).toMatchObject({ status: 3, stdout: '' });
    expect(refused.stderr).toMatch(/is in use by process \d+, .*stop that process/);

    const { stderr } = await server.stop();
    expect(stderr).not.toMatch(secret);
    expect(stderr).not.toMatch(/PORTDESK_KEY/);
    expect(await rotate(server.data, env)).toMatchObject({ status: 0, stderr: '' });
    const old = await portdesk(['serve', '--demo'], { data: server.data, env: { PORTDESK_KEY: first } });
    expect(old).toMatchObject({ status: 3, stdout: '' });
    expect(old.stderr).toMatch(/sealed with the key \w{8}, but PORTDESK_KEY is the key \w{8}: set it/);
  });
});

describe.concurrent('a server without a key', () => {
  it('says in one line that secrets are stored plain, and how to make a key', async () => {
    const server = await serve(['--demo']);
    const { stderr } = await server.stop();
    expect(stderr).toMatch(
      /^PORTDESK_KEY is not set, so PINs and account numbers are stored plain; make a key with: openssl rand -base64 32$/m,
    );
  });

  it('that is given one seals what is there at once, and says so', async () => {
    const data = await storeUnder();
    expect(onDisk(data)).toMatch(secret);
    const server = await serve([], { data, env: { PORTDESK_KEY: first } });
    expect(onDisk(data)).not.toMatch(secret);
    expect((await server.stop()).stderr).toMatch(
      /were stored plain: 2 are sealed now, and so are those in the copies/,
    );
  });
});

describe.concurrent('portdesk orders rotate-key', () => {
  it('goes from one key to another, once, in the copy too', async () => {
    const data = await storeUnder(first);
    const env = { PORTDESK_KEY: second, PORTDESK_KEY_BEFORE: first };
    const done = await rotate(data, env);
    expect(done).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^2 secrets in .* and its copies: now sealed with the key \w{8}\.\n$/),
      stderr: '',
    });
    const after = onDisk(data);
    expect((await rotate(data, env)).stdout).toMatch(/^All secrets .*; nothing had to be changed\.\n$/);
    expect(onDisk(data)).toBe(after);
    expect(await pinIn(data, second)).toBe('SECRET-1');
  });

  it('asks for the key before where it is not the one in use', async () => {
    const data = await storeUnder(first);
    const before = onDisk(data);
    const wrong: readonly Env[] = [
      { PORTDESK_KEY: second },
      { PORTDESK_KEY: second, PORTDESK_KEY_BEFORE: second },
    ];
    for (const env of wrong) {
      const refused = await rotate(data, env);
      expect(refused).toMatchObject({ status: 3, stdout: '' });
      expect(refused.stderr).toMatch(/run portdesk orders rotate-key with that one in PORTDESK_KEY_BEFORE/);
    }
    expect(onDisk(data)).toBe(before);
  });

  it('makes secrets plain, where that is said', async () => {
    const data = await storeUnder(first);
    expect(await rotate(data, {})).toMatchObject({ status: 2, stderr: expect.stringMatching(/--to-plain/) });
    const done = await rotate(data, { PORTDESK_KEY: first }, '--to-plain');
    expect(done).toMatchObject({ status: 0, stdout: expect.stringMatching(/: now plain\.\n$/) });
    expect(await pinIn(data)).toBe('SECRET-1');
  });
});
