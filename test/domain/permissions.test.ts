import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/domain/decision.ts';
import type { Order } from '../../src/domain/order.ts';
import type { RequestOf } from '../../src/domain/request.ts';
import type { Status, Verdict } from '../../src/domain/statusRules.ts';
import { decided, given, orderIn } from './orders.ts';

/** To be transferred at 10:30 on December 1 in Tokyo: pending from 10:30 on November 30. */
const approved = orderIn('transferApproved');

function asked(
  at: string | undefined,
  but: Partial<RequestOf<'may'>> = {},
  order: Order = approved,
  circumstances = given(),
): Answer {
  const request = { verb: 'may', action: 'cancel', orders: ['123'], ...(at && { at }), ...but } as const;
  const decision = decided(request, order, circumstances);
  if (decision.kind !== 'answered') throw new Error(`is not answered but ${JSON.stringify(decision)}`);
  return decision.answer;
}

describe('whether an approved order can be cancelled at a moment ahead', () => {
  it.each<[string, Verdict, Status]>([
    ['2026-11-30T10:30', 'yes', 'transferApproved'],
    ['2026-11-30T10:31', 'no', 'transferPending'],
    ['2026-11-30T12:00', 'no', 'transferPending'],
    ['2026-12-08T12:00', 'no', 'transferPending'],
    ['2026-11-29', 'yes', 'transferApproved'],
    ['2026-11-30', 'no', 'transferPending'],
    ['2026-12-01', 'no', 'transferPending'],
  ])('is judged as of %s: %s', (at, verdict, status) => {
    expect(asked(at)).toMatchObject({
      verdict,
      standing: { status },
      present: { status: 'transferApproved' },
    });
  });

  it.each([
    ['Asia/Tokyo', 'yes'],
    ['Asia/Kolkata', 'no'],
    ['America/Los_Angeles', 'no'],
  ])("is judged by the clock of the person's zone: at 10:30 in %s %s", (timeZone, verdict) => {
    expect(asked('2026-11-30T10:30', {}, approved, given({ timeZone }))).toMatchObject({ verdict });
  });

  it.each([
    ['2026-11-30T12:00', '2026-11-30T12:00:00+09:00'],
    ['2026-11-30', '2026-11-30T23:59:59+09:00'],
    ['2026-11-02', '2026-11-02T23:59:59+09:00'],
  ])('names the moment: of %s it is %s, so that a whole day has to allow it', (said, moment) => {
    expect(asked(said)).toMatchObject({ at: new Date(moment) });
  });

  it('takes the second of two hours where the clocks go back', () => {
    const there = given({ timeZone: 'America/New_York', now: new Date('2027-11-01T12:00:00Z') });
    expect(asked('2027-11-07T01:30', {}, approved, there)).toMatchObject({
      at: new Date('2027-11-07T01:30:00-05:00'),
    });
  });

  it.each([undefined, '2026-11-02T18:00', '2026-11-02T17:59', '2026-11-01', '2026-02-31'])(
    'is judged as of now where no moment ahead is named: %s',
    (at) => {
      expect(asked(at, {}, orderIn('transferPending'))).toMatchObject({ verdict: 'no' });
      expect(asked(at)).toMatchObject({ verdict: 'yes', standing: { status: 'transferApproved' } });
      expect(asked(at)).not.toHaveProperty('at');
    },
  );
});

describe('what else may be done at a moment ahead', () => {
  it('is told action by action as of then', () => {
    expect(asked('2026-11-30', { action: 'any' })).toMatchObject({
      about: 'mayAny',
      at: new Date('2026-11-30T23:59:59+09:00'),
      row: { status: 'transferPending', view: 'yes', edit: 'no', cancel: 'no', delete: 'no' },
      present: { status: 'transferApproved' },
    });
  });

  it.each([
    ['2026-11-29', 'focOnly'],
    ['2026-11-30', 'no'],
  ])('is, on %s, to edit: %s', (at, verdict) => {
    expect(asked(at, { action: 'edit' })).toMatchObject({ verdict });
  });

  it.each(['processing', 'contactingCarrier', 'error', 'completed', 'cancelled'] as const)(
    'is the same as now for an order in %s, which no clock moves',
    (status) => {
      const order = orderIn(status);
      const [then, present] = ['2026-12-20', undefined].map((at) => asked(at, {}, order));
      expect(then).toEqual({ ...present, at: new Date('2026-12-20T23:59:59+09:00') });
    },
  );

  it('leaves what may be done now as it is', () => {
    expect(asked('2026-11-30')).toMatchObject({
      standing: { allowed: ['view'] },
      present: { allowed: ['view', 'edit', 'cancel'] },
    });
  });
});
