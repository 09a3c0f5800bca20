// Whom the bot lets in: the real check of tokens, against a channel whose keys are the test's own.

import { beforeEach, expect, it, vi } from 'vitest';
import { credentials, serviceUrl, startBot } from './bot.ts';
import { type Channel, channel, otherKey } from './channel.ts';

const hour = 3600;
const now = Math.floor(Date.now() / 1000);
const good = {
  iss: 'https://api.botframework.com',
  aud: credentials.appId,
  serviceurl: serviceUrl,
  nbf: now - 60,
  exp: now + hour,
};
const without = (claim: keyof typeof good) => ({ ...good, [claim]: undefined });
const cut = (authorization: string) => authorization.slice(0, -3);

// Bot Framework prints the keys that a forged token was tried with.
beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue());

it.each<[who: string, status: number, shows: (channel: Channel) => string | undefined]>([
  ['the channel', 200, ({ token }) => token(good)],
  ['whose token has ended', 401, ({ token }) => token({ ...good, nbf: now - 2 * hour, exp: now - hour })],
  ['whose token has not begun', 401, ({ token }) => token({ ...good, nbf: now + hour, exp: now + 2 * hour })],
  ['who has a token for another bot', 401, ({ token }) => token({ ...good, aud: 'other' })],
  ['who has a token for no bot', 401, ({ token }) => token(without('aud'))],
  ['who has a token for several bots', 401, ({ token }) => token({ ...good, aud: ['other', 'another'] })],
  ['another issuer', 401, ({ token }) => token({ ...good, iss: 'https://evil.example' })],
  ['no issuer', 401, ({ token }) => token(without('iss'))],
  ['who signs with a key of their own', 401, ({ token }) => token(good, otherKey())],
  ['who signs nothing', 401, ({ unsigned }) => unsigned(good)],
  ['who signs with the public key', 401, ({ signedWithPublicKey }) => signedWithPublicKey(good)],
  ['who changes the signature', 401, ({ token }) => cut(token(good))],
  [
    'who answers from another place',
    401,
    ({ token }) => token({ ...good, serviceurl: 'https://smba.trafficmanager.net/amer/' }),
  ],
  ['who does not say from where they answer', 401, ({ token }) => token(without('serviceurl'))],
  ['who shows nothing', 401, () => undefined],
  ['who shows an empty token', 401, () => 'Bearer'],
  ['who shows no token', 401, () => 'Bearer x.y.z'],
  ['who has a password', 401, () => 'Basic YTpi'],
])('answers %s with %i', async (_who, status, shows) => {
  const vouching = await channel();
  const { openIdMetadataUrl } = vouching;
  const { post, heard } = await startBot({ credentials, openIdMetadataUrl });
  const answer = await post({ serviceUrl }, shows(vouching));
  expect(answer).toMatchObject({
    status,
    ...(status === 401 && { body: { error: { code: 'unauthorized' } } }),
  });
  expect(heard).toMatchObject(status === 200 ? [{ person: { id: 'ada', role: 'admin' } }] : []);
});

it('answers nobody from a channel that the key does not vouch for', async () => {
  const { openIdMetadataUrl, token } = await channel();
  const { post, heard } = await startBot({ credentials, openIdMetadataUrl });
  expect((await post({ serviceUrl, channelId: 'directline' }, token(good))).status).toBe(401);
  expect(heard).toEqual([]);
});
