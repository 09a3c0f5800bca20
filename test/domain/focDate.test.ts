import { describe, expect, it } from 'vitest';
import { isWeekend } from '../../src/domain/dates.ts';
import type { Corrections } from '../../src/domain/fields.ts';
import { fieldNames } from '../../src/domain/fields.ts';
import { orderSchema } from '../../src/domain/order.ts';
import {
  ada,
  asking,
  changeOf,
  corrected,
  decided,
  faultsOf,
  given,
  now,
  orderIn,
  refusalOf,
} from './orders.ts';

const approved = orderIn('transferApproved');
const inNewYork = (focDate: string) =>
  orderIn('transferApproved', { focDate, focTimeZone: 'America/New_York' });

describe('editing an order whose transfer is approved', () => {
  const values: Corrections = {
    name: 'Annex',
    targetDate: '2026-12-10',
    carrier: 'Other Telecom',
    accountNumber: '1',
    pin: '2',
    btn: '+81355501031',
    organization: 'Contoso',
    authorizedPerson: 'Jiro Abe',
    serviceAddress: '1-1',
    addNumber: ['+81355501044'],
    removeNumber: ['+81355501031'],
  };
  const others = fieldNames.filter((field) => field !== 'focDate');

  it.each(others)('refuses the %s: only the FOC date may be edited', (field) => {
    expect(refusalOf(decided(asking('edit', { [field]: values[field] }), approved))).toMatchObject({
      because: 'rule',
      action: 'edit',
      verdict: 'focOnly',
      field,
    });
  });

  it.each(others)('refuses the %s named without a value, before asking for one', (field) => {
    const request = { verb: 'edit', orders: ['123'], corrections: {}, field: [field] } as const;
    expect(refusalOf(decided(request, approved))).toMatchObject({
      because: 'rule',
      verdict: 'focOnly',
      field,
    });
  });

  it('refuses the FOC date together with another field, and writes neither', () => {
    const request = asking('edit', { focDate: '2026-12-02', pin: '2' });
    expect(refusalOf(decided(request, approved))).toMatchObject({ because: 'rule', field: 'pin' });
  });

  it.each([{}, { field: ['focDate'] }] as const)(
    'asks for the FOC date where no value is given: %j',
    (named) => {
      const decision = decided({ verb: 'edit', orders: ['123'], corrections: {}, ...named }, approved);
      expect(decision).toMatchObject({ kind: 'asks', asked: { kind: 'fieldValue', field: 'focDate' } });
    },
  );

  it('takes a date without a field for the FOC date', () => {
    const decision = decided(
      { verb: 'edit', orders: ['123'], corrections: {}, date: '2026-12-02' },
      approved,
    );
    expect(changeOf(decision).after.order.focDate).toBe('2026-12-02T10:30:00+09:00');
  });

  it('keeps the order approved, and writes who changed what from which date to which', () => {
    const change = changeOf(decided(asking('edit', { focDate: '2026-12-02' }), approved));
    expect(change.after.status).toBe('transferApproved');
    expect(change.after.order).toEqual({
      ...approved,
      version: approved.version + 1,
      focDate: '2026-12-02T10:30:00+09:00',
      history: [
        {
          at: now.toISOString(),
          by: { id: ada.id, name: ada.name },
          what: 'edited',
          from: 'transferApproved',
          to: 'transferApproved',
          fields: [
            { field: 'focDate', before: '2026-12-01T10:30:00+09:00', after: '2026-12-02T10:30:00+09:00' },
          ],
        },
      ],
    });
    expect(orderSchema.safeParse(change.after.order).success).toBe(true);
  });

  it.each(['2026-12-01', '2026-12-01T10:30', '+0d'])(
    'refuses %s, which the FOC date is already',
    (focDate) => {
      expect(faultsOf(approved, { focDate })).toEqual(['focDate noChange']);
    },
  );

  it.each(['2026-12-01T10:30+09:00', '2026-12-01T10:30:00.000+09:00', '2026-12-01T01:30:00Z'])(
    'refuses the same moment where the order writes it as %s',
    (focDate) => {
      expect(faultsOf({ ...approved, focDate }, { focDate: '2026-12-01T10:30' })).toEqual([
        'focDate noChange',
      ]);
    },
  );
});

describe('the FOC date that a person says', () => {
  it.each([
    ['2026-12-03', '2026-12-03T10:30:00+09:00'],
    ['2026-12-03T16:00', '2026-12-03T16:00:00+09:00'],
    ['+2d', '2026-12-03T10:30:00+09:00'],
    ['-1w', '2026-11-24T10:30:00+09:00'],
    ['+1m', '2027-01-01T10:30:00+09:00'],
  ])('is taken from "%s" as %s', (focDate, expected) => {
    expect(corrected(approved, { focDate }).focDate).toBe(expected);
  });

  it('keeps the zone of the order where it is said with a time in another zone', () => {
    const order = corrected(approved, { focDate: '2026-12-03T09:00' }, given({ timeZone: 'Europe/Berlin' }));
    expect([order.focDate, order.focTimeZone]).toEqual(['2026-12-03T17:00:00+09:00', 'Asia/Tokyo']);
  });

  it("keeps the order's time and zone where it is said without a time, whatever the person's zone", () => {
    const order = corrected(approved, { focDate: '2026-12-03' }, given({ timeZone: 'America/Los_Angeles' }));
    expect([order.focDate, order.focTimeZone]).toEqual(['2026-12-03T10:30:00+09:00', 'Asia/Tokyo']);
  });

  it("is 09:00 in the person's zone where the order has none", () => {
    const order = corrected(
      orderIn('error'),
      { focDate: '2026-12-03' },
      given({ timeZone: 'Europe/Berlin' }),
    );
    expect([order.focDate, order.focTimeZone]).toEqual(['2026-12-03T09:00:00+01:00', 'Europe/Berlin']);
  });

  it('keeps the offset of an order that knows no name for its zone', () => {
    const { focTimeZone: _unknown, ...order } = approved;
    expect(corrected(order, { focDate: '2026-12-03' }).focDate).toBe('2026-12-03T10:30:00+09:00');
  });

  it.each([
    ['2026-12-03', true],
    ['2026-12-03T16:00', false],
    ['+2d', false],
  ])('tells of "%s" whether its time of day was assumed: %s', (focDate, timeAssumed) => {
    expect(changeOf(decided(asking('edit', { focDate }), approved)).timeAssumed).toBe(timeAssumed);
  });

  it.each([
    ['2026-11-01', 'the day before', 'datePast'],
    ['2026-11-02', 'earlier today', 'datePast'],
    ['2026-11-02T18:00', 'this very moment', 'datePast'],
    ['2026-11-02T18:01', 'a minute ahead', 'dateTooSoon'],
    ['2026-11-03T17:59', 'a minute less than 24 hours ahead', 'dateTooSoon'],
    ['2026-11-03T18:00', 'exactly 24 hours ahead', 'dateTooSoon'],
    ['2026-12-05', 'a Saturday', 'dateOnWeekend'],
    ['2026-12-06', 'a Sunday', 'dateOnWeekend'],
    ['2026-11-31', 'no day of the calendar', 'noSuchDate'],
    ['2027-02-29', 'no leap day', 'noSuchDate'],
    ['2026-12-03T24:30', 'no time of day', 'noSuchDate'],
    ['soon', 'no date', 'notADate'],
    ['+2y', 'no shift', 'notADate'],
    [' ', 'blank', 'notADate'],
  ])('is refused as %s: %s', (focDate, _why, problem) => {
    expect(faultsOf(approved, { focDate })).toEqual([`focDate ${problem}`]);
  });

  it.each(['2026-11-03T18:00:01', '2026-11-03T18:01'])(
    'is taken from more than 24 hours ahead on: %s',
    (focDate) => {
      const change = changeOf(decided(asking('edit', { focDate }), approved));
      expect(change.after.status).toBe('transferApproved');
    },
  );

  it('is not taken where a shift leads beyond what an order keeps', () => {
    const order = orderIn('transferApproved', { focDate: '9999-11-01T10:30:00+09:00' });
    expect(faultsOf(order, { focDate: '+9m' })).toEqual(['focDate notADate']);
  });

  it('cannot be shifted where there is none', () => {
    expect(faultsOf(orderIn('error'), { focDate: '+2d' })).toEqual(['focDate noDateYet']);
  });

  it("is a weekend by the clock of the order's zone, not of the person's", () => {
    const order = inNewYork('2026-12-01T10:00:00-05:00');
    const inTokyo = given({ timeZone: 'Asia/Tokyo' });
    // Saturday 08:00 in Tokyo is Friday 18:00 in New York; Monday 08:00 is Sunday 18:00.
    expect(corrected(order, { focDate: '2026-12-05T08:00' }, inTokyo).focDate).toBe(
      '2026-12-04T18:00:00-05:00',
    );
    expect(faultsOf(order, { focDate: '2026-12-07T08:00' }, inTokyo)).toEqual(['focDate dateOnWeekend']);
  });

  it.each([
    ['2026-12-04T23:59:59-05:00', false],
    ['2026-12-05T00:00:00-05:00', true],
    ['2026-12-06T23:59:59-05:00', true],
    ['2026-12-07T00:00:00-05:00', false],
  ])('%s is on a weekend in New York: %s', (at, weekend) => {
    expect(isWeekend({ at, timeZone: 'America/New_York' })).toBe(weekend);
  });

  it.each([
    ['2027-03-11T09:00:00-05:00', '2027-03-15', '2027-03-15T09:00:00-04:00'],
    ['2027-03-11T09:00:00-05:00', '+4d', '2027-03-15T09:00:00-04:00'],
    ['2027-11-05T09:00:00-04:00', '+3d', '2027-11-08T09:00:00-05:00'],
    ['2027-11-05T09:00:00-04:00', '2027-11-08T09:00', '2027-11-08T09:00:00-05:00'],
  ])('keeps the time on the wall from %s by "%s" over a change of the clocks', (from, focDate, expected) => {
    const here = given({ timeZone: 'America/New_York' });
    expect(corrected(inNewYork(from), { focDate }, here).focDate).toBe(expected);
  });

  it('takes the 24 hours as hours gone by, also where a day has 25 of them', () => {
    const lateEvening = given({ timeZone: 'America/New_York', now: new Date('2027-11-06T23:30:00-04:00') });
    const order = orderIn('transferApproved', {
      focTimeZone: 'Pacific/Auckland',
      focDate: '2027-11-12T09:00:00+13:00',
    });
    // 23:30 to 23:00 over the autumn night is 24.5 hours; in Auckland it is Monday by then.
    expect(corrected(order, { focDate: '2027-11-07T23:00' }, lateEvening).focDate).toBe(
      '2027-11-08T17:00:00+13:00',
    );
    expect(faultsOf(order, { focDate: '2027-11-07T22:00' }, lateEvening)).toEqual(['focDate dateTooSoon']);
  });

  it('can be edited up to 24 hours before it, and not a second later', () => {
    const request = asking('edit', { focDate: '2026-12-03' });
    const decidedAt = (time: string) => decided(request, approved, given({ now: new Date(time) }));
    expect(decidedAt('2026-11-30T10:30:00+09:00').kind).toBe('permitted');
    expect(refusalOf(decidedAt('2026-11-30T10:30:01+09:00'))).toMatchObject({
      because: 'rule',
      verdict: 'no',
      standing: { status: 'transferPending' },
    });
  });
});
