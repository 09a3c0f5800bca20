import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { EventResult, ImportResult } from '../../src/intake/intake.ts';
import { createMetrics } from '../../src/metrics.ts';
import { createOutlet } from '../../src/outlet/outlet.ts';
import { createHttpServer, type HttpOptions } from '../../src/server/http.ts';
import { ListenError } from '../../src/server/listen.ts';
import { openMemoryStore } from '../../src/stores/lowdb.ts';
import type { Outcome } from '../../src/teams/outcome.ts';

const anywhere = { port: 0, host: '127.0.0.1' };
const apiTokens = [
  { token: 'api-token', by: 'API' },
  { token: 'local-token', by: 'command line' },
];

function prepare(options: Partial<HttpOptions> = {}) {
  const calls: unknown[][] = [];
  const logged: string[] = [];
  let ids = 0;
  const server = createHttpServer({
    messages: {
      process: async ({ body, authorization }) => {
        calls.push([body, authorization]);
        return { kind: 'taken', status: 200, body: { activities: [] } };
      },
    },
    intake: {
      event: async (...call) => {
        calls.push(call);
        return { kind: 'repeated' };
      },
      importRows: async (...call) => {
        calls.push(call);
        return { kind: 'imported', added: 2, replaced: 1, unchanged: 0, moved: 0, rejected: [] };
      },
    },
    outlet: createOutlet(openMemoryStore(), () => new Date(0)),
    apiTokens,
    tenants: async () => ['contoso'],
    serves: () => true,
    metrics: createMetrics(),
    ready: async () => undefined,
    log: pino(new Writable({ write: (line, _encoding, done) => done(void logged.push(String(line))) })),
    newErrorId: () => `error-${++ids}`,
    ...options,
  });
  return { server, calls, logged };
}

async function start(options: Partial<HttpOptions> = {}) {
  const { server, calls, logged } = prepare(options);
  const { address, close } = await server.listen(anywhere);
  onTestFinished(close);
  const url = `http://127.0.0.1:${address.port}`;
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(url + path, init);
    const said = await response.text();
    return { status: response.status, headers: response.headers, body: said ? JSON.parse(said) : undefined };
  };
  const post = (path: string, body: string | Uint8Array, headers: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });
  const call = (path: string, token = 'api-token') =>
    post(path, '{"event":"approved"}', { Authorization: `Bearer ${token}` });
  return { address, close, ask, post, call, calls, logged };
}

const faultWith = (code: string) => ({ error: { code, message: expect.any(String), id: 'error-1' } });

describe('POST /api/messages', () => {
  it('hands the body and the token on, and gives back the outcome', async () => {
    const { post, calls } = await start();
    const { status, body } = await post('/api/messages', '{"type":"message"}', { Authorization: 'Bearer x' });
    expect([status, body]).toEqual([200, { activities: [] }]);
    expect(calls).toEqual([[{ type: 'message' }, 'Bearer x']]);
  });

  it.each<[Outcome, number, unknown]>([
    [{ kind: 'taken', status: 200 }, 200, undefined],
    [{ kind: 'taken', status: 201, body: { id: 'x' } }, 201, { id: 'x' }],
    [
      { kind: 'refused', status: 403, code: 'unknownTenant', message: 'no', id: 'e' },
      403,
      { error: { code: 'unknownTenant', message: 'no', id: 'e' } },
    ],
  ])('answers the outcome %j', async (outcome, status, body) => {
    const { post } = await start({ messages: { process: async () => outcome } });
    expect(await post('/api/messages', '{}')).toMatchObject({ status, body });
  });

  it('takes 100 kB of text, in several bytes a character', async () => {
    const { post, calls } = await start();
    const activity = { text: '注'.repeat(50_000) };
    expect((await post('/api/messages', JSON.stringify(activity))).status).toBe(200);
    expect(calls).toEqual([[activity, undefined]]);
  });

  it('takes JSON however deep it nests, and names of properties that objects have', async () => {
    const { post } = await start();
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect((await post('/api/messages', `{"value":${deep}}`)).status).toBe(200);
    expect((await post('/api/messages', '{"__proto__":{"type":"x"},"constructor":7}')).status).toBe(200);
  });

  it.each<[string, string | Uint8Array, Record<string, string>, number, string]>([
    ['no JSON', 'hello', {}, 400, 'notJson'],
    ['half a JSON', '{"type":', {}, 400, 'notJson'],
    ['nothing', '', {}, 400, 'notJson'],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), {}, 400, 'notJson'],
    ['a form', '{}', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415, 'unsupportedMediaType'],
    [
      'plain text, as any web page may send',
      '{}',
      { 'Content-Type': 'text/plain' },
      415,
      'unsupportedMediaType',
    ],
    ['packed', new Uint8Array(gzipSync('{}')), { 'Content-Encoding': 'gzip' }, 415, 'unsupportedMediaType'],
    ['too long', JSON.stringify({ text: 'x'.repeat(300_000) }), {}, 413, 'tooLarge'],
  ])('refuses a body that is %s', async (_what, sent, headers, status, code) => {
    const { post, calls, logged } = await start();
    expect(await post('/api/messages', sent, headers)).toMatchObject({ status, body: faultWith(code) });
    expect(calls).toEqual([]);
    const { errorId, status: told, code: why } = JSON.parse(logged.join());
    expect([errorId, told, why]).toEqual(['error-1', status, code]);
  });

  it('refuses a body without a type', async () => {
    const { ask } = await start();
    const body = new Blob(['{}']);
    expect(await ask('/api/messages', { method: 'POST', body })).toMatchObject({ status: 415 });
  });

  it.each([
    ['GET', '/api/messages', 405, 'methodNotAllowed'],
    ['DELETE', '/api/messages', 405, 'methodNotAllowed'],
    ['OPTIONS', '/api/messages', 405, 'methodNotAllowed'],
    ['GET', '/', 404, 'notFound'],
    ['POST', '/api/messages/', 404, 'notFound'],
    ['POST', '/api/orders/%zz/events', 404, 'notFound'],
    ['GET', '/../../etc/passwd', 404, 'notFound'],
  ])('%s %s is answered with %d in JSON', async (method, path, status, code) => {
    const { ask } = await start();
    expect(await ask(path, { method })).toMatchObject({ status, body: faultWith(code) });
  });

  it('names no software and lets nobody guess types', async () => {
    const { ask } = await start();
    for (const path of ['/healthz', '/nowhere']) {
      const { headers } = await ask(path);
      expect(headers.get('Server')).toBeNull();
      expect(headers.get('X-Powered-By')).toBeNull();
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Content-Type')).toBe('application/json; charset=utf-8');
    }
  });

  it('answers what breaks with an id, and logs the rest', async () => {
    const process = async () => {
      throw Object.assign(new Error('the disk is full'), { statusCode: 418, request: { body: 'my secret' } });
    };
    const { post, logged } = await start({ messages: { process } });
    const { status, body } = await post('/api/messages', '{}');
    expect([status, body]).toEqual([500, faultWith('internal')]);
    expect(JSON.stringify(body)).not.toContain('disk');
    expect(logged).toEqual([expect.stringMatching(/"errorId":"error-1".*the disk is full/)]);
    expect(logged.join()).not.toContain('secret');
  });
});

describe('POST /api/orders/:number/events', () => {
  it.each<[EventResult, number, unknown]>([
    [
      { kind: 'moved', from: 'processing', to: 'contactingCarrier' },
      200,
      { order: '101', from: 'processing', to: 'contactingCarrier' },
    ],
    [{ kind: 'repeated' }, 200, { repeated: true }],
    [{ kind: 'unknownOrder' }, 404, faultWith('unknownOrder')],
    [
      { kind: 'impossible', message: 'It is completed' },
      409,
      { error: { code: 'impossible', message: 'It is completed', id: 'error-1' } },
    ],
    [
      { kind: 'malformed', faults: ['event: is none', 'eventId: is missing'] },
      400,
      { error: { code: 'malformedEvent', message: 'event: is none; eventId: is missing', id: 'error-1' } },
    ],
  ])('answers %j', async (result, status, body) => {
    const intake = { event: async () => result, importRows: async (): Promise<never> => Promise.reject() };
    const { call } = await start({ intake });
    expect(await call('/api/orders/101/events')).toMatchObject({ status, body });
  });

  it.each([
    ['/api/orders/PO-101/events?tenant=fabrikam', 'api-token', ['fabrikam', 'PO-101', 'API']],
    ['/api/orders/101/events', 'local-token', ['contoso', '101', 'command line']],
    ['/api/orders/1%2F2%20%E6%B3%A8/events?tenant=a%26b', 'api-token', ['a&b', '1/2 注', 'API']],
  ])('tells the intake of %s with %s', async (path, token, [tenant, number, by]) => {
    const { call, calls } = await start();
    expect((await call(path, token)).status).toBe(200);
    expect(calls).toEqual([[tenant, number, { event: 'approved' }, by]]);
  });
});

describe('POST /api/orders/import', () => {
  const rejected = [{ index: 1, faults: [{ path: ['status'], message: 'is no status' }] }];
  const counted = { added: 2, replaced: 1, unchanged: 3, moved: 4, rejected };

  it.each<[ImportResult, number, unknown]>([
    [{ kind: 'imported', ...counted }, 200, counted],
    [
      { kind: 'malformed', message: 'is no list' },
      400,
      { error: { code: 'malformedImport', message: 'The body is no list', id: 'error-1' } },
    ],
  ])('answers %j', async (result, status, body) => {
    const intake = { importRows: async () => result, event: async (): Promise<never> => Promise.reject() };
    const { call } = await start({ intake });
    expect(await call('/api/orders/import')).toMatchObject({ status, body });
  });

  it.each([
    ['', ['contoso', { event: 'approved' }, 'API', 'none']],
    ['?absent=none', ['contoso', { event: 'approved' }, 'API', 'none']],
    ['?absent=kept&tenant=fabrikam', ['fabrikam', { event: 'approved' }, 'API', 'kept']],
  ])('tells the intake of %j who sends it, and what absent fields mean', async (query, told) => {
    const { call, calls } = await start();
    expect((await call(`/api/orders/import${query}`)).status).toBe(200);
    expect(calls).toEqual([told]);
  });

  it('refuses to guess what absent fields mean', async () => {
    const { call, calls } = await start();
    expect(await call('/api/orders/import?absent=gone')).toMatchObject({
      status: 400,
      body: faultWith('malformedQuery'),
    });
    expect(calls).toEqual([]);
  });

  it('takes files of several megabytes', async () => {
    const { post, calls } = await start();
    const body = JSON.stringify(Array.from({ length: 1000 }, () => 'x'.repeat(4000)));
    expect((await post('/api/orders/import', body, { Authorization: 'Bearer api-token' })).status).toBe(200);
    expect(calls).toHaveLength(1);
  });
});

describe.each(['/api/orders/101/events', '/api/orders/import'])('POST %s', (path) => {
  it.each([
    '',
    'Bearer',
    'Bearer wrong',
    'Bearer api-toke',
    'Bearer api-token x',
    'Basic api-token',
    'api-token',
  ])('refuses Authorization: %s', async (Authorization) => {
    const { post, calls } = await start();
    const { status, body, headers } = await post(path, 'not even JSON', { Authorization });
    expect([status, body]).toEqual([401, faultWith('unauthorized')]);
    expect(headers.get('WWW-Authenticate')).toBe('Bearer');
    expect(calls).toEqual([]);
  });

  it('answers 503 while no token is configured', async () => {
    const { call } = await start({ apiTokens: [] });
    expect(await call(path)).toMatchObject({ status: 503, body: faultWith('noApiToken') });
  });

  it('takes an empty token for none', async () => {
    const { post } = await start({ apiTokens: [{ token: '', by: 'nobody' }] });
    expect(await post(path, '{}', { Authorization: 'Bearer ' })).toMatchObject({ status: 401 });
  });

  it.each([
    ['', ['contoso', 'fabrikam']],
    ['', []],
    ['?tenant=', []],
    ['?tenant=contoso&tenant=fabrikam', ['contoso']],
  ])('asks for the tenant where %j leaves it open among %j', async (query, tenants) => {
    const { call, calls } = await start({ tenants: async () => tenants });
    expect(await call(path + query)).toMatchObject({ status: 400, body: faultWith('tenantNeeded') });
    expect(calls).toEqual([]);
  });
});

describe('GET /about', () => {
  it('is a page for people, with what the app package links to, and nothing that runs', async () => {
    const { address } = await start();
    const response = await fetch(`http://127.0.0.1:${address.port}/about`);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    for (const part of ['lang="en"', 'lang="ja"', 'id="privacy"', 'id="terms"']) expect(page).toContain(part);
    expect(page).not.toMatch(/<script|https?:/);
  });
});

describe('the probes', () => {
  it('say that the server lives, and whether it can answer', async () => {
    const { ask } = await start();
    expect(await ask('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await ask('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  it('say that the server cannot answer without its store', async () => {
    const ready = async () => {
      throw new Error('no store');
    };
    const { ask, logged } = await start({ ready });
    expect(await ask('/healthz')).toMatchObject({ status: 200 });
    expect(await ask('/readyz')).toMatchObject({ status: 503, body: faultWith('notReady') });
    expect(logged).toEqual([expect.stringContaining('no store')]);
  });
});

describe('listening', () => {
  it('says what to do where the port is in use', async () => {
    const { address } = await start();
    const { server } = prepare();
    const refused = server.listen(address);
    await expect(refused).rejects.toThrow(ListenError);
    await expect(refused).rejects.toThrow(
      `Port ${address.port} on 127.0.0.1 is in use: stop the program that has it, or set PORT to another one`,
    );
  });

  it('says what to do where the address is not of this machine', async () => {
    const { server } = prepare();
    await expect(server.listen({ port: 0, host: '192.0.2.1' })).rejects.toThrow('192.0.2.1 is no address');
  });

  it('finishes requests under way when it closes, and takes no more', async () => {
    let leave: (outcome: Outcome) => void = () => undefined;
    const process = () =>
      new Promise<Outcome>((resolve) => {
        leave = resolve;
        enter();
      });
    let enter = () => {};
    const entered = new Promise<void>((resolve) => {
      enter = resolve;
    });
    const { server } = prepare({ messages: { process } });
    const { address, close } = await server.listen(anywhere);
    const url = `http://127.0.0.1:${address.port}`;
    const headers = { 'Content-Type': 'application/json' };
    const answer = fetch(`${url}/api/messages`, { method: 'POST', headers, body: '{}' });
    await entered;
    const closed = close();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    leave({ kind: 'taken', status: 200, body: { late: true } });
    expect(await (await answer).json()).toEqual({ late: true });
    await closed;
  });

  it('goes on where a client leaves half way through its body', async () => {
    const { address, ask, logged } = await start();
    const socket = connect(address.port, address.host);
    socket.write(
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    );
    socket.end();
    await text(socket);
    expect(await ask('/healthz')).toMatchObject({ status: 200 });
    expect(logged.join()).not.toContain('A request broke');
  });
});
