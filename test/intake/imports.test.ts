import { describe, expect, it } from 'vitest';
import type { Order } from '../../src/domain/order.ts';
import { now, orderIn } from '../domain/orders.ts';
import { numbers } from '../stores/commits.ts';
import { deskWith, refusedFor, taken } from './desk.ts';

/** An order as a file gives it that knows of no tenants and versions. */
function fileOrder(number: string, but: Record<string, unknown> = {}): Record<string, unknown> {
  const {
    tenant: _tenant,
    version: _version,
    history: _history,
    comments: _comments,
    ...order
  } = orderIn('processing', { number });
  return { ...order, ...but };
}

describe('an import', () => {
  it('takes orders into an empty store, with a version and the tenant they are for', async () => {
    const { take, store } = deskWith();
    const result = await take([fileOrder('101'), fileOrder('102')]);
    expect(result).toEqual(taken({ added: 2, replaced: 0, unchanged: 0 }));
    const orders = await store.list('demo');
    expect(numbers(orders)).toEqual(['101', '102']);
    expect(orders[0]).toEqual({ ...fileOrder('101'), tenant: 'demo', version: 1, history: [], comments: [] });
  });

  it('takes an empty file', async () => {
    const { take } = deskWith();
    expect(await take([])).toEqual(taken({ added: 0, replaced: 0, unchanged: 0 }));
  });

  it('changes nothing when it comes again', async () => {
    const { take, store } = deskWith();
    const file = [fileOrder('101'), fileOrder('102')];
    await take(file);
    const before = await store.list('demo');
    expect(await take(file)).toEqual(taken({ added: 0, replaced: 0, unchanged: 2 }));
    expect(await store.list('demo')).toEqual(before);
  });

  it('changes nothing where only the version differs, which no file need know', async () => {
    const order = orderIn('processing', { number: '101' });
    const { take, stored } = deskWith([order]);
    const file = [fileOrder('101', { accountNumber: order.accountNumber })];
    expect(await take(file)).toMatchObject({
      replaced: 0,
      unchanged: 1,
    });
    expect(await stored('101')).toEqual(order);
  });

  it('replaces an order that differs, and counts its version on', async () => {
    const { take, stored } = deskWith([orderIn('processing', { number: '101' })]);
    const file = [fileOrder('101', { name: 'Annex' }), fileOrder('102')];
    expect(await take(file)).toEqual(taken({ added: 1, replaced: 1, unchanged: 0 }));
    expect(await stored('101')).toMatchObject({ name: 'Annex', version: 4 });
  });

  it('leaves the orders alone that the file does not name', async () => {
    const other = orderIn('error', { number: '900' });
    const { take, stored } = deskWith([other]);
    await take([fileOrder('101')]);
    expect(await stored('900')).toEqual(other);
  });

  it('takes PO-0102 beside 102: they are two numbers', async () => {
    const { take, store } = deskWith([orderIn('processing', { number: '102' })]);
    await take([fileOrder('PO-0102')]);
    expect(await store.list('demo')).toHaveLength(2);
  });

  it('is not held up by another import at the same time', async () => {
    const { take, store } = deskWith();
    const both = ['Annex', 'Branch'].map((name) => take([fileOrder('101', { name })]));
    expect((await Promise.all(both)).map(refusedFor)).toEqual([[], []]);
    expect(await store.list('demo')).toMatchObject([{ number: '101', version: 2 }]);
  });
});

describe('an import that is refused', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['no name', { name: undefined }, '1.name'],
    ['an empty name', { name: '  ' }, '1.name'],
    ['a number with small letters', { number: 'po-1' }, '1.number'],
    ['a number that is no text', { number: 102 }, '1.number'],
    ['no such status', { status: 'open' }, '1.status'],
    ['no such country', { country: 'Japan' }, '1.country'],
    ['no such number type', { numberType: 'fax' }, '1.numberType'],
    [
      'a telephone number that is not E.164',
      { phoneNumbers: ['+81355501030', '03-5550-1031'] },
      '1.phoneNumbers.1',
    ],
    ['a BTN that is not E.164', { btn: '5550' }, '1.btn'],
    ['a target date that no calendar has', { targetDate: '2026-11-31' }, '1.targetDate'],
    ['an FOC date without an offset', { focDate: '2026-12-10T09:00:00' }, '1.focDate'],
    [
      'no such reason',
      { rejection: { reason: 'badMood', at: '2026-11-01T09:00:00Z' } },
      '1.rejection.reason',
    ],
    [
      'a history entry without its time',
      { history: [{ by: { id: 'mia' }, what: 'placed' }] },
      '1.history.0.at',
    ],
    ['a version of nothing', { version: 0 }, '1.version'],
  ])('for %s names the place, and takes the other orders of the file', async (_why, but, place) => {
    const { take, store } = deskWith();
    const result = await take([fileOrder('101'), fileOrder('102', but), fileOrder('103')]);
    expect(refusedFor(result)).toEqual([place]);
    const others = numbers(await store.list('demo'));
    expect(others).toEqual(['101', '103']);
  });

  it('names the field that no order has', async () => {
    const result = await deskWith().take([fileOrder('101', { colour: 'red' })]);
    expect(JSON.stringify(result)).toContain('colour');
    expect(refusedFor(result)).toHaveLength(1);
  });

  it('names every fault of every order at once', async () => {
    const file = [fileOrder('101', { btn: '1', country: 'Japan' }), fileOrder('102', { status: 'open' })];
    const result = await deskWith().take(file);
    expect([...refusedFor(result)].sort()).toEqual(['0.btn', '0.country', '1.status']);
  });

  it.each([null, undefined, {}, 'orders', 7, fileOrder('101')])('is no array: %j', async (body) => {
    expect(await deskWith().take(body)).toEqual({
      kind: 'malformed',
      message: 'is not a JSON array of orders and events',
    });
  });

  it.each([null, 7, 'order', []])('has something in it that is no order: %j', async (item) => {
    const result = await deskWith().take([fileOrder('101'), item]);
    expect(refusedFor(result)[0]).toBe('1');
  });

  it('has a number that stands twice in it', async () => {
    const { take, store } = deskWith();
    const result = await take([fileOrder('101'), fileOrder('102'), fileOrder('101')]);
    expect(refusedFor(result)).toEqual(['2.number']);
    expect(JSON.stringify(result)).toContain('101 stands twice in this file, first in row 1');
    expect(numbers(await store.list('demo'))).toEqual(['101', '102']);
  });

  it('has an order of another tenant', async () => {
    const { take, store } = deskWith();
    const result = await take([fileOrder('101', { tenant: 'other' })]);
    expect(refusedFor(result)).toEqual(['0.tenant']);
    expect([await store.list('demo'), await store.list('other')]).toEqual([[], []]);
  });

  it.each(['pin', 'accountNumber'])('has a masked %s: the value itself was never exported', async (field) => {
    const { take, stored } = deskWith([orderIn('processing')]);
    const result = await take([fileOrder('123', { [field]: '••••' })]);
    expect(refusedFor(result)).toEqual([`0.${field}`]);
    expect(await stored('123')).toMatchObject({ pin: '0815', accountNumber: 'ACC-4711' });
  });
});

describe('an imported order that says it is pending', () => {
  const pending = (focDate?: string) =>
    fileOrder('101', { status: 'transferPending', ...(focDate && { focDate }) });

  it.each(['2026-11-03T17:59:59+09:00', '2026-11-02T18:00:00+09:00'])(
    'is kept as approved where less than 24 hours are left: %s',
    async (focDate) => {
      const { take, stored } = deskWith();
      await take([pending(focDate)]);
      expect(await stored('101')).toMatchObject({ status: 'transferApproved', focDate });
    },
  );

  it.each(['2026-11-03T18:00:00+09:00', '2026-12-10T09:00:00+09:00', undefined])(
    'contradicts itself with the FOC date %s',
    async (focDate) => {
      const { take, store } = deskWith();
      expect(refusedFor(await take([pending(focDate)]))).toEqual(['0.focDate']);
      expect(await store.list('demo')).toEqual([]);
    },
  );

  it('is no other when it comes again', async () => {
    const { take } = deskWith();
    const file = [pending('2026-11-03T09:00:00+09:00')];
    await take(file);
    expect(await take(file)).toMatchObject({ unchanged: 1 });
  });

  it('contradicts itself as an approved one without an FOC date', async () => {
    const file = [fileOrder('101', { status: 'transferApproved' })];
    expect(refusedFor(await deskWith().take(file))).toEqual(['0.focDate']);
  });

  it('is taken as approved with an FOC date that is past: the transfer is due and not yet reported', async () => {
    const { take, stored } = deskWith([], () => now);
    await take([pending('2026-10-30T09:00:00+09:00')]);
    const order: Order = await stored('101');
    expect(order.status).toBe('transferApproved');
  });
});
