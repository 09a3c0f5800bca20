import { describe, expect, it } from 'vitest';
import { cancelled, deleted } from '../../src/domain/lifecycle.ts';
import type { Order } from '../../src/domain/order.ts';
import { statuses } from '../../src/domain/statusRules.ts';
import { exportedOrder } from '../../src/table/exportedOrder.ts';
import { now, orderIn } from '../domain/orders.ts';
import { deskWith, refusedFor } from './desk.ts';

/** As it comes out of an export and through a file. */
const fileOf = (...orders: readonly Order[]): Record<string, unknown>[] =>
  JSON.parse(JSON.stringify(orders.map((order) => exportedOrder(order, now, true))));

const mia = { id: 'mia' };
const rejection = { reason: 'pinInvalid', at: '2026-11-01T12:00:00Z' } as const;
const entry = (...fields: NonNullable<Order['history'][number]['fields']>): Order['history'][number] => ({
  at: '2026-11-01T09:00:00Z',
  by: mia,
  what: 'resubmitted',
  fields,
});

describe('a masked value in the history of an imported order', () => {
  it('is refused with its place, each of them, and the order stays as it was', async () => {
    const order = orderIn('processing', {
      history: [
        entry({ field: 'name', before: 'Annex', after: 'Head office' }),
        entry({ field: 'name', after: 'x' }, { field: 'pin', before: '1', after: '2' }),
        entry({ field: 'accountNumber', after: 'ACC-4711' }),
      ],
    });
    const { take, stored } = deskWith([order]);
    const masked = {
      ...exportedOrder(order, now, false),
      pin: order.pin,
      accountNumber: order.accountNumber,
    };
    expect(refusedFor(await take([masked]))).toEqual([
      '0.history.1.fields.1.before',
      '0.history.1.fields.1.after',
      '0.history.2.fields.0.after',
    ]);
    expect(await stored('123')).toEqual(order);
  });

  it('is told together with masked fields', async () => {
    const order = orderIn('processing', { history: [entry({ field: 'pin', after: '2' })] });
    const result = await deskWith().take([exportedOrder(order, now, false)]);
    expect([...refusedFor(result)].sort()).toEqual([
      '0.accountNumber',
      '0.history.0.fields.0.after',
      '0.pin',
    ]);
  });
});

describe('a deleted order', () => {
  const tombstone = deleted(orderIn('error'), { by: mia, at: now });

  it('is not brought back by an import, which names its number', async () => {
    const { take, stored, store } = deskWith([tombstone]);
    const result = await take([...fileOf(orderIn('error', { number: '101' }), orderIn('error'))]);
    expect(refusedFor(result)).toEqual(['1.number']);
    expect(JSON.stringify(result)).toContain('123 was deleted');
    expect(await stored('123')).toEqual(tombstone);
    expect((await store.list('demo')).map(({ number }) => number)).toEqual(['101']);
  });

  it('may come as it stands, and is unchanged', async () => {
    const { take } = deskWith([tombstone]);
    expect(await take(fileOf(tombstone))).toMatchObject({ replaced: 0, unchanged: 1 });
  });
});

describe('an imported order that cannot be', () => {
  const numbers = ['+81355501030', '+81355501031', '+81355501030', '+81355501030'];

  it.each<[string, Partial<Order>, readonly string[]]>([
    [
      'has a telephone number more than once',
      { phoneNumbers: numbers },
      ['0.phoneNumbers.2', '0.phoneNumbers.3'],
    ],
    ['has a version that cannot be counted on', { version: Number.MAX_SAFE_INTEGER }, ['0.version']],
    ['has a version over a thousand million', { version: 1_000_000_001 }, ['0.version']],
  ])('%s', async (_why, but, expected) => {
    const { take, store } = deskWith();
    expect(refusedFor(await take(fileOf(orderIn('processing', but))))).toEqual(expected);
    expect(await store.list('demo')).toEqual([]);
  });

  it('is told with all that it contradicts', async () => {
    const order = orderIn('processing', { rejection, phoneNumbers: numbers.slice(0, 3) });
    const file = fileOf(order).map((each) => ({ ...each, status: 'transferApproved' }));
    expect([...refusedFor(await deskWith().take(file))].sort()).toEqual([
      '0.focDate',
      '0.phoneNumbers.2',
      '0.rejection',
    ]);
  });

  it.each(['processing', 'contactingCarrier', 'transferApproved', 'transferPending', 'completed'] as const)(
    'has a rejection in %s',
    async (status) => {
      const result = await deskWith().take(fileOf(orderIn(status, { rejection })));
      expect(refusedFor(result)).toEqual(['0.rejection']);
    },
  );
});

describe('an imported order that can be', () => {
  it('has the highest version', async () => {
    const { take } = deskWith();
    const order = orderIn('processing', { version: 1_000_000_000 });
    expect(await take(fileOf(order))).toMatchObject({ added: 1 });
  });

  it.each(statuses)('is one in %s as this desk exports it', async (status) => {
    const { take } = deskWith();
    expect(await take(fileOf(orderIn(status)))).toMatchObject({ added: 1 });
  });

  it('is one that was cancelled while in error: the rejection stays on record with it', async () => {
    const order = cancelled(orderIn('error'), { by: mia, at: now });
    const { take, stored } = deskWith();
    expect(await take(fileOf(order))).toMatchObject({ added: 1 });
    expect(await stored('123')).toMatchObject({ status: 'cancelled', rejection });
  });
});
