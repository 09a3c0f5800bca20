// The doctor as a whole, on stores and servers as they are.

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { processFindings, storeFindings } from '../../../src/cli/doctor/store.ts';
import { storePlace } from '../../../src/storePlace.ts';
import { openStore } from '../../../src/stores/open.ts';
import { built, spoiled } from '../../appPackage/packages.ts';
import { describeOnPostgres, freshDatabase } from '../../stores/postgresServer.ts';
import { fileOf, order } from '../orderFiles.ts';
import { newFolder, newStore, portdesk, serve } from '../portdesk.ts';
import { admin, credentials, examined } from './examined.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const otherKey = Buffer.alloc(32, 8).toString('base64');

/** A store of two orders, sealed with the key. */
async function filledStore(): Promise<string> {
  const data = newStore();
  const words = ['orders', 'import', fileOf([order('1'), order('2')]), '--tenant', 'demo'];
  expect((await portdesk(words, { data, env: { PORTDESK_KEY: key } })).status).toBe(0);
  return data;
}

const verdicts = (findings: readonly { verdict: string }[]) => findings.map(({ verdict }) => verdict);

describe('what the doctor says of the store', () => {
  it('where it is sealed: only with its key that it is well', async () => {
    const data = await filledStore();
    const findingsWith = (env: Record<string, string>) =>
      storeFindings(examined({ PORTDESK_DATA: data, ...env }));
    expect(await findingsWith({ PORTDESK_KEY: key })).toEqual([{ verdict: 'ok', says: `${data}: 2 orders` }]);
    expect(await findingsWith({ PORTDESK_KEY: otherKey })).toEqual([
      {
        verdict: 'fail',
        says: expect.stringMatching(/sealed with the key \w+, but PORTDESK_KEY is the key/),
      },
    ]);
    expect(await findingsWith({})).toEqual([
      { verdict: 'fail', says: expect.stringMatching(/PORTDESK_KEY is not set: set it to that key/) },
    ]);
    expect(readdirSync(dirname(data))).toEqual(['orders.json']);
  });

  it('where there is none yet: that it will be made, and plain', async () => {
    const data = join(newFolder(), 'not', 'yet', 'orders.json');
    expect(await storeFindings(examined({ PORTDESK_DATA: data }))).toEqual([
      { verdict: 'ok', says: `${data}: not there yet; the first order makes it` },
      { verdict: 'warn', says: 'PORTDESK_KEY: is not set, so PINs and account numbers are stored plain' },
    ]);
  });

  it.each([
    ['is damaged', '{"format": 1,', /does not hold a store's orders: line 1/],
    ['belongs to something else', '[]', /does not hold a store's orders/],
  ])('where the file %s: what to mend', async (_what, text, says) => {
    const data = newStore();
    writeFileSync(data, text);
    expect(await storeFindings(examined({ PORTDESK_DATA: data }))).toEqual([
      { verdict: 'fail', says: expect.stringMatching(says) },
    ]);
  });

  it('where its folder is a file: that nothing can be written there', async () => {
    const data = newStore();
    writeFileSync(data, '{}');
    const findings = await storeFindings(examined({ PORTDESK_DATA: join(data, 'orders.json') }));
    expect(verdicts(findings)).toEqual(['fail']);
  });

  it('where a lock cannot be read: what to do', async () => {
    const data = newStore();
    mkdirSync(`${data}.lock`);
    expect(await processFindings(examined({ PORTDESK_DATA: data }))).toEqual([
      { verdict: 'fail', says: expect.stringMatching(/remove the lock and start again/) },
    ]);
  });
});

describeOnPostgres('what the doctor says of a database', () => {
  it('before its first start and after', async () => {
    const database = await freshDatabase();
    onTestFinished(() => database.drop());
    const onDatabase = examined({ DATABASE_URL: database.url, PORTDESK_KEY: key });
    expect(await storeFindings(onDatabase)).toEqual([
      {
        verdict: 'fail',
        says: expect.stringMatching(/It holds no orders yet: start portdesk serve on it once/),
      },
    ]);
    await (await openStore(storePlace(onDatabase.config))).close();
    const [finding] = await storeFindings(onDatabase);
    expect(finding).toEqual({ verdict: 'ok', says: expect.stringMatching(/^postgres:\/\/[^@]*: 0 orders$/) });
    expect(verdicts(await processFindings(onDatabase))).toEqual(['ok']);
  });
});

describe('portdesk doctor', () => {
  it('finds a server well, the process that it is, and changes nothing', async () => {
    const server = await serve(['--demo']);
    onTestFinished(async () => void (await server.stop()));
    const before = readdirSync(dirname(server.data));
    const { status, stdout } = await portdesk(['doctor'], { data: server.data });
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^ok {4}Node\.js {6}\d+\.\d+\.\d+\nok {4}locales {6}answers in en, ja; understands /,
    );
    expect(stdout).toMatch(/^ok {4}store {8}.*: 7 orders$/m);
    expect(stdout).toContain(`process ${server.pid}, running since `);
    expect(stdout).toContain(`has the store open and is ready at ${server.url}\n`);
    expect(stdout).not.toMatch(/^fail/m);
    expect(readdirSync(dirname(server.data))).toEqual(before);
  });

  it('holds the package against the credentials, and tells findings as JSON', async () => {
    const file = join(newFolder(), 'portdesk.zip');
    writeFileSync(file, built());
    const env = { ...credentials, PORTDESK_ADMINS: admin, PORTDESK_KEY: key };
    const { status, stdout } = await portdesk(['doctor', '--json', '--package', file], { env });
    const findings = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(findings.at(-1)).toEqual({
      check: 'package',
      verdict: 'ok',
      says: `${file}: version 1.0.0; the messaging endpoint is https://bot.contoso.com/api/messages`,
    });
    expect(stdout).not.toContain('hush');
  });

  it('ends with 1 where anything fails, and looks no further where there is no configuration', async () => {
    const file = join(newFolder(), 'portdesk.zip');
    const other = spoiled((files) => {
      files['manifest.json'].bots[0].botId = admin;
    });
    writeFileSync(file, other);
    const wrong = await portdesk(['doctor', '--package', file], { env: credentials });
    expect(wrong.status).toBe(1);
    expect(wrong.stdout).toMatch(
      /^fail {2}package {6}manifest\.json: bots\[0\]\.botId must be the bot's app id/m,
    );

    const none = await portdesk(['doctor'], { env: { PORT: 'x', HOST: '0.0.0.0' } });
    expect(none.status).toBe(1);
    expect(none.stdout.match(/^fail {2}environment {2}\w+/gm)).toHaveLength(2);
    expect(none.stderr).toBe('Nothing else was looked at: mend the environment, and run this again.\n');
  });
});
