// What an import leaves in the history of the orders that it changes.

import { describe, expect, it } from 'vitest';
import { orderIn } from '../domain/orders.ts';
import { deskWith, taken } from './desk.ts';

const known = orderIn('processing', { number: '101' });
const { tenant: _tenant, version: _version, history: _history, comments: _comments, ...row } = known;

describe('an order that an import changes', () => {
  it('has an entry that says by whom, from which status to which, and which fields', async () => {
    const { take, stored } = deskWith([known]);
    const changed = {
      ...row,
      status: 'contactingCarrier',
      pin: '4711',
      carrier: undefined,
      phoneNumbers: ['+81355501031', '+81355501032'],
    };
    expect(await take([changed])).toEqual(taken({ replaced: 1 }));
    expect((await stored('101')).history).toEqual([
      {
        at: '2026-11-02T09:00:00.000Z',
        by: { id: 'carrier' },
        what: 'imported',
        from: 'processing',
        to: 'contactingCarrier',
        fields: [
          { field: 'carrier', before: 'Losing Telecom' },
          { field: 'pin', before: '0815', after: '4711' },
          { field: 'addNumber', after: '+81355501032' },
          { field: 'removeNumber', before: '+81355501030' },
        ],
      },
    ]);
    expect(await take([changed])).toEqual(taken({ unchanged: 1 }));
  });

  it('is not handed on: what a file says comes from where it would be entered', async () => {
    const { take, store } = deskWith([known]);
    await take([{ ...row, name: 'Annex' }]);
    expect(await store.feed('demo', {})).toEqual([]);
  });

  it('is as the last file has it, also where that says what an earlier one said', async () => {
    const { take, stored } = deskWith([known]);
    const [first, second] = [row, { ...row, name: 'Annex', status: 'contactingCarrier' }];
    for (const file of [second, first]) expect(await take([file])).toEqual(taken({ replaced: 1 }));
    expect(await stored('101')).toMatchObject({ name: known.name, status: 'processing' });
  });

  it('has no such entry where it is new, or where its row brings a history of its own', async () => {
    const { take, stored } = deskWith([known]);
    const history = [{ at: known.placedAt, by: { id: 'mia' }, what: 'placed', to: 'processing' }];
    await take([
      { ...row, number: '102', accountNumber: 'ACC-102' },
      { ...row, name: 'Annex', history },
    ]);
    expect((await stored('102')).history).toEqual([]);
    expect((await stored('101')).history).toEqual(history);
  });
});
