// Who speaks: roles and languages; and messages that say nothing, or far too much.

import { describe, expect, it } from 'vitest';
import { orderIn } from '../domain/orders.ts';
import { deskOn, openHouse, someone } from './house.ts';

const house = () =>
  openHouse([orderIn('processing', { number: '101' }), orderIn('error', { number: '105' })]);
const changes = [
  'cancel order 101',
  'delete order 105',
  'edit order 105',
  'change the PIN of order 105 to 4422',
];

describe('the role', () => {
  it.each((['helpdesk', 'guest'] as const).flatMap((role) => changes.map((text) => [role, text] as const)))(
    '%s cannot "%s", is told that it takes an admin, and a "yes" makes no difference',
    async (role, text) => {
      const { say, order } = house();
      const how = { person: someone('x', role) };
      expect((await say(text, how)).text).toContain('For this you need the role admin');
      expect((await say('yes', how)).text).toContain('I have not asked you anything');
      for (const number of ['101', '105']) expect((await order(number)).version).toBe(3);
    },
  );

  it.each(['cancel 101', 'edit 105 pin=4422', 'delete 105'])(
    'helpdesk cannot press "%s" either, whatever card it comes from',
    async (request) => {
      const { press, say, order } = house();
      const how = { person: someone('x', 'helpdesk') };
      expect((await press({ request, versions: { 101: 3, 105: 3 } }, how)).text).toContain(
        'For this you need the role admin',
      );
      await say('yes', how);
      for (const number of ['101', '105']) expect((await order(number)).version).toBe(3);
    },
  );

  it.each([
    'status of order 101',
    'view order 101',
    'history of order 101',
    'show my orders',
    'can I cancel order 101?',
  ])('helpdesk may ask "%s"; a guest is told that it takes a helpdesk agent', async (text) => {
    const { say } = house();
    expect((await say(text, { person: someone('x', 'helpdesk') })).text).toContain('101');
    const told = await say(text, { person: someone('y', 'guest') });
    expect(told.text).toContain('For this you need the role helpdesk agent');
    expect(JSON.stringify(told)).not.toContain('Head office');
  });

  it.each(['show the rules', 'help', 'what does Error mean?', 'how do I cancel an order?'])(
    'guest may ask "%s"',
    async (text) => {
      const reply = await house().say(text, { person: someone('y', 'guest') });
      expect(reply.text).not.toContain('For this you need the role');
    },
  );
});

describe('the language of a reply', () => {
  const english = /^Order 101 /;
  const japanese = /^注文 101/;

  it.each([
    ['status of order 101', 'en-US', 'en'],
    ['status of order 101', 'ja-JP', 'en'],
    ['注文101の状況は？', 'en-US', 'ja'],
    ['注文101の状況は？', 'ja-JP', 'ja'],
    ['101', 'en-US', 'en'],
    ['101', 'ja-JP', 'ja'],
    ['101', 'ja', 'ja'],
    ['101', 'en-AU', 'en'],
    ['101', 'sv-SE', 'en'],
    ['101', '', 'en'],
    ['101', 'not a tag', 'en'],
    // Understood and not spoken: the locale decides, and where that is not spoken either, English.
    ['Wie ist der Status von 101?', 'de-DE', 'en'],
    ['Wie ist der Status von 101?', 'ja-JP', 'ja'],
    ['101번 주문 상태 알려 주세요', 'ko-KR', 'en'],
  ])('to "%s" from a client of locale "%s" is %s', async (text, locale, language) => {
    const reply = await house().say(text, { locale });
    expect(reply.language).toBe(language);
    expect(reply.text).toMatch(language === 'en' ? english : japanese);
  });

  it('is the one chosen from then on, whatever the text and the locale are', async () => {
    const { say, restart } = house();
    expect((await say('speak Japanese')).text).toBe('これからは日本語でお答えします。');
    restart();
    for (const text of ['status of order 101', '注文101の状況は？', '101'])
      expect((await say(text)).language).toBe('ja');
    await say('英語で答えて');
    for (const text of ['status of order 101', '注文101の状況は？', '101'])
      expect((await say(text)).language).toBe('en');
  });

  it('chosen by one person is not chosen for another, nor in another conversation', async () => {
    const { say } = house();
    await say('speak Japanese');
    expect((await say('101', { person: someone('bob') })).language).toBe('en');
    expect((await say('101', { conversation: 'elsewhere' })).language).toBe('en');
  });

  it('that there are no words for is not chosen, and the others are named', async () => {
    const { say } = house();
    expect((await say('answer in German')).text).toContain('I cannot speak that language yet');
    expect((await say('101')).language).toBe('en');
  });

  it('of a pressed button is that of the client', async () => {
    const { press } = house();
    expect((await press({ request: 'status 101' }, { locale: 'ja-JP' })).language).toBe('ja');
  });

  it.each([
    ['en-US', /^Hello!/, 'E-17'],
    ['ja-JP', /^こんにちは/, 'E-17'],
  ])('of a welcome and an apology is that of the client: %s', (locale, greeting, id) => {
    const desk = deskOn(house().store);
    const to = {
      tenant: 'demo',
      conversation: 'new',
      person: someone('x'),
      timeZone: 'UTC',
      now: new Date(0),
      locale,
    };
    expect(desk.welcome(to).text).toMatch(greeting);
    expect(desk.apology(to, id).text).toContain(id);
    expect(desk.apology(to, id).language).toBe(desk.welcome(to).language);
  });
});

describe('a message', () => {
  it.each(['', ' ', '\n\t', '\u3000'])(
    'that says nothing (%j) gets an example of what can be said',
    async (text) => {
      const { say } = house();
      const reply = await say(text);
      expect(reply.text).toContain('I can read text only');
      expect(reply.suggestions).toContain('show my orders');
    },
  );

  it('that says nothing confirms nothing', async () => {
    const { sayAll, status } = house();
    await sayAll('cancel order 101', '');
    expect(await status('101')).toBe('processing');
  });

  it.each([
    ['one letter', 'a'],
    ['one request', 'cancel order 101 '],
    ['Japanese', '注文101をキャンセルして。'],
    ['brackets', '(「['],
    ['spaces', ' '],
    ['emoji', '👩‍👩‍👧‍👦'],
  ])('of 100 kB of %s is answered within the reply’s bounds, and nothing is done', async (_what, piece) => {
    const { say, order } = house();
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    const reply = await say(text);
    expect(reply.text).not.toBe('');
    expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThan(28 * 1024);
    await say('yes');
    expect((await order('101')).version).toBe(3);
  });

  it.each([
    '\u0000',
    '\ud800',
    '__proto__',
    'constructor',
    '{{x}} $t(help.heading)',
    '<at>x</at>',
    '; rm -rf /',
  ])('of nothing but %j is answered', async (text) => {
    expect((await house().say(text)).text).not.toMatch(/undefined|\[object/);
  });

  it('of several requests has all of them answered, in their order', async () => {
    const { text } = await house().say('status of order 101. And why was order 105 rejected?');
    expect(text.indexOf('101')).toBeGreaterThanOrEqual(0);
    expect(text.indexOf('105')).toBeGreaterThan(text.indexOf('101'));
  });
});
