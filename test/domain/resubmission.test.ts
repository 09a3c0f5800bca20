import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Corrections } from '../../src/domain/fields.ts';
import { fieldNames } from '../../src/domain/fields.ts';
import { type Order, orderSchema } from '../../src/domain/order.ts';
import { rejectionReasons, rejections } from '../../src/domain/rejections.ts';
import { ada, asking, changeOf, corrected, decided, faultsOf, given, now, orderIn } from './orders.ts';

const again = ['error', 'cancelled'] as const;
const rejected = orderIn('error');

describe('editing an order that is in error or cancelled', () => {
  it.each(again)('sends one in %s again with the correction: back to processing', (status) => {
    const order = orderIn(status);
    const change = changeOf(decided(asking('edit', { pin: '4711' }), order));
    expect([change.before?.status, change.after.status]).toEqual([status, 'processing']);
    const { rejection: _void, ...kept } = order;
    expect(change.after.order).toEqual({
      ...kept,
      status: 'processing',
      pin: '4711',
      version: order.version + 1,
      history: [
        {
          at: now.toISOString(),
          by: { id: ada.id, name: ada.name },
          what: 'resubmitted',
          from: status,
          to: 'processing',
          fields: [{ field: 'pin', before: '0815', after: '4711' }],
        },
      ],
    });
  });

  it.each(again)('sends one in %s again as it is where nothing is to be corrected', (status) => {
    const change = changeOf(decided(asking('edit'), orderIn(status)));
    expect(change.after.order).toMatchObject({ status: 'processing', pin: '0815' });
    expect(change.after.order.history.at(-1)).toMatchObject({ what: 'resubmitted', fields: [] });
  });

  it.each(again)('asks for the value of a field that is named without one, in %s', (status) => {
    const decision = decided(
      { verb: 'edit', orders: ['123'], corrections: {}, field: ['pin'] },
      orderIn(status),
    );
    expect(decision).toMatchObject({ kind: 'asks', asked: { kind: 'fieldValue', field: 'pin' } });
  });

  it('takes a date without a field for the target date', () => {
    const decision = decided(
      { verb: 'edit', orders: ['123'], corrections: {}, date: '2026-11-24' },
      rejected,
    );
    expect(changeOf(decision).after.order.targetDate).toBe('2026-11-24');
  });

  it('takes several corrections at once and writes each into the history', () => {
    const corrections = { name: ' Annex ', carrier: 'Other Telecom', serviceAddress: '1-1' };
    const order = corrected(rejected, corrections);
    expect(order).toMatchObject({ ...corrections, name: 'Annex' });
    expect(order.history.at(-1)?.fields).toEqual([
      { field: 'name', before: 'Head office', after: 'Annex' },
      { field: 'carrier', before: 'Losing Telecom', after: 'Other Telecom' },
      { field: 'serviceAddress', before: '1-2-3 Konan, Minato-ku', after: '1-1' },
    ]);
  });

  it('writes nothing at all where one of the corrections is at fault, and names every fault', () => {
    expect(faultsOf(rejected, { name: 'Annex', btn: '12', targetDate: 'soon' })).toEqual([
      'targetDate notADate',
      'btn notATelephone',
    ]);
  });

  it('leaves out of the history what is corrected to the value it has', () => {
    expect(corrected(rejected, { pin: '0815' }).history.at(-1)?.fields).toEqual([]);
  });

  it('tells the request that a "yes" carries out: for this order, with its corrections', () => {
    const change = changeOf(decided({ verb: 'edit', orders: ['all'], corrections: { pin: '1' } }, rejected));
    expect(change.request).toEqual({ verb: 'edit', orders: ['123'], corrections: { pin: '1' } });
  });

  it.each(['accountNumber', 'pin', 'name'] as const)(
    'refuses a masked %s: no secret looks like that',
    (field) => {
      expect(faultsOf(rejected, { [field]: '••••' })).toEqual([`${field} masked`]);
    },
  );

  it.each([
    'name',
    'carrier',
    'accountNumber',
    'pin',
    'organization',
    'authorizedPerson',
    'serviceAddress',
  ] as const)('refuses a %s of blanks: no store takes it', (field) => {
    for (const blank of [' ', '\u3000', '\n\t']) {
      expect(faultsOf(rejected, { [field]: blank })).toEqual([`${field} noValue`]);
    }
  });

  it('refuses a text of more than 500 characters and takes one of 500', () => {
    expect(faultsOf(rejected, { serviceAddress: 'x'.repeat(501) })).toEqual(['serviceAddress tooLong']);
    expect(corrected(rejected, { serviceAddress: 'x'.repeat(500) }).serviceAddress).toHaveLength(500);
  });

  it.each([
    ['2026-11-02', 'datePast'],
    ['2026-10-30', 'datePast'],
    ['2026-11-31', 'noSuchDate'],
    ['soon', 'notADate'],
    [' ', 'notADate'],
    ['2026-12-02junk', 'notADate'],
    ['2026-12-021', 'notADate'],
    ['2026-12-02T25:00', 'noSuchDate'],
    ['2026-12-02T10:00Z', 'notADate'],
  ])('refuses the target date %s: %s', (targetDate, problem) => {
    expect(faultsOf(rejected, { targetDate })).toEqual([`targetDate ${problem}`]);
  });

  it("goes by the person's own calendar for the target date", () => {
    const stillYesterday = given({ timeZone: 'America/Los_Angeles', now: new Date('2026-11-12T03:00:00Z') });
    expect(corrected(rejected, { targetDate: '2026-11-20' }, stillYesterday).targetDate).toBe('2026-11-20');
    expect(faultsOf(rejected, { targetDate: '2026-11-11' }, stillYesterday)).toEqual(['targetDate datePast']);
  });
});

describe('the FOC date of an order that is sent again', () => {
  const committed = { focDate: '2026-12-01T10:30:00+09:00', focTimeZone: 'Asia/Tokyo' };
  const fieldsOf = (order: Order) => order.history.at(-1)?.fields;

  it.each(again)('is void, and the history of one in %s tells which it was', (status) => {
    const order = corrected(orderIn(status, committed), {});
    expect([order.focDate, order.focTimeZone]).toEqual([undefined, undefined]);
    expect(fieldsOf(order)).toEqual([{ field: 'focDate', before: committed.focDate }]);
  });

  it('is void beside other corrections too', () => {
    expect(fieldsOf(corrected(orderIn('error', committed), { pin: '4711' }))).toEqual([
      { field: 'pin', before: '0815', after: '4711' },
      { field: 'focDate', before: committed.focDate },
    ]);
  });

  it.each(['2026-12-01', '2026-12-01T10:30', '+0d'])(
    'stays where the person says it again, as %s: that is no change',
    (focDate) => {
      const order = corrected(orderIn('error', committed), { focDate });
      expect(order).toMatchObject(committed);
      expect(fieldsOf(order)).toEqual([]);
    },
  );

  it('is the new one where the person says another', () => {
    const order = corrected(orderIn('error', committed), { focDate: '2026-12-03' });
    expect(order).toMatchObject({ ...committed, focDate: '2026-12-03T10:30:00+09:00' });
    expect(fieldsOf(order)).toEqual([
      { field: 'focDate', before: committed.focDate, after: '2026-12-03T10:30:00+09:00' },
    ]);
  });
});

describe('what mends a rejection', () => {
  it.each(rejectionReasons)(
    'is a field that can be corrected, or sending the order again as it is: %s',
    (reason) => {
      const field = rejections[reason];
      expect([...fieldNames, null]).toContain(field);
    },
  );

  it.each([
    ['accountNumberMismatch', 'accountNumber'],
    ['btnMismatch', 'btn'],
    ['authorizedPersonMismatch', 'authorizedPerson'],
    ['serviceAddressMismatch', 'serviceAddress'],
    ['billingAddressGiven', 'serviceAddress'],
    ['pinInvalid', 'pin'],
    ['focRejected', 'focDate'],
    ['accountFrozen', null],
    ['otherOrderPending', null],
    ['specialFeatures', null],
    ['numberInactive', null],
    ['notPortable', null],
    ['billMissing', null],
    ['carrierSilent', null],
  ] as const)('of %s: %s', (reason, field) => {
    expect(rejections[reason]).toBe(field);
  });
});

describe('any corrections at all', () => {
  const text = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom(
      '+2d',
      '2026-12-03',
      '2026-12-01',
      '+010000-01-03',
      '+81355501044',
      '••••',
      ' ',
      '\u3000',
    ),
  );
  const numbers = fc.array(fc.oneof(text, fc.constantFrom('03-5550-1031', '+81355501030')), {
    minLength: 1,
    maxLength: 4,
  });
  const corrections = fc.record(
    Object.fromEntries(
      fieldNames.map((field) => [field, field === 'addNumber' || field === 'removeNumber' ? numbers : text]),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Corrections>;

  it('are refused, or make an order that can be stored', () => {
    fc.assert(
      fc.property(corrections, fc.constantFrom(...again, 'transferApproved'), (said, status) => {
        const decision = decided(asking('edit', said), orderIn(status));
        if (decision.kind !== 'permitted') return;
        expect(orderSchema.safeParse(decision.change.after.order).error).toBeUndefined();
      }),
    );
  });
});
