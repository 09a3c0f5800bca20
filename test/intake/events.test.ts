import { describe, expect, it } from 'vitest';
import { type CarrierEventName, pendingFor } from '../../src/domain/lifecycle.ts';
import type { EventResult } from '../../src/intake/intake.ts';
import { hour, after as later, now, orderIn } from '../domain/orders.ts';
import { deskWith } from './desk.ts';

const accepted = { event: 'carrierAccepted', eventId: 'e1', focDate: '2026-12-10T09:00:00+09:00' };

function only<K extends EventResult['kind']>(
  result: EventResult,
  kind: K,
): Extract<EventResult, { kind: K }> {
  if (result.kind !== kind) throw new Error(`is ${JSON.stringify(result)}`);
  return result as Extract<EventResult, { kind: K }>;
}

describe("a carrier's event that comes in", () => {
  it('moves the order, tells from where to where, and is stored with who reported it', async () => {
    const { intake, stored } = deskWith([orderIn('contactingCarrier')]);
    const moved = only(await intake.event('demo', '123', accepted, 'carrier-desk'), 'moved');
    expect([moved.from, moved.to]).toEqual(['contactingCarrier', 'transferApproved']);
    const order = await stored('123');
    expect(order).toMatchObject({ status: 'transferApproved', focDate: accepted.focDate, version: 4 });
    expect(order.history).toMatchObject([
      { what: 'carrierAccepted', by: { id: 'carrier-desk' }, at: now.toISOString(), eventId: 'e1' },
    ]);
  });

  it('leads an order through its whole life', async () => {
    const { intake, stored } = deskWith([orderIn('processing')]);
    const life = [
      { event: 'approved', eventId: 'e1' },
      { ...accepted, eventId: 'e2' },
      { event: 'focChanged', eventId: 'e3', focDate: '2026-12-11T09:00:00+09:00' },
      { event: 'completed', eventId: 'e4' },
    ];
    for (const event of life) only(await intake.event('demo', '123', event, 'carrier'), 'moved');
    const order = await stored('123');
    expect(order.status).toBe('completed');
    expect(order.history.map(({ what }) => what)).toEqual(life.map(({ event }) => event));
  });

  it('changes nothing where its id was seen before, whatever else it says', async () => {
    const { intake, stored } = deskWith([orderIn('contactingCarrier')]);
    only(await intake.event('demo', '123', accepted, 'carrier'), 'moved');
    const before = await stored('123');
    for (const again of [accepted, { event: 'completed', eventId: 'e1' }]) {
      expect(await intake.event('demo', '123', again, 'carrier')).toEqual({ kind: 'repeated' });
    }
    expect(await stored('123')).toEqual(before);
  });

  it('is applied once where it comes twice at the same time', async () => {
    const { intake, stored } = deskWith([orderIn('contactingCarrier')]);
    const twice = [1, 2].map(() => intake.event('demo', '123', accepted, 'carrier'));
    expect((await Promise.all(twice)).map(({ kind }) => kind).sort()).toEqual(['moved', 'repeated']);
    expect((await stored('123')).history).toHaveLength(1);
  });

  it('is not lost where others come at the same time', async () => {
    const { intake, stored } = deskWith([orderIn('transferApproved')]);
    const events = ['07', '08', '09', '10'].map((day) => ({
      event: 'focChanged',
      eventId: `e${day}`,
      focDate: `2026-12-${day}T09:00:00+09:00`,
    }));
    const results = await Promise.all(events.map((event) => intake.event('demo', '123', event, 'carrier')));
    expect(results.map(({ kind }) => kind)).toEqual(['moved', 'moved', 'moved', 'moved']);
    const order = await stored('123');
    expect(order.history.map(({ eventId }) => eventId).sort()).toEqual(['e07', 'e08', 'e09', 'e10']);
    expect(order.version).toBe(7);
  });

  it('takes an order out of pending, by the clock as of now', async () => {
    const order = orderIn('transferApproved');
    const foc = new Date(order.focDate ?? '').getTime();
    const { intake } = deskWith([order], () => new Date(foc - pendingFor + 1));
    const changed = { event: 'focChanged', eventId: 'e1', focDate: '2026-12-10T09:00:00+09:00' };
    const moved = only(await intake.event('demo', '123', changed, 'carrier'), 'moved');
    expect([moved.from, moved.to]).toEqual(['transferPending', 'transferApproved']);
  });

  it.each(['124', 'PO-124', '__proto__', ''])('is told that there is no order %j', async (number) => {
    const { intake } = deskWith([orderIn('processing')]);
    expect(await intake.event('demo', number, accepted, 'carrier')).toEqual({ kind: 'unknownOrder' });
  });

  it("does not reach another tenant's order", async () => {
    const { intake } = deskWith([orderIn('contactingCarrier')]);
    expect(await intake.event('other', '123', accepted, 'carrier')).toEqual({ kind: 'unknownOrder' });
  });
});

describe('the time at which an event took place', () => {
  const completed = { event: 'completed', eventId: 'e1' };

  it('does not change the status that is found, by the clock of now', async () => {
    const { intake, stored } = deskWith([orderIn('transferPending')]);
    const at = later(-24 * hour).toISOString();
    const moved = only(await intake.event('demo', '123', { ...completed, at }, 'carrier'), 'moved');
    expect([moved.from, moved.to]).toEqual(['transferPending', 'completed']);
    expect((await stored('123')).history).toMatchObject([{ at, from: 'transferPending', to: 'completed' }]);
  });

  it.each([0, 1, 5])('may be %i minutes ahead: clocks differ', async (minutes) => {
    const { intake } = deskWith([orderIn('transferPending')]);
    const at = later(minutes * 60_000).toISOString();
    only(await intake.event('demo', '123', { ...completed, at }, 'carrier'), 'moved');
  });

  it.each([5 * 60_000 + 1, hour, 5 * 365 * 24 * hour])('may not be %i ms ahead', async (ahead) => {
    const order = orderIn('transferPending');
    const { intake, stored } = deskWith([order]);
    const event = { ...completed, at: later(ahead).toISOString() };
    const { faults } = only(await intake.event('demo', '123', event, 'carrier'), 'malformed');
    expect(faults).toEqual(['at: lies in the future']);
    expect(await stored('123')).toEqual(order);
  });
});

describe('an event that is impossible', () => {
  it.each<[Parameters<typeof orderIn>[0], CarrierEventName[]]>([
    ['processing', ['approved', 'carrierRejected']],
    ['transferPending', ['focChanged', 'carrierRejected', 'completed']],
  ])('in %s is refused with the status found and the events that it takes: %j', async (status, possible) => {
    const order = orderIn(status);
    const { intake, stored } = deskWith([order]);
    const refused = only(await intake.event('demo', '123', accepted, 'carrier'), 'impossible');
    for (const word of ['123', status, 'carrierAccepted', ...possible])
      expect(refused.message).toContain(word);
    expect(await stored('123')).toEqual(order);
  });

  it.each(['error', 'completed', 'cancelled'] as const)(
    'in %s is refused: no event is taken',
    async (status) => {
      const { intake } = deskWith([orderIn(status)]);
      const refused = only(await intake.event('demo', '123', accepted, 'carrier'), 'impossible');
      expect(refused.message).toContain('no event');
    },
  );

  it('is refused on a deleted order', async () => {
    const { intake } = deskWith([orderIn('processing', { deletedAt: now.toISOString() })]);
    const event = { event: 'approved', eventId: 'e1' };
    expect(await intake.event('demo', '123', event, 'carrier')).toMatchObject({
      kind: 'impossible',
      message: expect.stringContaining('no event'),
    });
  });
});

describe('a body that is no event', () => {
  const rejected = { event: 'carrierRejected', eventId: 'e1', reason: 'pinInvalid' };

  it.each<[string, unknown, string]>([
    ['no such event', { ...accepted, event: 'arrived' }, 'event'],
    ['no event', { eventId: 'e1' }, 'event'],
    ['no id', { event: 'approved' }, 'eventId'],
    ['an empty id', { event: 'approved', eventId: '' }, 'eventId'],
    ['an id that is no text', { event: 'approved', eventId: 7 }, 'eventId'],
    ['no FOC date', { event: 'focChanged', eventId: 'e1' }, 'focDate'],
    ['an FOC date without a time', { ...accepted, focDate: '2026-12-10' }, 'focDate'],
    ['an FOC date without an offset', { ...accepted, focDate: '2026-12-10T09:00:00' }, 'focDate'],
    ['an FOC date that no calendar has', { ...accepted, focDate: '2026-02-30T09:00:00Z' }, 'focDate'],
    ['a zone that there is not', { ...accepted, focTimeZone: 'Mars/Olympus' }, 'focTimeZone'],
    ['no reason', { event: 'carrierRejected', eventId: 'e1' }, 'reason'],
    ['no such reason', { ...rejected, reason: 'badMood' }, 'reason'],
    ['a time that is none', { ...rejected, at: 'today' }, 'at'],
    ['a key that the event has not', { ...rejected, focDate: accepted.focDate }, 'focDate'],
  ])('is refused for %s, and the fault names the field', async (_why, body, field) => {
    const order = orderIn('contactingCarrier');
    const { intake, stored } = deskWith([order]);
    const { faults } = only(await intake.event('demo', '123', body, 'carrier'), 'malformed');
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(field);
    expect(await stored('123')).toEqual(order);
  });

  it('is refused for all its faults at once', async () => {
    const { intake } = deskWith([orderIn('processing')]);
    const body = { event: 'carrierRejected', eventId: '', reason: 'badMood' };
    const { faults } = only(await intake.event('demo', '123', body, 'carrier'), 'malformed');
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['eventId', 'reason']);
  });

  it.each([null, undefined, 'approved', 7, [], [accepted], {}])('is refused as a whole: %j', async (body) => {
    const { intake } = deskWith([orderIn('processing')]);
    expect(await intake.event('demo', '123', body, 'carrier')).toMatchObject({ kind: 'malformed' });
  });

  it('keeps the time at which an event took place, where it is told', async () => {
    const { intake, stored } = deskWith([orderIn('contactingCarrier')]);
    const at = later(-60_000).toISOString();
    only(await intake.event('demo', '123', { ...rejected, at }, 'carrier'), 'moved');
    const order = await stored('123');
    expect([order.history[0]?.at, order.rejection?.at]).toEqual([at, at]);
  });
});
