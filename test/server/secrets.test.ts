// What nobody may read who watches over the server: PINs, account numbers, what people say, tokens. A conversation with all
// of them goes through the whole house at its most talkative; log, metrics and refusals are searched for them.

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { openApp, serve } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createMetrics } from '../../src/metrics.ts';
import { anOrder, placing } from '../stores/commits.ts';
import { freshFolder } from '../stores/tempStore.ts';
import { connector } from '../teams/channel.ts';

const secrets = {
  kept: ['KEPT-PIN-4711', 'KEPT-ACCOUNT-0815'],
  said: ['5150774', 'Hildegard', 'SAID-IN-NONSENSE'],
  token: ['API-TOKEN-of-16-or-more', 'GUESSED-TOKEN'],
} as const;
const [pin, accountNumber] = secrets.kept;
const [saidPin, saidName, saidNonsense] = secrets.said;
const [apiToken, guessed] = secrets.token;

it('lets no secret and nothing of what people say into log, metrics and refusals', async () => {
  const folder = await freshFolder();
  const config = readConfig({
    ...{ PORT: '0', PORTDESK_DATA: join(folder, 'portdesk.json'), PORTDESK_ADMINS: 'ada' },
    ...{ PORTDESK_API_TOKEN: apiToken, PORTDESK_KEY: Buffer.alloc(32, 7).toString('base64') },
  });
  const logged: string[] = [];
  const log = pino(
    { level: 'trace' },
    new Writable({ write: (line, _encoding, done) => done(void logged.push(String(line))) }),
  );
  const clock = () => new Date('2026-11-24T09:00:00Z');
  const metrics = createMetrics();
  const app = await openApp(config, clock, { metrics });
  const { url, close } = await serve(app, config, { demo: false, clock, log, metrics });
  onTestFinished(async () => {
    await close();
    await app.store.close();
    await rm(folder, { recursive: true });
  });
  await app.store.commit(placing(anOrder('101', { tenant: 'contoso', status: 'error', pin, accountNumber })));

  let ids = 0;
  const refusals: string[] = [];
  const replies: string[] = [];
  async function send(path: string, body: string, headers: Record<string, string> = {}) {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
    });
    (response.ok ? replies : refusals).push(await response.text());
  }
  const say = (text: unknown, changes: object = {}) =>
    send(
      '/api/messages',
      JSON.stringify({
        ...{ type: 'message', id: `m${++ids}`, channelId: 'msteams', deliveryMode: 'expectReplies', text },
        ...{ from: { id: '29:ada', aadObjectId: 'ada' }, recipient: { id: '28:bot' }, locale: 'en-US' },
        ...{ conversation: { id: 'c1', tenantId: 'contoso' }, serviceUrl: 'http://127.0.0.1:9/', ...changes },
      }),
    );
  const as = (token: string) => ({ Authorization: `Bearer ${token}` });

  await say('show order 101');
  await say(`change the pin of order 101 to ${saidPin}`);
  await say('yes');
  await say(`add a comment to order 101: call ${saidName}`);
  await say(saidNonsense);
  const { url: serviceUrl } = await connector(403); // a failure that Bot Framework does not wait to try again
  await say(`cancel order 101, my pin is ${saidPin}`, { deliveryMode: undefined, serviceUrl });
  await say({ [saidNonsense]: saidName });
  await say(saidName, { type: 'invoke', name: 'composeExtension/query', value: { parameters: saidName } });
  await send('/api/messages', `{"text": "${saidNonsense}`);
  await send('/api/orders/101/events', JSON.stringify({ event: saidNonsense, pin: saidPin }), as(apiToken));
  await send(
    '/api/orders/import',
    JSON.stringify([{ number: '7', pin: saidPin, name: saidName, status: 'x' }]),
    as(apiToken),
  );
  await send('/api/orders/import', JSON.stringify({ pin: saidPin }), as(apiToken));
  await send('/api/orders/101/events', '{}', as(guessed));

  expect((await app.store.exactly('contoso', ['101']))[0]?.pin).toBe(saidPin);
  const watched = { log: logged.join(''), metrics: await metrics.text(), refusals: refusals.join('') };
  for (const [where, what] of Object.entries(watched)) {
    expect([where, what.length > 100]).toEqual([where, true]);
    for (const secret of Object.values(secrets).flat())
      expect([where, secret, what.includes(secret)]).toEqual([where, secret, false]);
  }
  // The searching finds what is there.
  expect(replies.join('')).toContain(saidName);
});
