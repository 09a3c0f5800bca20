import { describe, expect, it } from 'vitest';
import { hour, after as later, orderIn } from '../domain/orders.ts';
import { deskWith, refusedFor, taken } from './desk.ts';

const event = (name: string, eventId: string, more: object = {}) => ({
  number: '123',
  event: name,
  eventId,
  ...more,
});
const accepted = (eventId: string, day: string) =>
  event('carrierAccepted', eventId, { focDate: `2026-12-${day}T09:00:00+09:00` });
const { history: _history, comments: _comments, version: _version, ...file } = orderIn('processing');

describe('rows of orders and of events', () => {
  it('are taken one after the other, in one step, and change nothing when they come again', async () => {
    const { take, stored } = deskWith();
    const rows = [
      file,
      event('approved', 'e1'),
      accepted('e2', '10'),
      event('focChanged', 'e3', { focDate: '2026-12-11T09:00:00+09:00' }),
    ];
    expect(await take(rows)).toEqual(taken({ added: 1, moved: 3 }));
    const order = await stored('123');
    expect(order).toMatchObject({
      status: 'transferApproved',
      focDate: '2026-12-11T09:00:00+09:00',
      version: 4,
    });
    expect(order.history.map(({ what, by, eventId }) => [what, by.id, eventId])).toEqual([
      ['approved', 'carrier', 'e1'],
      ['carrierAccepted', 'carrier', 'e2'],
      ['focChanged', 'carrier', 'e3'],
    ]);
    for (const again of [rows, rows.slice(0, 2), rows.slice(1), [...rows, ...rows.slice(1)]]) {
      expect(await take(again)).toEqual(taken({ unchanged: again.length }));
      expect(await stored('123')).toEqual(order);
    }
  });

  it('are refused one by one, each with its reason, and the others are taken', async () => {
    const { take, stored } = deskWith([orderIn('processing')]);
    const result = await take([
      event('completed', 'e1'),
      event('approved', 'e2'),
      { ...event('approved', 'e3'), number: '999' },
      { ...event('approved', 'e4'), number: undefined },
      { ...event('approved', 'e5'), number: 123 },
      event('carrierRejected', 'e6', { reason: 'pinInvalid', at: later(hour).toISOString() }),
      { event: 'approved', number: '123' },
      event('flown', 'e7'),
      event('approved', 'e2'),
    ]);
    expect(result).toEqual({
      ...taken({ moved: 1, unchanged: 1 }),
      rejected: [
        [
          0,
          ['event'],
          expect.stringMatching(
            /^cannot be taken: order 123 is in status processing, .*; it takes approved, carrierRej/,
          ),
        ],
        [2, ['number'], '999 names no order of this tenant'],
        [3, ['number'], 'is missing'],
        [4, ['number'], 'must be a text'],
        [5, ['at'], 'lies in the future'],
        [6, ['eventId'], 'is missing'],
        [7, ['event'], expect.stringMatching(/^must be one of approved, carrierAccepted, /)],
      ].map(([index, path, message]) => ({ index, faults: [{ path, message }] })),
    });
    expect((await stored('123')).history).toMatchObject([{ eventId: 'e2' }]);
  });

  it.each([null, 7, 'order', [], [file]])('hold nothing like %j', async (row) => {
    expect(refusedFor(await deskWith().take([file, row]))).toEqual(['1']);
  });
});

describe('a row without a history', () => {
  it.each([
    ['a status that the order has left', { status: 'processing' as const }],
    [
      'an FOC date that the carrier moved',
      { status: 'transferApproved' as const, focDate: '2026-12-10T09:00:00+09:00' },
    ],
    [
      'a name that was corrected',
      { status: 'transferApproved' as const, focDate: '2026-12-11T09:00:00+09:00', name: 'Old name' },
    ],
  ])('does not take back %s', async (_what, but) => {
    const at = '2026-11-01T09:00:00.000Z';
    const by = { id: 'mia' };
    const order = orderIn('transferApproved', {
      focDate: '2026-12-11T09:00:00+09:00',
      history: [
        { at, by, what: 'approved', from: 'processing', to: 'contactingCarrier' },
        { at, by, what: 'carrierAccepted', from: 'contactingCarrier', to: 'transferApproved' },
        { at, by, what: 'focChanged', fields: [{ field: 'focDate', before: '2026-12-10T09:00:00+09:00' }] },
        { at, by, what: 'edited', fields: [{ field: 'name', before: 'Old name', after: 'Head office' }] },
      ],
    });
    const { take, stored } = deskWith([order]);
    expect(await take([{ ...file, focTimeZone: order.focTimeZone, ...but }])).toEqual(
      taken({ unchanged: 1 }),
    );
    expect(await stored('123')).toEqual(order);
  });

  it('sets what the order never had, and with a history it is taken at its word', async () => {
    const order = orderIn('contactingCarrier', {
      history: [
        {
          at: '2026-11-01T09:00:00Z',
          by: { id: 'c' },
          what: 'approved',
          from: 'processing',
          to: 'contactingCarrier',
        },
      ],
    });
    const { take, stored } = deskWith([order]);
    expect(await take([{ ...file, status: 'cancelled' }])).toEqual(taken({ replaced: 1 }));
    expect(await stored('123')).toMatchObject({
      status: 'cancelled',
      history: [...order.history, { what: 'imported' }],
    });
    expect(await take([{ ...file, status: 'processing', history: [] }])).toEqual(taken({ replaced: 1 }));
    expect(await stored('123')).toMatchObject({ status: 'processing', history: [] });
  });
});
