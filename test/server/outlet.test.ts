// Orders and changes over HTTP: a real server before a store in memory.

import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Order } from '../../src/domain/order.ts';
import { createIntake } from '../../src/intake/storeIntake.ts';
import { createMetrics } from '../../src/metrics.ts';
import { createOutlet } from '../../src/outlet/outlet.ts';
import { createHttpServer } from '../../src/server/http.ts';
import { routesTo } from '../../src/server/routes.ts';
import { openMemoryStore } from '../../src/stores/lowdb.ts';
import { anOrder, later, start } from '../stores/commits.ts';
import { handing, handingOn } from '../stores/contractOfHandingOn.ts';

const clock = () => later(1000);
const secret = /4711|0815|ACC-1/;
const orders: readonly Order[] = [
  anOrder('9'),
  anOrder('101', {
    pin: '4711',
    accountNumber: 'ACC-1',
    history: [
      {
        at: start.toISOString(),
        by: { id: 'mia' },
        what: 'edited',
        fields: [{ field: 'pin', before: '0815', after: '4711' }],
      },
    ],
  }),
  anOrder('102', { status: 'transferApproved', focDate: later(60_000).toISOString() }),
  anOrder('103', { status: 'error', rejection: { reason: 'pinInvalid', at: start.toISOString() } }),
  anOrder('PO-7', { status: 'error', rejection: { reason: 'pinInvalid', at: start.toISOString() } }),
];

interface Answered {
  readonly status: number;
  readonly body: {
    readonly orders?: readonly { readonly number: string }[];
    readonly changes?: readonly { readonly cursor: number; readonly entered?: { readonly by: string } }[];
    readonly next?: string | number;
  };
}

async function house() {
  const store = openMemoryStore(orders);
  await store.commit(handing(...['101', '102', '103'].map((number) => handingOn(number))));
  const doors = {
    messages: { process: async () => ({ kind: 'taken', status: 200 }) as const },
    intake: createIntake(store, clock),
    outlet: createOutlet(store, clock),
    metrics: createMetrics(),
    ready: async () => undefined,
  };
  let ids = 0;
  const { address, close } = await createHttpServer({
    ...doors,
    apiTokens: [{ token: 'secret', by: 'API' }],
    tenants: () => store.tenants(),
    serves: () => true,
    log: pino({ level: 'silent' }),
    newErrorId: () => `error-${++ids}`,
  }).listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(close);
  const routes = routesTo({ ...doors, gate: async () => ({ by: 'API' }), notReady: () => '' });
  /** Every answer is as its route says that it is. */
  const call = async (path: string, body?: object): Promise<Answered> => {
    const response = await fetch(`http://127.0.0.1:${address.port}${path}`, {
      headers: { Authorization: 'Bearer secret', ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const { status } = response;
    const answer = (await response.json()) as Answered['body'];
    const [plain = ''] = path.split('?');
    const isOf = (route: string) => new RegExp(`^${route.replace(/:\w+/, '[^/]+')}$`).test(plain);
    const route = routes.find((each) => each.path === plain) ?? routes.find((each) => isOf(each.path));
    const said = route?.answers[status]?.schema;
    if (said) expect(said.safeParse(answer).error).toBeUndefined();
    return { status, body: answer };
  };
  return { store, call };
}

const numbersIn = ({ body }: Answered) => body.orders?.map(({ number }) => number);
const cursorsIn = ({ body }: Answered) => body.changes?.map(({ cursor }) => cursor);

describe('GET /api/orders', () => {
  it.each([
    ['', ['9', '101', '102', '103', 'PO-7'], undefined],
    ['?limit=2', ['9', '101'], '101'],
    ['?limit=2&after=101', ['102', '103'], '103'],
    ['?limit=2&after=103', ['PO-7'], undefined],
    ['?after=50', ['101', '102', '103', 'PO-7'], undefined],
    ['?after=PO-7', [], undefined],
    ['?status=error', ['103', 'PO-7'], undefined],
    ['?status=error&limit=1', ['103'], '103'],
    ['?status=transferPending,processing', ['9', '101', '102'], undefined],
    ['?status=transferApproved', [], undefined],
    ['?tenant=other', [], undefined],
  ])('%s gives %j, and then %s', async (query, numbers, next) => {
    const { call } = await house();
    const answer = await call(`/api/orders${query}`);
    expect([answer.status, numbersIn(answer), answer.body.next]).toEqual([200, numbers, next]);
  });

  it('masks secrets unless they are asked for', async () => {
    const { call } = await house();
    for (const path of ['/api/orders', '/api/orders/101', '/api/orders/changes']) {
      expect(JSON.stringify(await call(path))).not.toMatch(secret);
      expect(JSON.stringify(await call(`${path}?secrets=true`))).toMatch(secret);
    }
  });
});

describe('GET /api/orders/:number', () => {
  it('gives the order as it stands now', async () => {
    const { call } = await house();
    expect(await call('/api/orders/102')).toEqual({
      status: 200,
      body: { ...orders[2], status: 'transferPending' },
    });
  });

  it.each(['999', 'PO-0101', '00101', 'CHANGES'])('knows no order %s', async (number) => {
    const { call } = await house();
    const message = `There is no order ${number} in this tenant`;
    expect(await call(`/api/orders/${number}`)).toEqual({
      status: 404,
      body: { error: { code: 'unknownOrder', message, id: 'error-1' } },
    });
  });
});

describe('GET /api/orders/changes', () => {
  it.each([
    ['', [1, 2, 3], 3],
    ['?limit=2', [1, 2], 2],
    ['?after=2', [3], 3],
    ['?after=3', [], 3],
    ['?after=7', [], 7],
    ['?tenant=other', [], 0],
  ])('%s gives the changes %j, and goes on from %i', async (query, cursors, next) => {
    const { call } = await house();
    const answer = await call(`/api/orders/changes${query}`);
    expect([cursorsIn(answer), answer.body.next]).toEqual([cursors, next]);
  });

  it.each([
    ['?after=-1', /^after: must be at least 0$/],
    ['?after=1&after=2', /^after: stands more than once; say it once$/],
    ['?limit=0', /^limit: must be at least 1$/],
    ['?limit=1001', /^limit: must be at most 1000$/],
    ['?open=yes&limit=x', /^limit: must be a number; open: must be true or false$/],
    ['?affter=3', /not known here: affter/],
  ])('refuses %s with what to mend', async (query, message) => {
    const { call } = await house();
    expect(await call(`/api/orders/changes${query}`)).toMatchObject({
      status: 400,
      body: { error: { code: 'malformedQuery', message: expect.stringMatching(message) } },
    });
  });
});

describe('POST /api/orders/changes/entered', () => {
  const path = '/api/orders/changes/entered';

  it('marks each change once, says by whom, and leaves the others open', async () => {
    const { call } = await house();
    expect(await call(path, { cursors: [1, 3, 3] })).toEqual({
      status: 200,
      body: { entered: 2, already: 0 },
    });
    expect(await call(path, { cursors: [1, 2], by: 'Leo' })).toMatchObject({
      body: { entered: 1, already: 1 },
    });
    const { body } = await call('/api/orders/changes');
    expect(body.changes?.map(({ entered }) => entered?.by)).toEqual(['API', 'Leo', 'API']);
    expect(cursorsIn(await call('/api/orders/changes?open=true'))).toEqual([]);
  });

  it('marks none where one is not there', async () => {
    const { call } = await house();
    expect(await call(path, { cursors: [1, 4, 9] })).toMatchObject({
      status: 404,
      body: { error: { code: 'unknownChanges', message: 'There is no change 4, 9; none was marked' } },
    });
    expect(cursorsIn(await call('/api/orders/changes?open=true'))).toEqual([1, 2, 3]);
  });

  it.each([
    [{}, 'cursors: is missing'],
    [{ cursors: [] }, 'cursors: must not be empty'],
    [{ cursors: ['1'] }, 'cursors.0: must be a number'],
    [{ cursors: [1], by: ' ' }, 'by: must not be empty'],
    [{ cursors: [1], who: 'Leo' }, 'the body: has what is not known here: who'],
  ])('refuses %j', async (body, message) => {
    const { call } = await house();
    expect(await call(path, body)).toMatchObject({
      status: 400,
      body: { error: { code: 'malformedBody', message } },
    });
  });
});

it('reports events and takes imports as their routes say', async () => {
  const { call } = await house();
  const event = { event: 'approved', eventId: 'e1' };
  expect(await call('/api/orders/101/events', event)).toMatchObject({ status: 200, body: { order: '101' } });
  expect(await call('/api/orders/101/events', event)).toEqual({ status: 200, body: { repeated: true } });
  expect(await call('/api/orders/101/events', { ...event, eventId: 'e2' })).toMatchObject({ status: 409 });
  expect(await call('/api/orders/999/events', event)).toMatchObject({ status: 404 });
  const rows = [{ number: '101', ...event, eventId: 'e1' }, { number: 'no order' }];
  expect(await call('/api/orders/import', rows)).toMatchObject({ status: 200, body: { unchanged: 1 } });
});
