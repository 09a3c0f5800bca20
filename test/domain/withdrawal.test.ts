import { describe, expect, it } from 'vitest';
import { type HistoryEntry, orderSchema } from '../../src/domain/order.ts';
import type { Rules } from '../../src/domain/statusRules.ts';
import {
  ada,
  asking,
  changeOf,
  decided,
  given,
  now,
  only2017,
  orderIn,
  personal,
  refusalOf,
} from './orders.ts';

const switchedOn: Rules = { reading: '2017', deletion: 'on' };

describe('cancelling an order', () => {
  it.each(['processing', 'contactingCarrier', 'transferApproved', 'error'] as const)(
    'in %s writes who did it, when, from which status, and why',
    (status) => {
      const order = orderIn(status);
      const request = { verb: 'cancel', orders: ['123'], because: 'The office closes.' } as const;
      const change = changeOf(decided(request, order));
      expect([change.before?.status, change.after.status]).toEqual([status, 'cancelled']);
      expect(change.after.order).toEqual({
        ...order,
        status: 'cancelled',
        version: order.version + 1,
        history: [
          {
            at: now.toISOString(),
            by: { id: ada.id, name: ada.name },
            what: 'cancelled',
            from: status,
            to: 'cancelled',
            because: 'The office closes.',
          },
        ],
      });
      expect(orderSchema.safeParse(change.after.order).success).toBe(true);
    },
  );

  it('needs no reason, and then writes none', () => {
    const [entry] = changeOf(decided(asking('cancel'), orderIn('processing'))).after.order.history;
    expect(entry).not.toHaveProperty('because');
  });

  it('adds to the history that the order has', () => {
    const placed = {
      at: '2026-11-01T09:00:00Z',
      by: { id: 'mia' },
      what: 'placed',
      to: 'processing',
    } as const;
    const order = orderIn('processing', { history: [placed] });
    const { history } = changeOf(decided(asking('cancel'), order)).after.order;
    expect(history.map(({ what }) => what)).toEqual(['placed', 'cancelled']);
    expect(history[0]).toEqual(placed);
  });

  it('leaves out the name of a person who has none', () => {
    const nameless = given({ person: { id: 'ada', role: 'admin' } });
    const [entry] = changeOf(decided(asking('cancel'), orderIn('processing'), nameless)).after.order.history;
    expect(entry?.by).toEqual({ id: 'ada' });
  });

  it('tells the request that a "yes" carries out: for this order, with its reason', () => {
    const request = { verb: 'cancel', orders: ['all'], status: ['error'], because: 'Moved.' } as const;
    const change = changeOf(decided(request, orderIn('error')));
    expect(change.request).toEqual({ verb: 'cancel', orders: ['123'], because: 'Moved.' });
  });

  it('leaves nothing to do but to edit and so to send the order again', () => {
    const { after } = changeOf(decided(asking('cancel'), orderIn('processing')));
    expect(after.allowed).toEqual(['edit']);
  });
});

describe('deleting an order in error', () => {
  const corrected: HistoryEntry = {
    at: '2026-11-01T09:00:00Z',
    by: { id: 'mia' },
    what: 'edited',
    from: 'processing',
    to: 'processing',
    fields: [{ field: 'pin', before: '0815', after: '4711' }],
  };
  const order = orderIn('error', {
    history: [corrected],
    comments: [{ at: '2026-11-01T10:00:00Z', by: { id: 'mia' }, text: 'Ask Taro Suzuki.' }],
  });
  const request = { verb: 'delete', orders: ['123'], because: 'Placed twice.' } as const;

  it('is not available now, and says that it is allowed in principle', () => {
    expect(refusalOf(decided(request, order, given({ rules: only2017 })))).toMatchObject({
      because: 'rule',
      action: 'delete',
      verdict: 'notNow',
    });
  });

  const tombstone = () => changeOf(decided(request, order, given({ rules: switchedOn }))).after.order;

  it('leaves a tombstone where it is switched on: which order it was, and who did what when and why', () => {
    expect(tombstone()).toEqual({
      tenant: 'demo',
      number: '123',
      name: 'Head office',
      country: 'JP',
      numberType: 'geographic',
      phoneNumbers: [],
      status: 'error',
      placedAt: order.placedAt,
      placedBy: 'mia',
      version: order.version + 1,
      comments: [],
      history: [
        { at: corrected.at, by: corrected.by, what: 'edited', from: 'processing', to: 'processing' },
        {
          at: now.toISOString(),
          by: { id: ada.id, name: ada.name },
          what: 'deleted',
          from: 'error',
          to: 'error',
          because: 'Placed twice.',
        },
      ],
      deletedAt: now.toISOString(),
    });
    expect(orderSchema.safeParse(tombstone()).success).toBe(true);
  });

  it.each(Object.entries(personal))('leaves nothing of the %s: %j', (_field, value) => {
    for (const each of [value].flat()) expect(JSON.stringify(tombstone())).not.toContain(each);
  });

  it('leaves nothing of the comments and of the values in the history', () => {
    expect(JSON.stringify(tombstone())).not.toMatch(/Taro|4711/);
  });

  it('leaves nothing to do with the order', () => {
    const { after } = changeOf(decided(request, order, given({ rules: switchedOn })));
    expect(after.allowed).toEqual([]);
  });
});
