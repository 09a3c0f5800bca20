import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoIn } from '../../src/domain/dates.ts';
import type { Order } from '../../src/domain/order.ts';
import { momentsOf } from '../../src/notices/moments.ts';
import { orderIn } from '../domain/orders.ts';

const hour = 60 * 60 * 1000;
const longAgo = new Date('2026-01-01T00:00:00Z');
const approved = (focDate: string, changes: Partial<Order> = {}): Order => ({
  ...orderIn('transferApproved'),
  history: [],
  focDate,
  ...changes,
});

/** The wall clock of each moment, by what it tells. */
const told = (order: Order, timeZone: string, began = longAgo): object =>
  Object.fromEntries(
    momentsOf(order, began, timeZone).map(({ news, at }) => [news.kind, isoIn(at, timeZone).slice(0, 16)]),
  );

describe('the moments of a transfer', () => {
  it.each<[string, string, string, object]>([
    [
      'at noon',
      '2026-12-04T12:00:00+09:00',
      'Asia/Tokyo',
      { lastChance: '2026-12-02T12:00', transferDay: '2026-12-04T08:00', overdue: '2026-12-05T08:00' },
    ],
    [
      'in the night: told the evening before',
      '2026-12-04T03:00:00+09:00',
      'Asia/Tokyo',
      { lastChance: '2026-12-01T20:00', transferDay: '2026-12-03T20:00', overdue: '2026-12-05T08:00' },
    ],
    [
      'late in the evening',
      '2026-12-04T23:30:00+09:00',
      'Asia/Tokyo',
      { lastChance: '2026-12-02T20:00', transferDay: '2026-12-04T08:00', overdue: '2026-12-05T08:00' },
    ],
    [
      'at noon in Tokyo, to somebody in Berlin',
      '2026-12-04T12:00:00+09:00',
      'Europe/Berlin',
      { lastChance: '2026-12-01T20:00', transferDay: '2026-12-03T20:00', overdue: '2026-12-05T08:00' },
    ],
  ])('%s', (_sentence, focDate, timeZone, moments) => {
    expect(told(approved(focDate), timeZone)).toEqual(moments);
  });

  it('come the next morning where they were due before anybody watched, and at once where that is too late', () => {
    const order = approved('2026-12-04T12:00:00+09:00');
    const began = (at: string) => told(order, 'Asia/Tokyo', new Date(at));
    expect(began('2026-12-02T15:00:00+09:00')).toMatchObject({ lastChance: '2026-12-03T08:00' });
    expect(began('2026-12-03T08:00:00+09:00')).toEqual({
      lastChance: '2026-12-03T08:00',
      transferDay: '2026-12-04T08:00',
      overdue: '2026-12-05T08:00',
    });
    expect(began('2026-12-04T09:00:00+09:00')).toEqual({
      transferDay: '2026-12-04T09:00',
      overdue: '2026-12-05T08:00',
    });
    expect(began('2026-12-07T15:00:00+09:00')).toEqual({ overdue: '2026-12-08T08:00' });
  });

  it('are due no sooner than the date is known', () => {
    const focDate = '2026-12-04T12:00:00+09:00';
    const fields = [{ field: 'focDate' as const, after: focDate }];
    const entry = { by: { id: 'carrier' }, what: 'carrierAccepted' as const, fields };
    const at = '2026-12-02T18:00:00+09:00';
    expect(told(approved(focDate, { history: [{ ...entry, at }] }), 'Asia/Tokyo')).toMatchObject({
      lastChance: '2026-12-03T08:00',
    });
    const late = { ...entry, at: '2026-11-01T18:00:00+09:00', recordedAt: at };
    expect(told(approved(focDate, { history: [late] }), 'Asia/Tokyo')).toMatchObject({
      lastChance: '2026-12-03T08:00',
    });
  });

  it('have other ids once the date is another', () => {
    const ids = (focDate: string) => momentsOf(approved(focDate), longAgo, 'UTC').map(({ id }) => id);
    const former = ids('2026-12-04T12:00:00Z');
    expect(ids('2026-12-04T21:00:00+09:00')).toEqual(former);
    expect(ids('2026-12-05T12:00:00Z').filter((id) => former.includes(id))).toEqual([]);
  });

  it('are at a time at which people are awake, or have just begun, and a last chance never after it', () => {
    const zones = [
      'Asia/Tokyo',
      'America/Los_Angeles',
      'Europe/Berlin',
      'Pacific/Apia',
      'Asia/Kathmandu',
      'UTC',
    ];
    const instant = fc.date({
      min: new Date('2026-02-01Z'),
      max: new Date('2027-12-31Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, instant, fc.constantFrom(...zones), (foc, began, timeZone) => {
        for (const { news, at, until } of momentsOf(approved(foc.toISOString()), began, timeZone)) {
          const time = isoIn(at, timeZone).slice(11, 16);
          const isAwake = (time >= '08:00' && time <= '20:00') || at.getTime() === began.getTime();
          expect(isAwake, `${news.kind} at ${time}`).toBe(true);
          expect(at >= began).toBe(true);
          if (news.kind === 'lastChance') expect(at.getTime()).toBeLessThan(foc.getTime() - 24 * hour);
          if (until) expect(at < until).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each(['error', 'completed', 'cancelled'] as const)('are none of an order in %s', (status) => {
    expect(momentsOf({ ...orderIn(status), focDate: '2026-12-04T12:00:00Z' }, longAgo, 'UTC')).toEqual([]);
  });
});

describe('an order that waits for its carrier', () => {
  const waiting = (country: string, history: Order['history'] = []): Order => ({
    ...orderIn(history.length > 0 ? 'contactingCarrier' : 'processing'),
    ...{ country, history, placedAt: '2026-11-02T09:00:00Z' }, // a Monday
  });
  const approvedAt = (at: string) =>
    ({ at, by: { id: 'carrier' }, what: 'approved', from: 'processing', to: 'contactingCarrier' }) as const;

  it.each<[string, Order, string]>([
    ['five business days in the US', waiting('US'), '2026-11-10T08:00'],
    ['seven in Canada', waiting('CA'), '2026-11-12T08:00'],
    ['two weeks where nothing is known of carriers', waiting('JP'), '2026-11-17T08:00'],
    ['and a week in its new status', waiting('US', [approvedAt('2026-11-09T09:00:00Z')]), '2026-11-16T08:00'],
  ])('is stuck after %s', (_sentence, order, at) => {
    expect(told(order, 'UTC')).toEqual({ stuck: at });
  });

  it('is stuck anew in another status', () => {
    const [before] = momentsOf(waiting('US'), longAgo, 'UTC');
    const [after] = momentsOf(waiting('US', [approvedAt('2026-11-09T09:00:00Z')]), longAgo, 'UTC');
    expect(before?.id).not.toBe(after?.id);
  });
});
