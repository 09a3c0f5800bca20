// An account has at most one open order, whoever brings the orders.

import { describe, expect, it } from 'vitest';
import { orderIn } from '../domain/orders.ts';
import { deskWith, refusedFor, taken } from './desk.ts';

const row = (number: string, accountNumber: string, but: Record<string, unknown> = {}) => {
  const { tenant: _tenant, version: _version, ...order } = orderIn('processing', { number, accountNumber });
  return { ...order, ...but };
};
const open = orderIn('processing', { number: '101', accountNumber: 'ACC-1' });

describe('an import', () => {
  it('refuses a new order on the account of an open one, and names that one without the account', async () => {
    const { take, store } = deskWith([open]);
    const result = await take([row('102', 'ACC-1'), row('103', 'ACC-3')]);
    expect(refusedFor(result)).toEqual(['0.accountNumber']);
    expect(JSON.stringify(result)).toMatch(/is that of order 101, which is open/);
    expect(JSON.stringify(result)).not.toContain('ACC-1');
    expect((await store.list('demo')).map(({ number }) => number)).toEqual(['101', '103']);
  });

  it('compares accounts as people write them: with and without blanks and dashes, in either case', async () => {
    expect(refusedFor(await deskWith([open]).take([row('102', 'acc 1')]))).toEqual(['0.accountNumber']);
  });

  it('refuses the later of two rows on one account', async () => {
    const { take } = deskWith();
    expect(refusedFor(await take([row('101', 'ACC-1'), row('102', 'acc1')]))).toEqual(['1.accountNumber']);
  });

  it.each([
    ['is moved to the account of another', row('102', 'ACC-2'), row('102', 'ACC-1')],
    [
      'is opened again on the account of another',
      row('102', 'ACC-1', { status: 'cancelled' }),
      row('102', 'ACC-1'),
    ],
  ])('refuses an order that %s', async (_what, before, after) => {
    const { take } = deskWith([open]);
    expect(await take([before])).toEqual(taken({ added: 1 }));
    expect(refusedFor(await take([after]))).toEqual(['0.accountNumber']);
  });

  it('takes an order on the account of one that is over, also where a row before it says so', async () => {
    const { take } = deskWith([open]);
    const rows = [row('101', 'ACC-1', { status: 'cancelled' }), row('102', 'ACC-1')];
    expect(await take(rows)).toEqual(taken({ added: 1, replaced: 1 }));
    expect(await take(rows)).toEqual(taken({ unchanged: 2 }));
  });

  it('takes orders that are over on one account, and orders without one', async () => {
    const rows = [
      row('102', 'ACC-1', { status: 'completed' }),
      row('103', 'ACC-1', { status: 'cancelled' }),
      row('104', 'x', { accountNumber: undefined }),
      row('105', 'x', { accountNumber: undefined }),
    ];
    expect(await deskWith([open]).take(rows)).toEqual(taken({ added: 4 }));
  });

  it('leaves alone what shared an account before, and takes corrections of it', async () => {
    const { take } = deskWith([open, orderIn('processing', { number: '102', accountNumber: 'ACC-1' })]);
    expect(await take([row('102', 'ACC-1', { name: 'Annex' })])).toEqual(taken({ replaced: 1 }));
  });

  it('lets one of two imports have the account that both want at the same time', async () => {
    const { take, store } = deskWith();
    const both = await Promise.all([take([row('101', 'ACC-1')]), take([row('102', 'ACC-1')])]);
    expect(both.flatMap(refusedFor)).toEqual(['0.accountNumber']);
    expect(await store.list('demo')).toHaveLength(1);
  });
});
