import { copyFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { allStored, exported, fileOf, order, stored, textOf } from './orderFiles.ts';
import { type Circumstances, newStore, portdesk, type Server, serve } from './portdesk.ts';

const orders = ['501', '502', '503', '504'].map((number) => order(number));
const event = (words: string, around: Circumstances) =>
  portdesk(['orders', 'event', ...words.split(' ')], around);

const refusals: readonly [words: string, status: number, told: RegExp][] = [
  [
    '501 completed',
    1,
    /order 501 is in status processing, .* completed; it takes approved, carrierRejected$/m,
  ],
  ['999 approved', 2, /There is no order 999 in /],
  ['501 flown', 2, /event: must be one of approved, carrierAccepted, /],
];

const filled = newStore();
beforeAll(async () => {
  await portdesk(['orders', 'import', fileOf(orders)], { data: filled });
});

/** A store with the orders, of its own: a writing command has it to itself. */
function filledStore(): string {
  const data = newStore();
  copyFileSync(filled, data);
  return data;
}

describe.concurrent('portdesk orders event', () => {
  it('moves an order, once', async () => {
    const data = filledStore();
    const told = '501 approved eventId=e1 at=2026-11-03T09:00:00Z';
    expect(await event(told, { data })).toEqual({
      status: 0,
      stdout: '501: processing -> contactingCarrier\n',
      stderr: '',
    });
    expect(await stored(data, '501')).toMatchObject({
      status: 'contactingCarrier',
      history: [
        { what: 'approved', by: { id: 'command line' }, at: '2026-11-03T09:00:00.000Z', eventId: 'e1' },
      ],
    });
    const before = textOf(data);
    expect(await event(told, { data })).toMatchObject({
      status: 0,
      stdout: 'this event was taken before; nothing was changed\n',
    });
    expect(textOf(data)).toBe(before);
  });

  it.each(refusals)('refuses %j with %i', async (words, status, told) => {
    const data = filledStore();
    expect(await event(words, { data })).toEqual({
      status,
      stdout: '',
      stderr: expect.stringMatching(told),
    });
    expect(textOf(data)).toBe(textOf(filled));
  });

  it.each([
    ['501 carrierRejected reason', /'reason'.*write key=value/],
    ['501 carrierRejected event=approved', /'event=approved'.*the event stands before the pairs/],
  ])('takes no pair as in %j', async (words, told) => {
    const data = filledStore();
    const { status, stderr } = await event(words, { data });
    expect([status, stderr]).toEqual([2, expect.stringMatching(told)]);
    expect(textOf(data)).toBe(textOf(filled));
  });
});

describe('beside a running server', () => {
  let server: Server;
  beforeAll(async () => {
    server = await serve([], { data: filledStore() });
  });
  afterAll(async () => void (await server.stop()));

  it('orders are read from the file', async () => {
    const { data } = server;
    const [listed, read] = await Promise.all([portdesk(['orders', 'list'], { data }), exported(data)]);
    expect(listed.stdout.split('\n')).toHaveLength(orders.length + 1);
    expect(read.map(({ number }) => number)).toEqual(orders.map(({ number }) => number));
  });

  it.each(refusals)('an event is refused all the same: %j with %i', async (words, status, told) => {
    const before = await allStored(server.data);
    const refused = await event(words, server);
    expect(refused).toEqual({ status, stdout: '', stderr: expect.stringMatching(told) });
    expect(await allStored(server.data)).toEqual(before);
  });

  it('an event goes through it, and the history says who reported it', async () => {
    const told = '502 approved eventId=e2';
    expect(await event(told, server)).toMatchObject({
      status: 0,
      stdout: '502: processing -> contactingCarrier\n',
    });
    const { history, status } = (await stored(server.data, '502')) ?? {};
    expect(status).toBe('contactingCarrier');
    expect(history).toMatchObject([{ what: 'approved', by: { id: 'command line' }, eventId: 'e2' }]);
    expect((await event(told, server)).stdout).toMatch(/^this event was taken before/);
    expect((await stored(server.data, '502'))?.history).toHaveLength(1);
  });
});

/** A store whose lock says that a server of this process, which lives, has it open. */
function lockedBy(address: string): string {
  const data = filledStore();
  const owner = { pid: process.pid, startedAt: new Date().toISOString(), birth: '', token: 'secret' };
  const id = '00000000-0000-4000-8000-000000000000';
  writeFileSync(`${data}.lock`, JSON.stringify({ ...owner, id, address }));
  return data;
}

describe.concurrent('a server that is not well', () => {
  it('is said not to answer', async () => {
    const { status, stderr } = await event('501 approved', { data: lockedBy('http://127.0.0.1:1') });
    expect([status, stderr]).toEqual([
      3,
      'portdesk: the server at http://127.0.0.1:1 does not answer; look whether it still runs\n',
    ]);
  });

  it('is blamed for what breaks in it, and nobody else', async () => {
    const broken = createServer((_req, res) => {
      res.writeHead(503, { 'Content-Type': 'application/json' });
      res.end('{"error":{"code":"x","message":"The disk is full","id":"7F3K2Q"}}');
    });
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void broken.close());
    const url = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
    const { status, stderr } = await event('501 approved', { data: lockedBy(url) });
    expect([status, stderr]).toEqual([
      3,
      `portdesk: the server at ${url} could not do it: The disk is full; its log says more of 7F3K2Q\n`,
    ]);
  });
});
