// The bot's own token: asked of Microsoft's sign-in by the real client, and shown to the channel with what is sent.

import type { Activity } from 'botbuilder';
import { describe, expect, it } from 'vitest';
import type { Credentials } from '../../src/config.ts';
import { KeptClients } from '../../src/teams/clients.ts';
import { startBot } from './bot.ts';
import { channel } from './channel.ts';
import { microsoft } from './microsoft.ts';

const emea = 'https://smba.trafficmanager.net/emea/';
const amer = 'https://smba.trafficmanager.net/amer/';
const hour = 3600;

let apps = 0;
/** Bot Framework keeps tokens by app id, for the whole process. */
async function start(lifetime: number) {
  const appId = `app-${++apps}`;
  const credentials: Credentials = { appId, appType: 'SingleTenant', password: 'hush', tenantId: 'contoso' };
  const { openIdMetadataUrl, token } = await channel();
  const { signIns, sent } = await microsoft(lifetime);
  const { post } = await startBot({ credentials, openIdMetadataUrl });
  const now = Math.floor(Date.now() / 1000);
  let ids = 0;
  const say = (serviceUrl: string) =>
    post(
      { id: `m${++ids}`, deliveryMode: undefined, serviceUrl },
      token({
        iss: 'https://api.botframework.com',
        aud: appId,
        serviceurl: serviceUrl,
        nbf: now,
        exp: now + hour,
      }),
    );
  return { appId, say, signIns, sent };
}

describe('the bot with credentials', () => {
  it('signs in with its secret once, and shows the token to every service URL', async () => {
    const { appId, say, signIns, sent } = await start(hour);
    for (const serviceUrl of [emea, emea, amer]) expect((await say(serviceUrl)).status).toBe(200);
    expect(signIns).toMatchObject([{ path: expect.stringMatching('^/contoso/oauth2/v2.0/token') }]);
    const asked = new URLSearchParams(signIns[0]?.body);
    expect(Object.fromEntries(asked)).toMatchObject({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: 'hush',
      scope: 'https://api.botframework.com/.default',
    });
    expect(sent.map(({ host, path }) => host + path)).toEqual([
      'smba.trafficmanager.net/emea/v3/conversations/c1/activities/m1',
      'smba.trafficmanager.net/emea/v3/conversations/c1/activities/m2',
      'smba.trafficmanager.net/amer/v3/conversations/c1/activities/m3',
    ]);
    expect(new Set(sent.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer token-1']));
  });

  it('signs in again once its token is about to end', async () => {
    const aboutToEnd = 60;
    const { say, signIns, sent } = await start(aboutToEnd);
    await say(emea);
    await say(emea);
    expect(signIns).toHaveLength(2);
    expect(sent.map(({ authorization }) => authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });
});

describe('the clients', () => {
  const clients = new KeptClients();
  const client = async (serviceUrl: string, audience?: string) => {
    const { connectorFactory } = await clients.authenticateRequest({} as Activity, '');
    return connectorFactory?.create(serviceUrl, audience);
  };

  it('are kept by service URL and audience', async () => {
    const kept = await client(emea);
    expect(await client(emea)).toBe(kept);
    expect(await client(amer)).not.toBe(kept);
    expect(await client(emea, 'https://api.botframework.us')).not.toBe(kept);
  });

  it('that nobody has used for longest go where there are many', async () => {
    const [used, unused] = [await client(emea), await client(amer)];
    for (let at = 0; at < 1000; at++) {
      await client(`${amer}${at}/`);
      expect(await client(emea)).toBe(used);
    }
    expect(await client(amer)).not.toBe(unused);
  });
});
