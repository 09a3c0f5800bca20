import { describe, expect, it } from 'vitest';
import { statusAt } from '../../src/domain/lifecycle.ts';
import type { Order } from '../../src/domain/order.ts';
import { statuses } from '../../src/domain/statusRules.ts';
import { exportedOrder } from '../../src/table/exportedOrder.ts';
import { after, hour, now, orderIn } from '../domain/orders.ts';
import { deskWith, refusedFor, taken } from './desk.ts';

const edited: Order['history'][number] = {
  at: '2026-11-01T09:00:00Z',
  by: { id: 'mia' },
  what: 'resubmitted',
  fields: [
    { field: 'pin', before: '1111', after: '0815' },
    { field: 'accountNumber', after: 'ACC-4711' },
    { field: 'name', before: 'Old office', after: 'Head office' },
  ],
};
const all = statuses.map((status, at) => orderIn(status, { number: String(101 + at), history: [edited] }));
const exported = (orders: readonly Order[], secrets: boolean, at = now) =>
  JSON.parse(JSON.stringify(orders.map((order) => exportedOrder(order, at, secrets)))) as unknown[];

describe('an exported order', () => {
  it('has its number and its status as of now', () => {
    expect(exported(all, false)).toMatchObject(
      statuses.map((status, at) => ({ number: String(101 + at), status })),
    );
  });

  it('becomes pending with the clock', () => {
    const approved = orderIn('transferApproved');
    const later = after(30 * 24 * hour);
    expect(exported([approved], false, later)).toMatchObject([{ status: 'transferPending' }]);
  });

  it('has all its fields', () => {
    const [order] = all;
    expect(exported([order as Order], true)).toEqual([order]);
  });

  it('tells no secret unless it is asked for, in its fields and in its history', () => {
    expect(JSON.stringify(exported(all, false))).not.toMatch(/0815|1111|ACC-4711/);
    expect(JSON.stringify(exported(all, true))).toMatch(/0815.*1111/);
  });

  it('tells everything else although it is masked', () => {
    const [order] = exported([all[0] as Order], false);
    expect(order).toEqual({
      ...all[0],
      pin: '••••',
      accountNumber: '••••',
      history: [
        {
          ...edited,
          fields: [
            { field: 'pin', before: '••••', after: '••••' },
            { field: 'accountNumber', after: '••••' },
            { field: 'name', before: 'Old office', after: 'Head office' },
          ],
        },
      ],
    });
  });

  it('has no mask for a secret that it does not hold', () => {
    const { pin: _pin, accountNumber: _accountNumber, ...order } = orderIn('processing');
    expect(exported([order], false)).toEqual([order]);
  });

  it('is another object: the order itself keeps its secrets', () => {
    const order = orderIn('processing');
    exportedOrder(order, now, false);
    expect(order.pin).toBe('0815');
  });
});

describe('an export that is imported', () => {
  it('gives the same orders in an empty store', async () => {
    const { take, store } = deskWith();
    const result = await take(exported(all, true));
    expect(result).toEqual(taken({ added: 7, replaced: 0, unchanged: 0 }));
    expect(await store.list('demo')).toEqual(all);
  });

  it('changes nothing in the store that it comes from', async () => {
    const { take, store } = deskWith(all);
    expect(await take(exported(all, true))).toMatchObject({ unchanged: 7 });
    expect(await store.list('demo')).toEqual(all);
  });

  it('gives every order the status that it had', async () => {
    const { take, store } = deskWith();
    await take(exported(all, true));
    expect((await store.list('demo')).map((order) => statusAt(order, now))).toEqual([...statuses]);
  });

  it('is refused where its secrets are masked, naming each of them in each order', async () => {
    const { take, store } = deskWith();
    const result = await take(exported(all.slice(0, 2), false));
    const inEach = [
      ...['accountNumber', 'pin', 'history.0.fields.0.before', 'history.0.fields.0.after'],
      'history.0.fields.1.after',
    ];
    expect(refusedFor(result)).toEqual([0, 1].flatMap((index) => inEach.map((place) => `${index}.${place}`)));
    expect(JSON.stringify(result)).toContain('--secrets');
    expect(await store.list('demo')).toEqual([]);
  });
});
