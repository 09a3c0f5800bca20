// What people change through the desk is handed on in the same step, for whoever enters it in the admin center.

import { describe, expect, it } from 'vitest';
import { orderIn } from '../domain/orders.ts';
import { openHouse } from './house.ts';

const house = () =>
  openHouse([
    orderIn('processing', { number: '101' }),
    orderIn('contactingCarrier', { number: '102' }),
    orderIn('error', { number: '105', pin: '4711' }),
  ]);

describe('a change through the desk', () => {
  it('is handed on once it is recorded, and nothing before', async () => {
    const { say, store, order } = house();
    await say('cancel order 101');
    expect(await store.feed('demo', {})).toEqual([]);
    await say('yes');
    await say('status of order 101');
    const { version, history } = await order('101');
    expect(await store.feed('demo', {})).toEqual([
      {
        cursor: 1,
        number: '101',
        version,
        fields: [],
        at: history.at(-1)?.at,
        by: { id: 'ada', name: 'ADA' },
        what: 'cancelled',
        from: 'processing',
        to: 'cancelled',
      },
    ]);
  });

  it('of several orders is handed on order by order', async () => {
    const { sayAll, store } = house();
    await sayAll('cancel 101 and 102', 'yes');
    expect((await store.feed('demo', {})).map(({ cursor, number, what }) => [cursor, number, what])).toEqual([
      [1, '101', 'cancelled'],
      [2, '102', 'cancelled'],
    ]);
  });

  it('is handed on with the values to enter', async () => {
    const { sayAll, store } = house();
    await sayAll('change the PIN of order 105 to 0815', 'yes');
    expect(await store.feed('demo', { number: '105' })).toMatchObject([
      { what: 'resubmitted', fields: [{ field: 'pin', before: '4711', after: '0815' }] },
    ]);
  });

  it('is not handed on where it is refused or withdrawn', async () => {
    const { sayAll, store } = house();
    await sayAll('delete order 105', 'cancel order 101', 'no');
    expect(await store.feed('demo', {})).toEqual([]);
  });
});
