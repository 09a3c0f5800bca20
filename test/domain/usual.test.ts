import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateIn } from '../../src/domain/dates.ts';
import type { Order } from '../../src/domain/order.ts';
import { expectedRange, isLongerThanUsual } from '../../src/domain/usual.ts';
import { orderIn } from './orders.ts';

/** Placed on a Thursday. */
const placedAt = '2026-10-29T09:00:00Z';
const by = { id: 'ada' };

const waiting = (country: string, but: Partial<Order> = {}): Order =>
  orderIn('contactingCarrier', { country, placedAt, ...but });

const dayAt = (day: string): Date => new Date(`${day}T12:00:00Z`);

describe('what may be expected of an order that waits for its carrier', () => {
  it.each([
    // Business days: Friday, Monday, Tuesday, Wednesday, Thursday.
    ['US', { from: '2026-11-03', to: '2026-11-05' }],
    ['CA', { from: '2026-11-05', to: '2026-11-09' }],
    ['JP', undefined],
    ['constructor', undefined],
  ])('in %s is that the carrier answers from %o on', (country, carrier) => {
    expect(expectedRange(waiting(country), dayAt('2026-11-02'), 'UTC')).toEqual({
      since: '2026-10-29',
      ...(carrier && { carrier }),
      transfer: { from: '2026-11-05', to: '2026-11-12', atMost: '2026-11-28' },
    });
  });

  it('counts from the last sending again', () => {
    const order = waiting('US', {
      history: [
        { at: placedAt, by, what: 'placed' },
        { at: '2026-11-09T09:00:00Z', by, what: 'resubmitted' },
        { at: '2026-11-10T09:00:00Z', by, what: 'approved' },
      ],
    });
    expect(expectedRange(order, dayAt('2026-11-12'), 'UTC')).toMatchObject({
      since: '2026-11-09',
      carrier: { from: '2026-11-12', to: '2026-11-16' },
    });
  });

  it('has the days of the zone that it is asked for', () => {
    const order = waiting('US', { placedAt: '2026-10-29T20:00:00Z' });
    expect(expectedRange(order, dayAt('2026-11-02'), 'Asia/Tokyo')).toMatchObject({ since: '2026-10-30' });
  });

  it.each(['transferApproved', 'transferPending', 'error', 'completed', 'cancelled'] as const)(
    'is nothing in status %s',
    (status) => {
      const order = orderIn(status, { placedAt });
      expect(expectedRange(order, dayAt('2026-11-02'), 'UTC')).toBeUndefined();
    },
  );
});

describe('an order that has not moved', () => {
  it.each([
    ['US', '2026-11-05', false],
    ['US', '2026-11-06', true],
    ['CA', '2026-11-09', false],
    ['CA', '2026-11-10', true],
    ['JP', '2026-11-12', false],
    ['JP', '2026-11-13', true],
  ])('in %s by %s: longer than usual is %s', (country, day, expected) => {
    expect(isLongerThanUsual(waiting(country), dayAt(day))).toBe(expected);
  });

  it.each(['error', 'cancelled', 'completed'] as const)(
    'does not wait for its carrier in status %s',
    (status) => {
      expect(isLongerThanUsual(orderIn(status, { placedAt, country: 'US' }), dayAt('2027-01-01'))).toBe(
        false,
      );
    },
  );
});

it('has not moved for longer than is usual once the last day of what was to be expected is over, in any zone', () => {
  const moments = fc.date({
    ...{ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true },
  });
  const zones = fc.constantFrom(
    'UTC',
    'Asia/Tokyo',
    'America/New_York',
    'Pacific/Kiritimati',
    'America/Havana',
  );
  fc.assert(
    fc.property(
      ...[moments, fc.integer({ max: 40 * 24 * 60, min: 0 }), fc.constantFrom('US', 'CA', 'JP'), zones],
      (placed, minutes, country, zone) => {
        const order = waiting(country, { placedAt: placed.toISOString(), history: [] });
        const now = new Date(placed.getTime() + minutes * 60_000);
        const { carrier, transfer } = expectedRange(order, now, zone) ?? {};
        const last = carrier?.to ?? transfer?.to ?? '';
        expect(isLongerThanUsual(order, now, zone)).toBe(dateIn(now, zone) > last);
      },
    ),
  );
});
