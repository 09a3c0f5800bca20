import { describe, expect, it } from 'vitest';
import {
  afterEvent,
  type CarrierEvent,
  type CarrierEventName,
  isOverdue,
  pendingFrom,
  statusAt,
} from '../../src/domain/lifecycle.ts';
import { type Order, orderSchema } from '../../src/domain/order.ts';
import { type Status, statuses } from '../../src/domain/statusRules.ts';
import { frozen, now, orderIn } from './orders.ts';

const foc = new Date('2026-12-01T10:30:00+09:00');
const at = (time: string): Date => new Date(`2026-${time}+09:00`);

describe('the status as of now', () => {
  const approved = orderIn('transferApproved');

  it.each<[string, Status]>([
    ['11-02T09:00:00', 'transferApproved'],
    ['11-30T10:29:59', 'transferApproved'],
    ['11-30T10:29:59.999', 'transferApproved'],
    ['11-30T10:30:00', 'transferApproved'],
    ['11-30T10:30:00.001', 'transferPending'],
    ['11-30T10:30:01', 'transferPending'],
    ['12-01T10:30:00', 'transferPending'],
    ['12-08T10:30:00', 'transferPending'],
  ])('at %s of an order to be transferred on 12-01T10:30 is %s', (time, status) => {
    expect(statusAt(approved, at(time))).toBe(status);
  });

  it('counts hours that go by, not days on the wall', () => {
    const order = orderIn('transferApproved', { focDate: '2027-11-07T09:00:00-05:00' });
    // From 09:00 to 09:00 over the autumn night it is 25 hours in New York.
    expect(statusAt(order, new Date('2027-11-06T09:00:00-04:00'))).toBe('transferApproved');
    expect(statusAt(order, new Date('2027-11-06T10:00:01-04:00'))).toBe('transferPending');
  });

  it.each(statuses.filter((status) => !status.startsWith('transfer')))(
    'of an order in %s is no matter of the clock',
    (status) => {
      const order = orderIn(status, { focDate: '2026-12-01T10:30:00+09:00' });
      for (const time of ['11-02T09:00:00', '12-01T00:00:00', '12-08T00:00:00']) {
        expect(statusAt(order, at(time))).toBe(status);
      }
    },
  );

  it('is approved for good where no FOC date is known', () => {
    const { focDate: _none, ...order } = approved;
    expect([statusAt(order, at('12-08T00:00:00')), pendingFrom(order)]).toEqual([
      'transferApproved',
      undefined,
    ]);
  });

  it('can be foreseen: an approved order can be edited and cancelled until 24 hours before the transfer', () => {
    expect(pendingFrom(approved)).toEqual(at('11-30T10:30:00'));
  });

  it.each(statuses.filter((status) => !status.startsWith('transfer')))(
    'is not to become pending from %s',
    (status) => {
      expect(pendingFrom(orderIn(status, { focDate: '2026-12-01T10:30:00+09:00' }))).toBeUndefined();
    },
  );

  it.each([
    [-1, false],
    [0, true],
    [1, true],
  ])('%i ms after the FOC moment is overdue: %s', (milliseconds, overdue) => {
    expect(isOverdue(approved, new Date(foc.getTime() + milliseconds))).toBe(overdue);
  });

  it('is not overdue once the transfer is reported', () => {
    expect(isOverdue(orderIn('completed'), at('12-08T00:00:00'))).toBe(false);
  });
});

const newDate = '2026-12-10T09:00:00+09:00';
const eventFor: Readonly<Record<CarrierEventName, CarrierEvent>> = {
  approved: { event: 'approved', eventId: 'e1' },
  carrierAccepted: { event: 'carrierAccepted', eventId: 'e1', focDate: newDate },
  focChanged: { event: 'focChanged', eventId: 'e1', focDate: newDate },
  carrierRejected: { event: 'carrierRejected', eventId: 'e1', reason: 'nameMismatch' },
  completed: { event: 'completed', eventId: 'e1' },
};
const names = Object.keys(eventFor) as CarrierEventName[];
const carrier = { id: 'carrier-desk' };

describe("a carrier's event", () => {
  /** Where each event leads from each status; "-" where it is impossible. */
  const leadsTo: Readonly<Record<Status, readonly (Status | '-')[]>> = {
    //                  approved, carrierAccepted, focChanged, carrierRejected, completed
    processing: ['contactingCarrier', '-', '-', 'error', '-'],
    contactingCarrier: ['-', 'transferApproved', '-', 'error', '-'],
    transferApproved: ['-', '-', 'transferApproved', 'error', 'completed'],
    transferPending: ['-', '-', 'transferApproved', 'error', 'completed'],
    error: ['-', '-', '-', '-', '-'],
    completed: ['-', '-', '-', '-', '-'],
    cancelled: ['-', '-', '-', '-', '-'],
  };
  const pairs = statuses.flatMap((from) =>
    names.map((name, column) => ({ from, name, to: leadsTo[from][column] ?? '-' })),
  );

  it('is tried from every status', () => {
    expect(pairs).toHaveLength(35);
  });

  it.each(pairs.filter(({ to }) => to !== '-'))('$name leads from $from to $to', ({ from, name, to }) => {
    const order = frozen(orderIn(from));
    const outcome = afterEvent(order, eventFor[name], carrier, now);
    if (outcome.kind !== 'moved') throw new Error(`is ${outcome.kind}`);
    expect(statusAt(outcome.order, now)).toBe(to);
    expect(outcome.order.version).toBe(order.version + 1);
    expect(outcome.order.history).toMatchObject([
      { what: name, by: carrier, eventId: 'e1', from, to, at: now.toISOString() },
    ]);
    expect(orderSchema.safeParse(outcome.order).success).toBe(true);
  });

  it.each(pairs.filter(({ to }) => to === '-'))('$name is impossible in $from', ({ from, name }) => {
    expect(afterEvent(frozen(orderIn(from)), eventFor[name], carrier, now)).toEqual({
      kind: 'impossible',
      status: from,
      possible: names.filter((_name, column) => leadsTo[from][column] !== '-'),
    });
  });

  it.each(pairs)('$name changes nothing in $from where its id was seen before', ({ from, name }) => {
    const seen = { at: now.toISOString(), by: carrier, what: 'approved', eventId: 'e1' } as const;
    const order = orderIn(from, { history: [seen] });
    expect(afterEvent(order, eventFor[name], carrier, now)).toEqual({ kind: 'repeated' });
  });

  it.each(names)('%s moves no order that was deleted', (name) => {
    for (const status of statuses) {
      const tombstone: Order = orderIn(status, { deletedAt: now.toISOString() });
      expect(afterEvent(tombstone, eventFor[name], carrier, now)).toMatchObject({
        kind: 'impossible',
        possible: [],
      });
    }
  });
});

describe('what events write', () => {
  const moved = (status: Status, event: CarrierEvent): Order => {
    const outcome = afterEvent(orderIn(status), event, carrier, now);
    if (outcome.kind !== 'moved') throw new Error(`is ${outcome.kind}`);
    return outcome.order;
  };

  it('is the FOC date and its zone, when the carrier accepts', () => {
    const order = moved('contactingCarrier', {
      ...eventFor.carrierAccepted,
      focTimeZone: 'Asia/Tokyo',
    } as CarrierEvent);
    expect(order).toMatchObject({ status: 'transferApproved', focDate: newDate, focTimeZone: 'Asia/Tokyo' });
    expect(order.history[0]?.fields).toEqual([{ field: 'focDate', after: newDate }]);
  });

  it('is the FOC date before and after, when the carrier moves it, and the zone as it was', () => {
    const order = moved('transferApproved', eventFor.focChanged);
    expect(order).toMatchObject({ focDate: newDate, focTimeZone: 'Asia/Tokyo' });
    expect(order.history[0]?.fields).toEqual([
      { field: 'focDate', before: '2026-12-01T10:30:00+09:00', after: newDate },
    ]);
  });

  it('takes an order out of pending, when the carrier moves the date away', () => {
    const order = moved('transferPending', eventFor.focChanged);
    expect(order.history[0]).toMatchObject({ from: 'transferPending', to: 'transferApproved' });
  });

  it('leaves an order pending, when the carrier moves the date by an hour', () => {
    const order = moved('transferPending', {
      ...eventFor.focChanged,
      focDate: '2026-11-03T11:30:00+09:00',
    } as CarrierEvent);
    expect(statusAt(order, now)).toBe('transferPending');
  });

  it('is the status as found and left by the clock of now, although it took place before', () => {
    const at = '2026-11-01T00:00:00.000Z';
    const order = moved('transferPending', { ...eventFor.completed, at });
    expect(order.history).toMatchObject([{ at, from: 'transferPending', to: 'completed' }]);
    const focDate = '2026-11-03T11:30:00+09:00';
    const later = moved('transferApproved', { ...eventFor.focChanged, focDate, at } as CarrierEvent);
    expect(later.history).toMatchObject([{ at, from: 'transferApproved', to: 'transferPending' }]);
  });

  it('is the reason and the time of a rejection', () => {
    const at = '2026-11-02T15:00:00+09:00';
    const order = moved('contactingCarrier', { ...eventFor.carrierRejected, at });
    expect(order.rejection).toEqual({ reason: 'nameMismatch', at: '2026-11-02T06:00:00.000Z' });
    expect(order.history[0]).toMatchObject({ at: '2026-11-02T06:00:00.000Z', because: 'nameMismatch' });
  });
});
