// Who is told what, and how often: a desk and a notifier on a store in memory, and a channel that takes what is sent.

import { describe, expect, it } from 'vitest';
import type { Order } from '../../src/domain/order.ts';
import type { Role } from '../../src/domain/people.ts';
import { defaultRules } from '../../src/domain/statusRules.ts';
import { houseWith } from '../../src/house.ts';
import { createIntake } from '../../src/intake/storeIntake.ts';
import type { Send, Sent } from '../../src/notices/send.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { openMemoryStore } from '../../src/stores/lowdb.ts';
import { type How, openHouse, someone } from '../conversation/house.ts';
import { orderIn, now as start } from '../domain/orders.ts';
import { locales } from '../locales.ts';

const house = houseWith(locales, { rules: defaultRules, region: 'US', language: 'en' });
const order = (number: string, changes: Partial<Order> = {}): Order => ({
  ...orderIn('processing'),
  ...{ tenant: 'demo', number, name: `No ${number}`, history: [] },
  ...changes,
});
const minute = 60_000;

interface SentReply {
  readonly tenant: string;
  readonly address: unknown;
  readonly reply: Reply;
}

function open(orders: readonly Order[]) {
  const store = openMemoryStore(orders);
  const talk = openHouse(orders, store);
  let now = start;
  const sent: SentReply[] = [];
  let answer: () => Promise<Sent> = async () => 'sent';
  const send: Send = async (tenant, address, reply) => {
    sent.push({ tenant, address, reply });
    return answer();
  };
  const roleOf = (): Role => 'admin';
  const intake = createIntake(store, () => now);
  let events = 0;
  return {
    ...{ store, sent, say: talk.say },
    /** A process of its own on the same store. */
    notifier: () => house.notifierOn(store, { send, roleOf, clock: () => now }),
    answering: (next: typeof answer) => {
      answer = next;
    },
    event: (number: string, event: string, values: object = {}, tenant = 'demo') => {
      events += 1;
      return intake.event(tenant, number, { event, eventId: `e${events}`, ...values }, 'carrier');
    },
    /** Rows of a table. */
    fill: (rows: readonly object[]) => intake.importRows('demo', rows, 'command line', 'kept'),
    advance(milliseconds: number) {
      now = new Date(now.getTime() + milliseconds);
      talk.advance(milliseconds);
    },
    texts: () => sent.map(({ reply }) => reply.text),
  };
}

const rejected = { reason: 'pinInvalid' };
const bob: How = { person: someone('bob'), conversation: 'with bob', address: 'with bob' };

describe('a notice', () => {
  it('is of what came after the wish, to the millisecond', async () => {
    const { say, event, notifier, sent, texts } = open([order('1'), order('2')]);
    await event('1', 'approved');
    await say('notify all');
    await notifier().tick();
    expect(sent).toEqual([]);
    await event('1', 'carrierRejected', rejected);
    await event('2', 'approved');
    await notifier().tick();
    expect(texts()).toEqual([
      expect.stringMatching(
        /^The losing carrier has rejected order 1 .*(?:\n.*)*\n\nOrder 2 .* Contacting carrier/,
      ),
    ]);
  });

  it('waits for the next round where this one is told to end', async () => {
    const { say, event, notifier, answering, sent } = open([order('1')]);
    await say('notify all');
    await say('notify all', bob);
    await event('1', 'approved');
    const stopping = new AbortController();
    answering(async () => {
      stopping.abort();
      return 'sent';
    });
    await notifier().tick(stopping.signal);
    expect(sent).toHaveLength(1);
    await notifier().tick();
    expect(sent.map(({ address }) => address)).toEqual([expect.anything(), 'with bob']);
  });

  it('is told though it happened long before it was reported', async () => {
    const { say, event, notifier, advance, sent } = open([order('1'), order('2')]);
    await say('notify all');
    advance(minute);
    await event('1', 'approved', { at: '2026-10-01T09:00:00Z' });
    await notifier().tick();
    expect(sent).toHaveLength(1);
  });

  it('is of what a file made of an order, and shows no secret of it', async () => {
    const { say, fill, notifier, texts } = open([order('1')]);
    await say('notify all');
    await fill([{ number: '1', name: 'Annex', status: 'contactingCarrier', pin: '4711' }]);
    await notifier().tick();
    expect(texts()).toEqual([
      expect.stringMatching(
        /^An import has changed order 1 \(Annex\)\.\n.*Processing → Contacting carrier; changed: name from No 1 to Annex, PIN/,
      ),
    ]);
    expect(texts().join()).not.toMatch(/4711|0815/);
  });

  it('is none any more after a month', async () => {
    const { say, event, notifier, advance, sent } = open([order('1', { country: 'JP' })]);
    await say('notify all');
    await event('1', 'approved');
    await event('1', 'carrierRejected', rejected);
    advance(31 * 24 * 60 * minute);
    await notifier().tick();
    expect(sent).toEqual([]);
  });

  it('shows no secrets, whoever changed them', async () => {
    const { say, notifier, texts, sent } = open(
      [orderIn('error')].map((each) => ({ ...each, tenant: 'demo', number: '1' })),
    );
    await say('notify 1', bob);
    await say('change the PIN of order 1 to 90210');
    await say('yes');
    await notifier().tick();
    expect(texts()).toEqual([expect.stringMatching(/^ADA has sent order 1 .* again\.\n.*changed: PIN/)]);
    expect(JSON.stringify(sent)).not.toMatch(/90210|0815|4711/);
  });

  it('stays in its tenant', async () => {
    const { say, event, notifier, sent } = open([order('1'), order('1', { tenant: 'fabrikam' })]);
    await say('notify all');
    await say('notify all', { ...bob, tenant: 'fabrikam' });
    await event('1', 'approved', {}, 'fabrikam');
    await notifier().tick();
    expect(sent).toMatchObject([{ tenant: 'fabrikam', address: 'with bob' }]);
  });

  it('offers the button that mends a rejection', async () => {
    const { say, event, notifier, sent } = open([order('1')]);
    await say('notify 1');
    await event('1', 'carrierRejected', rejected);
    await notifier().tick();
    const [mend] = (sent[0]?.reply.card?.actions ?? []) as readonly object[];
    expect(mend).toMatchObject({ title: 'Correct: PIN', data: { request: 'edit 1 field=pin' } });
  });

  it('is in the language that the person chose since', async () => {
    const { say, event, notifier, texts } = open([order('1')]);
    await say('notify all');
    await say('speak Japanese');
    await event('1', 'approved');
    await notifier().tick();
    expect(texts()).toEqual([
      expect.stringMatching(/^注文 1（No 1）の状態が「通信事業者に接続中」になりました。/),
    ]);
  });
});

describe('telling', () => {
  it('happens once, by whichever process is first', async () => {
    const { say, event, notifier, sent } = open([order('1')]);
    await say('notify all');
    await event('1', 'approved');
    await Promise.all([notifier().tick(), notifier().tick(), notifier().tick()]);
    await notifier().tick();
    expect(sent).toHaveLength(1);
  });

  it('is repeated once where the process dies between sending and marking', async () => {
    const { say, event, notifier, answering, advance, sent } = open([order('1')]);
    await say('notify all');
    await event('1', 'approved');
    let reached: () => void = () => {};
    const sending = new Promise<void>((resolve) => {
      reached = resolve;
    });
    answering(() => {
      reached();
      return new Promise(() => {}); // and then the process is no more
    });
    void notifier().tick();
    await sending;
    answering(async () => 'sent');
    // For all that is known, the first is still at it.
    expect(await notifier().tick()).toMatchObject({ waiting: 1 });
    expect(sent).toHaveLength(1);
    advance(6 * minute);
    await notifier().tick();
    await notifier().tick();
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('keeps to what the person says while a message is on its way', async () => {
    const { say, event, notifier, answering, sent } = open([order('1'), order('2')]);
    await say('notify all');
    await event('1', 'approved');
    answering(async () => {
      await say('mute 2');
      return 'sent';
    });
    await notifier().tick();
    await event('2', 'approved');
    await event('1', 'carrierRejected', rejected);
    await notifier().tick();
    expect(sent).toHaveLength(2);
    answering(async () => {
      await say('mute all');
      return 'later';
    });
    await event('1', 'carrierRejected', rejected);
    await notifier().tick();
    await event('2', 'carrierRejected', rejected);
    await notifier().tick();
    expect(sent).toHaveLength(2);
  });

  it('keeps to the pace of Teams, and says when it goes on', async () => {
    const { say, event, notifier, advance, sent } = open([order('1')]);
    for (let each = 0; each < 10; each += 1) await say('notify 1', { person: someone(`p${each}`) });
    await event('1', 'approved');
    const one = notifier();
    expect(await one.tick()).toEqual({ next: new Date(start.getTime() + 1000), waiting: 3 });
    expect(sent).toHaveLength(7);
    advance(1000);
    expect(await one.tick()).toEqual({ next: new Date(start.getTime() + 2000), waiting: 2 });
    expect(sent).toHaveLength(8);
    advance(1000);
    await one.tick();
    expect(sent).toHaveLength(10);
  });

  it('is short where much happened, and fits into a message of Teams', async () => {
    const long = 'n'.repeat(500);
    const orders = Array.from({ length: 400 }, (_, place) =>
      order(String(place + 1), { name: long, country: 'JP' }),
    );
    const { say, event, notifier, sent, texts } = open(orders);
    await say('notify all');
    for (const { number } of orders) await event(number, 'approved');
    await event('400', 'carrierRejected', rejected);
    await notifier().tick();
    await notifier().tick();
    expect(sent).toHaveLength(1);
    const [text = ''] = texts();
    expect(text).toMatch(/^There are 401 pieces of news of your port orders:\n400 \(n+…\): Error \(rejected/);
    expect(text).toMatch(/\n… and of 385 more orders\./);
    expect(Buffer.byteLength(JSON.stringify(sent[0]?.reply))).toBeLessThan(28 * 1024);
  });

  it('knows what is ahead by the clock', async () => {
    const { say, notifier } = open([order('1', { country: 'US', placedAt: start.toISOString() })]);
    expect(await notifier().tick()).toEqual({ next: undefined, waiting: 0 });
    await say('notify all');
    expect((await notifier().tick()).next).toEqual(new Date('2026-11-10T08:00:00+09:00'));
  });
});

describe('what is kept', () => {
  it('holds nothing of an order that is long over', async () => {
    const orders = [order('1', { status: 'transferApproved', focDate: '2026-11-03T09:00:00Z' }), order('2')];
    const { say, event, notifier, advance, store, sent } = open(orders);
    await say('notify 1 and 2');
    await event('1', 'completed');
    await notifier().tick();
    advance(31 * 24 * 60 * minute);
    await event('2', 'approved');
    await notifier().tick();
    expect(sent).toHaveLength(2);
    const [{ document } = { document: null }] = (await store.recallAll('demo', 'watches')).values();
    expect(document).toMatchObject({ watch: { orders: { 2: expect.any(String) } } });
    expect(JSON.stringify(document)).not.toMatch(/"1":/);
  });
});
