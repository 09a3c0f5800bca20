// The other side of the bot in tests: a connector that takes its replies, and the keys that vouch for a channel's tokens.

import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

async function serve(answer: (req: IncomingMessage, res: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly activity: Record<string, unknown>;
}

export interface Connector {
  readonly url: string;
  readonly sent: readonly Sent[];
  /** Resolves once so many activities have come in all. */
  arrives(count: number): Promise<void>;
}

/** Takes what the bot sends; `status` and `body`: what it answers with. Of several statuses, one each, and then the last. */
export async function connector(
  status: number | readonly number[] = 201,
  body: object = { id: 'reply-1' },
  headers: Readonly<Record<string, string>> = {},
): Promise<Connector> {
  const sent: Sent[] = [];
  const awaited: { count: number; arrived: () => void }[] = [];
  const url = await serve(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const statuses = [status].flat();
    const answer = statuses[Math.min(sent.length, statuses.length - 1)] ?? 201;
    sent.push({
      method: req.method ?? '',
      path: req.url ?? '',
      activity: JSON.parse(Buffer.concat(chunks).toString()),
    });
    for (const { count, arrived } of awaited) if (sent.length >= count) arrived();
    // Restify's patch of ServerResponse has writeHead return nothing.
    res.writeHead(answer, { 'Content-Type': 'application/json', ...headers });
    res.end(JSON.stringify(body));
  });
  const arrives = (count: number) =>
    new Promise<void>((arrived) => {
      if (sent.length >= count) arrived();
      else awaited.push({ count, arrived });
    });
  return { url, sent, arrives };
}

export interface Channel {
  readonly openIdMetadataUrl: string;
  token(claims: object, key?: KeyObject): string;
  /** As it would be with nothing to vouch for it. */
  unsigned(claims: object): string;
  /** Signed with what everybody may read, which a careless reader would take for a shared secret. */
  signedWithPublicKey(claims: object): string;
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

const headOf = (alg: string, claims: object): string =>
  `${encoded({ alg, typ: 'JWT', kid: 'k1' })}.${encoded(claims)}`;

// Made once for all channels, each of which says itself what it vouches with: to make one takes a seventh of a second.
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A channel whose keys are the tests' own. */
export async function channel(): Promise<Channel> {
  const url: string = await serve((req, res) => {
    const keys = [
      { ...publicKey.export({ format: 'jwk' }), kid: 'k1', endorsements: ['msteams', 'webchat'] },
    ];
    res.end(JSON.stringify(req.url === '/keys' ? { keys } : { jwks_uri: `${url}/keys` }));
  });
  return {
    openIdMetadataUrl: `${url}/openid`,
    token: (claims, key = privateKey) => {
      const head = headOf('RS256', claims);
      return `Bearer ${head}.${createSign('sha256').update(head).sign(key, 'base64url')}`;
    },
    unsigned: (claims) => `Bearer ${headOf('none', claims)}.`,
    signedWithPublicKey(claims) {
      const head = headOf('HS256', claims);
      const secret = publicKey.export({ format: 'pem', type: 'spki' });
      return `Bearer ${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
    },
  };
}

export const otherKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
