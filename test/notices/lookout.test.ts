// What a round of notices reads: what happened since the one before, and nothing else.

import { describe, expect, it } from 'vitest';
import type { Order } from '../../src/domain/order.ts';
import { defaultRules } from '../../src/domain/statusRules.ts';
import { houseWith } from '../../src/house.ts';
import { createIntake } from '../../src/intake/storeIntake.ts';
import { openMemoryStore } from '../../src/stores/lowdb.ts';
import type { OrderStore } from '../../src/stores/store.ts';
import { openHouse } from '../conversation/house.ts';
import { orderIn, now as start } from '../domain/orders.ts';
import { locales } from '../locales.ts';

const house = houseWith(locales, { rules: defaultRules, region: 'US', language: 'en' });
const many = Array.from(
  { length: 300 },
  (_, i): Order => ({
    ...orderIn('processing', { country: 'US', placedAt: start.toISOString() }),
    ...{ tenant: 'demo', number: String(i + 1), name: `No ${i + 1}`, history: [] },
  }),
);

function open() {
  const kept = openMemoryStore(many);
  const read: string[] = [];
  let isAway = false;
  const lost = new Set<string>();
  const counted = (orders: readonly Order[]) => void read.push(...orders.map(({ number }) => number));
  /** The store itself, and which orders the notifier had of it. */
  const store: OrderStore = {
    ...kept,
    async changed(...asked) {
      if (isAway) throw new Error('the store is away');
      const changed = await kept.changed(...asked);
      const orders = changed.orders.filter(({ number }) => !lost.has(number));
      counted(orders);
      return { ...changed, orders };
    },
    async exactly(...asked) {
      if (isAway) throw new Error('the store is away');
      const orders = (await kept.exactly(...asked)).filter(({ number }) => !lost.has(number));
      counted(orders);
      return orders;
    },
    list: () => expect.fail('a round lists all orders'),
  };
  let now = start;
  const sent: string[] = [];
  const notifier = house.notifierOn(store, {
    send: async (_tenant, _address, { text }) => {
      sent.push(text);
      return 'sent';
    },
    roleOf: () => 'admin',
    clock: () => now,
  });
  const intake = createIntake(kept, () => now);
  const talk = openHouse(many, kept);
  return {
    ...{ notifier, sent, say: talk.say },
    event: (number: string, event: string) =>
      intake.event('demo', number, { event, eventId: `${number} ${event}` }, 'carrier'),
    away: (is: boolean) => {
      isAway = is;
    },
    /** As if somebody had taken the order out of the database. */
    lose: (number: string) => void lost.add(number),
    advance(milliseconds: number) {
      now = new Date(now.getTime() + milliseconds);
      talk.advance(milliseconds);
    },
    /** Which orders a round reads. */
    async round() {
      read.length = 0;
      const { next: ahead } = await notifier.tick();
      return { read: new Set(read), ahead };
    },
  };
}

const day = 24 * 60 * 60 * 1000;

describe('a round', () => {
  it('reads all orders once, and then those that changed', async () => {
    const { say, event, round, sent } = open();
    await say('notify all');
    expect((await round()).read.size).toBe(300);
    expect((await round()).read.size).toBe(0);
    await event('7', 'approved');
    expect((await round()).read).toEqual(new Set(['7']));
    expect(sent).toEqual([expect.stringMatching(/^Order 7 /)]);
    await round(); // looks whether that was told
    expect((await round()).read.size).toBe(0);
  });

  it('reads those of which something falls due by the clock, when it does', async () => {
    const { say, round, advance, sent } = open();
    await say('notify 7 and 8');
    const { ahead } = await round();
    expect(ahead).toEqual(new Date('2026-11-10T08:00:00+09:00'));
    advance(day);
    expect((await round()).read.size).toBe(0);
    advance((ahead?.getTime() ?? 0) - start.getTime() - day);
    expect((await round()).read).toEqual(new Set(['7', '8']));
    expect(sent).toHaveLength(1);
  });

  it('waits for no order that is not there any more', async () => {
    const { say, round, advance, lose } = open();
    await say('notify 7');
    const { ahead } = await round();
    lose('7');
    advance((ahead?.getTime() ?? 0) - start.getTime());
    expect(await round()).toEqual({ read: new Set(), ahead: undefined });
  });

  it('reads none where nobody is told anything', async () => {
    const { event, round } = open();
    await event('7', 'approved');
    expect((await round()).read.size).toBe(0);
  });

  it('reads those that somebody has newly named, as they are', async () => {
    const { say, event, round, sent } = open();
    await say('notify 7');
    await round();
    await say('notify 8');
    expect((await round()).read).toEqual(new Set(['8']));
    await event('8', 'approved');
    await round();
    expect(sent).toHaveLength(1);
  });

  it('that breaks off loses nothing of what it had found', async () => {
    const { say, event, round, away, sent } = open();
    await say('notify all');
    await round();
    await event('7', 'approved');
    away(true);
    await expect(round()).rejects.toThrow('the store is away');
    away(false);
    await round();
    expect(sent).toHaveLength(1);
  });
});
