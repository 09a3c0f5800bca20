import { describe, expect, it } from 'vitest';
import type { Press } from '../../src/replies/press.ts';
import { orderIn } from '../domain/orders.ts';
import { changing } from '../stores/commits.ts';
import { ada, bob, buttonFor, hour, minute, openHouse, someone } from './house.ts';

const house = () =>
  openHouse([
    orderIn('processing', { number: '101' }),
    orderIn('contactingCarrier', { number: '102' }),
    orderIn('error', { number: '105' }),
  ]);

describe('a "yes"', () => {
  it('of the person who was asked carries the change out', async () => {
    const { say, status, order } = house();
    await say('cancel order 101');
    expect(await status('101')).toBe('processing');
    expect((await say('yes')).text).toContain('Recorded: order 101');
    expect(await status('101')).toBe('cancelled');
    expect((await order('101')).history.at(-1)).toMatchObject({
      what: 'cancelled',
      by: { id: 'ada', name: 'ADA' },
    });
  });

  it.each([
    ['another person', { person: bob }],
    ['the same person in another conversation', { conversation: 'elsewhere' }],
    ['another person with the same name', { person: { ...bob, name: 'ADA' } }],
    ['the same person in another tenant', { tenant: 'other' }],
  ])('of %s confirms nothing, and the question stays open', async (_who, how) => {
    const { say, status } = house();
    await say('cancel order 101');
    expect((await say('yes', how)).text).toContain('I have not asked you anything');
    expect(await status('101')).toBe('processing');
    await say('yes');
    expect(await status('101')).toBe('cancelled');
  });

  it('carries out each change once, however often it is said', async () => {
    const { say, order } = house();
    await say('cancel order 101');
    await say('yes');
    expect((await say('yes')).text).toContain('I have not asked you anything');
    expect((await order('101')).version).toBe(4);
  });

  it.each([
    [hour - 1, 'cancelled', 'Recorded'],
    [hour, 'processing', 'My question is more than an hour old'],
    [30 * hour, 'processing', 'My question is more than an hour old'],
  ])('%d ms after the question leaves the order %s: "%s"', async (later, status, words) => {
    const desk = house();
    await desk.say('cancel order 101');
    desk.advance(later);
    expect((await desk.say('yes')).text).toContain(words);
    expect(await desk.status('101')).toBe(status);
  });

  it.each(['status of order 102', 'show my orders', 'help'])(
    'after "%s" confirms nothing: something else drops the question',
    async (something) => {
      const { sayAll, status } = house();
      const { text } = await sayAll('cancel order 101', something, 'yes');
      expect(text).toContain('I have not asked you anything');
      expect(await status('101')).toBe('processing');
    },
  );

  it.each(['qwertz asdfgh', 'はい？', 'not sure', 'yes...'])(
    'is not answered by "%s": it stays open, and that is said',
    async (mumbled) => {
      const { say, status } = house();
      await say('cancel order 101');
      const { text } = await say(mumbled);
      expect(await status('101')).toBe('processing');
      expect(text).toMatch(/My question is still open|先ほどのお尋ねはそのままです|nothing was changed/);
    },
  );

  it.each(['yes, no', 'ok then no', 'yes but not now'])(
    'is never answered with yes by "%s"',
    async (both) => {
      const { sayAll, status } = house();
      const { text } = await sayAll('cancel order 101', both);
      expect(await status('101')).toBe('processing');
      expect(text).not.toContain('I have not asked you anything');
    },
  );

  it('is called off by "no, cancel order 102", which asks about 102 instead', async () => {
    const { sayAll, status } = house();
    const { text } = await sayAll('cancel order 101', 'no, cancel order 102');
    expect(text).toContain('Cancel order 102');
    await sayAll('yes');
    expect([await status('101'), await status('102')]).toEqual(['processing', 'cancelled']);
  });

  it('is asked again together with what comes beside a yes, and nothing is lost', async () => {
    const { sayAll, status } = house();
    const { text } = await sayAll('cancel order 102', 'yes and cancel 101 too');
    expect(text).toMatch(/Cancel order 102[\s\S]*Cancel order 101/);
    expect(await status('102')).not.toBe('cancelled');
  });

  it('answers the latest question only', async () => {
    const { sayAll, status } = house();
    await sayAll('cancel order 101', 'cancel order 102', 'yes');
    expect([await status('101'), await status('102')]).toEqual(['processing', 'cancelled']);
  });

  it('to several changes carries out all of them', async () => {
    const { sayAll, status } = house();
    await sayAll('cancel orders 101 and 105', 'yes');
    expect([await status('101'), await status('105')]).toEqual(['cancelled', 'cancelled']);
  });

  it.each(['no', 'stop', 'いいえ'])('that is a "%s" leaves everything as it is', async (answer) => {
    const { sayAll, status } = house();
    await sayAll('cancel order 101', answer);
    expect(await status('101')).toBe('processing');
    expect((await sayAll('yes')).text).toContain('I have not asked you anything');
  });

  it('is taken by a new desk on the same store: the question survives a restart', async () => {
    const { say, restart, status } = house();
    await say('cancel order 101');
    restart();
    expect((await say('yes')).text).toContain('Recorded: order 101');
    expect(await status('101')).toBe('cancelled');
  });

  it('of a person who has lost the role meanwhile is refused', async () => {
    const { say, status } = house();
    await say('cancel order 101');
    expect((await say('yes', { person: someone('ada', 'helpdesk') })).text).toContain('the role admin');
    expect(await status('101')).toBe('processing');
  });

  it('that comes when less than 24 hours remain is decided on what the clock says then', async () => {
    const { say, advance, status } = openHouse([
      orderIn('transferApproved', { number: '103', focDate: '2026-11-03T18:30:00+09:00' }),
    ]);
    await say('cancel order 103');
    advance(31 * minute);
    expect((await say('yes')).text).toContain('Its status is Transfer pending');
    expect(await status('103')).toBe('transferPending');
  });
});

describe('an order that moves between question and answer', () => {
  it('is not changed, and the person is told where it stands now', async () => {
    const { say, store, order, status } = house();
    await say('cancel order 101');
    await store.commit(changing(await order('101'), { status: 'contactingCarrier' }));
    const reply = await say('yes');
    expect(reply.text).toContain('Order 101 (Head office) has changed since you saw it, so nothing was done');
    expect(reply.text).toContain('Contacting carrier');
    expect(reply.card).toBeDefined();
    expect(await status('101')).toBe('contactingCarrier');
  });

  it('can be asked for again at once', async () => {
    const { say, sayAll, store, order, status } = house();
    await say('cancel order 101');
    await store.commit(changing(await order('101'), { status: 'contactingCarrier' }));
    await sayAll('yes', 'cancel order 101', 'yes');
    expect(await status('101')).toBe('cancelled');
  });
});

describe('64 people who say "yes" at once to cancelling the same order', () => {
  it('cancel it once; all others are told that it has moved on, and by whom', async () => {
    const { say, order } = house();
    const people = Array.from({ length: 64 }, (_, at) => someone(`person ${at}`));
    for (const person of people) await say('cancel order 101', { person });
    const replies = await Promise.all(people.map((person) => say('yes', { person })));
    const won = replies.filter(({ text }) => text.startsWith('Recorded'));
    const late = replies.filter(({ text }) =>
      text.includes('has changed since you saw it, so nothing was done'),
    );
    expect([won.length, late.length]).toEqual([1, 63]);
    const { history, version } = await order('101');
    expect(version).toBe(4);
    expect(history.filter(({ what }) => what === 'cancelled')).toHaveLength(1);
    for (const { text } of late) expect(text).toContain(`cancelled by ${history.at(-1)?.by.name}`);
  });
});

describe('a message with an id seen before', () => {
  it('gets the reply it had, and changes nothing twice', async () => {
    const { say, order } = house();
    await say('cancel order 101');
    const first = await say('yes', { id: 'again' });
    expect(await say('yes', { id: 'again' })).toEqual(first);
    expect(await say('cancel order 102', { id: 'again' })).toEqual(first);
    expect((await order('101')).version).toBe(4);
  });

  it('leaves the open question as it was', async () => {
    const { say, status } = house();
    await say('cancel order 101', { id: 'again' });
    await say('cancel order 101', { id: 'again' });
    await say('yes');
    expect(await status('101')).toBe('cancelled');
  });

  it('gets the same reply also while the first is still being answered', async () => {
    const { say, order } = house();
    await say('cancel order 101');
    const replies = await Promise.all(Array.from({ length: 8 }, () => say('yes', { id: 'again' })));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(replies[0]?.text).toContain('Recorded');
    expect((await order('101')).version).toBe(4);
  });

  it('is another message in another conversation', async () => {
    const { say } = house();
    const first = await say('status of order 101', { id: 'again' });
    const other = await say('status of order 102', { id: 'again', conversation: 'elsewhere' });
    expect(other.text).not.toBe(first.text);
  });
});

describe('a pressed button', () => {
  it('takes the way of a sentence: it asks, and the "yes" carries it out', async () => {
    const { say, press, status } = house();
    const { card } = await say('status of order 101');
    expect((await press(buttonFor('cancel', card))).text).toContain('Cancel order 101');
    expect(await status('101')).toBe('processing');
    await say('yes');
    expect(await status('101')).toBe('cancelled');
  });

  it('on an old card does nothing and shows the order as it is now, with a card of today', async () => {
    const { say, press, store, order, status } = house();
    const { card } = await say('status of order 101');
    await store.commit(changing(await order('101'), { status: 'contactingCarrier' }));
    const reply = await press(buttonFor('cancel', card));
    expect(reply.text).toContain('has changed since you saw it');
    expect(reply.text).toContain('Contacting carrier');
    expect(buttonFor('cancel', reply.card).versions).toEqual({ 101: 4 });
    expect((await say('yes')).text).toContain('I have not asked you anything');
    expect(await status('101')).toBe('contactingCarrier');
  });

  it.each(['yes', 'no'] as const)(
    'that says "%s" to an earlier question leaves the one that is open',
    async (answer) => {
      const { say, press, advance, status } = house();
      const earlier = buttonFor(answer, (await say('cancel order 101')).card);
      advance(minute);
      await say('cancel order 105');
      expect((await press(earlier)).text).toContain('belongs to an earlier question');
      expect(await status('101')).toBe('processing');
      await say('yes');
      expect(await status('105')).toBe('cancelled');
    },
  );

  it.each<[string, Press]>([
    ['what is no request', { request: 'DROP TABLE orders' }],
    ['nothing', { request: '' }],
    ['a cancellation of an order that is not there', { request: 'cancel 999', versions: { 999: 1 } }],
  ])('that carries %s changes nothing and breaks nothing', async (_what, pressed) => {
    const { say, press, status } = house();
    expect((await press(pressed)).text).not.toBe('');
    await say('yes');
    expect(await status('101')).toBe('processing');
  });

  it.each([ada, someone('guest', 'guest')])(
    'of a $role shows no more than the role may see',
    async (person) => {
      const { press } = house();
      const { text } = await press({ request: 'view 101', versions: { 101: 3 } }, { person });
      expect(text.includes('Losing Telecom')).toBe(person.role === 'admin');
    },
  );
});
