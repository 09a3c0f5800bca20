// What the server makes of whom it does not know: guessers of tokens, slow senders, tenants that it does not serve.

import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMetrics } from '../../src/metrics.ts';
import { createOutlet } from '../../src/outlet/outlet.ts';
import { createHttpServer, type HttpOptions } from '../../src/server/http.ts';
import { openMemoryStore } from '../../src/stores/lowdb.ts';
import { anOrder } from '../stores/commits.ts';

async function start(options: Partial<HttpOptions> = {}) {
  const store = openMemoryStore(
    ['contoso', 'fabrikam'].map((tenant) => anOrder('101', { tenant, name: `Of ${tenant}` })),
  );
  const never = async () => {
    throw new Error('not here');
  };
  const server = createHttpServer({
    messages: { process: async () => ({ kind: 'taken', status: 200 }) },
    intake: { event: never, importRows: never },
    outlet: createOutlet(store, () => new Date(0)),
    apiTokens: [{ token: 'right', by: 'API' }],
    tenants: () => store.tenants(),
    serves: () => true,
    ready: async () => undefined,
    metrics: createMetrics(),
    log: pino({ level: 'silent' }),
    newErrorId: () => 'E1',
    ...options,
  });
  const { address, close } = await server.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(close);
  const get = async (path: string, token?: string, from?: string) => {
    const response = await fetch(`http://127.0.0.1:${address.port}${path}`, {
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(from && { 'X-Forwarded-For': from }),
      },
    });
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
  return { address, get };
}

const orders = '/api/orders?tenant=contoso';

describe('an address that tries wrong tokens', () => {
  const tries = { most: 3, seconds: 60 };

  it('has to wait after some, even with the right one, and is told for how long', async () => {
    const { get } = await start({ tries });
    for (let at = 0; at < 3; at++) expect((await get(orders, `wrong-${at}`)).status).toBe(401);
    for (const token of ['wrong-4', 'right']) {
      const { status, headers, body } = await get(orders, token);
      expect([status, JSON.parse(body)]).toMatchObject([429, { error: { code: 'tooManyTries' } }]);
      const wait = Number(headers.get('Retry-After'));
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(60);
    }
  });

  it('does not have others wait, who come by way of the same proxy', async () => {
    const { get } = await start({ tries });
    // Whatever a client says of itself, a proxy adds what it saw.
    for (const made of ['198.51.100.1, ', '198.51.100.2, ', ''])
      await get(orders, 'wrong', `${made}203.0.113.7`);
    expect((await get(orders, 'right', '203.0.113.7')).status).toBe(429);
    expect((await get('/metrics', 'right', '203.0.113.7')).status).toBe(429);
    expect((await get(orders, 'right', '203.0.113.8')).status).toBe(200);
    expect((await get(orders, 'right')).status).toBe(200);
  });

  it('does not wait where it shows none, or the right one', async () => {
    const { get } = await start({ tries });
    for (let at = 0; at < 9; at++) {
      expect((await get(orders)).status).toBe(401);
      expect((await get(orders, 'right')).status).toBe(200);
    }
  });

  it('may try again in time', async () => {
    const { get } = await start({ tries: { most: 1, seconds: 1 } });
    await get(orders, 'wrong');
    await vi.waitFor(async () => expect((await get(orders, 'right')).status).toBe(200), 10_000);
  });
});

describe('a tenant that is not served', () => {
  const serves = (tenant: string) => tenant === 'contoso';

  it('has no orders to ask for, whoever asks', async () => {
    const { get } = await start({ serves });
    for (const path of ['/api/orders', '/api/orders/101', '/api/orders/changes']) {
      expect((await get(`${path}?tenant=contoso`, 'right')).status).toBe(200);
      const { status, body } = await get(`${path}?tenant=fabrikam`, 'right');
      expect([status, JSON.parse(body)]).toMatchObject([403, { error: { code: 'unknownTenant' } }]);
      expect(body).not.toContain('Of fabrikam');
    }
  });

  it('is not the one that is meant where a call names none', async () => {
    const { get } = await start({ serves });
    const { status, body } = await get('/api/orders', 'right');
    expect([status, body.includes('Of contoso'), body.includes('Of fabrikam')]).toEqual([200, true, false]);
  });
});

describe('a slow sender', () => {
  const patience = { headers: 200, request: 400, every: 50 };
  const head = 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';

  it.each([
    ['in the headers', head],
    ['in the body', `${head}Content-Length: 99\r\n\r\n{`],
  ])('is cut off %s, and others are served', async (_where, sent) => {
    const { address, get } = await start({ patience });
    const socket = connect(address.port, address.host);
    await once(socket, 'connect');
    socket.write(sent);
    expect(await text(socket)).toMatch(/^HTTP\/1.1 408 /);
    expect((await get('/healthz')).status).toBe(200);
  });

  it('is waited for as long as it may take', async () => {
    const { address } = await start({ patience: { headers: 60_000, request: 60_000, every: 10 } });
    const socket = connect(address.port, address.host);
    for (const byte of `${head}Connection: close\r\nContent-Length: 2\r\n\r\n{}`) {
      socket.write(byte);
      await new Promise(setImmediate);
    }
    expect(await text(socket)).toMatch(/^HTTP\/1.1 200 /);
  });
});

describe('every answer', () => {
  it.each([
    ['/healthz', 200],
    ['/readyz', 200],
    ['/about', 200],
    ['/metrics', 200],
    ['/api/openapi.json', 200],
    ['/api/orders', 401],
    ['/nowhere', 404],
    ['/api/messages', 405],
  ])('%s has headers that keep browsers from doing anything with it', async (path, status) => {
    const { get } = await start();
    const { headers, ...answer } = await get(path);
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching("^default-src 'none'; .*frame-ancestors 'none'"),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });
});
