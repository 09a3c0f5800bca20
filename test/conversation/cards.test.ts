// What becomes of cards as time goes by: old buttons, cards that ask by themselves, settings, orders looked for.

import { describe, expect, it } from 'vitest';
import { orderIn } from '../domain/orders.ts';
import { changing } from '../stores/commits.ts';
import { ada, bob, buttonFor, hour, minute, openHouse, someone } from './house.ts';

const house = () =>
  openHouse([
    orderIn('processing', { number: '101', name: 'Sapporo' }),
    orderIn('transferApproved', { number: '103', name: 'Osaka' }),
    orderIn('error', { number: '105', name: 'Hotline', phoneNumbers: ['+81355501199'] }),
  ]);

describe('a button of a question that is over', () => {
  it('changes nothing, and shows the order as it has become', async () => {
    const { say, press, store, order, advance, status } = house();
    const yes = buttonFor('yes', (await say('cancel order 101')).card);
    await say('no');
    await store.commit(changing(await order('101'), { status: 'contactingCarrier' }));
    advance(minute);
    const reply = await press(yes);
    expect(reply.text).toContain('I have not asked you anything');
    expect(reply.text).toContain('has changed since you saw it');
    expect(reply.replaces).toBe(true);
    expect(buttonFor('cancel', reply.card).versions).toEqual({ 101: 4 });
    expect(await status('101')).toBe('contactingCarrier');
  });

  it('shows the order also where it is as it was', async () => {
    const { say, press, advance } = house();
    const yes = buttonFor('yes', (await say('cancel order 101')).card);
    advance(2 * hour);
    const { text, card } = await press(yes);
    expect(text).toContain('more than an hour old');
    expect(text).toContain('Order 101 (Sapporo): Processing');
    expect(buttonFor('cancel', card).versions).toEqual({ 101: 3 });
  });

  it('shows nothing to whoever may not ask', async () => {
    const { say, press } = house();
    const yes = buttonFor('yes', (await say('cancel order 101')).card);
    const { text } = await press(yes, { person: someone('eve', 'guest') });
    expect(text).not.toContain('Sapporo');
  });
});

describe('a pressed button', () => {
  it.each(['cancel 101', 'thanks', 'list status=completed', 'frobnicate'])(
    'is answered with a card, which takes the place of its own: %s',
    async (request) => {
      expect((await house().press({ request })).card).toBeDefined();
    },
  );

  it('says whether the card is out of date for others, too', async () => {
    const { say, press } = house();
    const shown = await say('status of order 101');
    expect(shown.replaces).toBeUndefined();
    const asked = await press(buttonFor('cancel', shown.card));
    expect(asked.replaces).toBeUndefined();
    expect((await press(buttonFor('yes', asked.card))).replaces).toBe(true);
  });
});

describe('a card that asks by itself', () => {
  it.each(['status 103', 'view 103', 'list page=1', 'todo', 'history 103'])(
    'is shown the same as things stand by then, and nothing is remembered of it: %s',
    async (request) => {
      const { say, show, store, order } = house();
      await say('status of order 101');
      await store.commit(changing(await order('103'), { status: 'completed' }));
      const reply = await show({ request });
      expect(reply?.card?.refresh).toBeDefined();
      if (/status|view|list/.test(request)) expect(reply?.text).toContain('Completed');
      expect((await say('cancel it')).text).toContain('Cancel order 101');
    },
  );

  it('leaves an open question open', async () => {
    const { say, show, status } = house();
    await say('cancel order 101');
    await show({ request: 'status 101' });
    await say('yes');
    expect(await status('101')).toBe('cancelled');
  });

  it.each(['cancel 101', 'yes', 'comment 101 text="x"', 'notify all', 'settings', 'nonsense'])(
    'is refused anything else: %s',
    async (request) => {
      const { say, show, order } = house();
      await say('cancel order 101');
      expect(await show({ request })).toBeUndefined();
      expect((await order('101')).version).toBe(3);
    },
  );

  it('shows no guest an order', async () => {
    const { show } = house();
    const reply = await show({ request: 'view 101' }, { person: someone('eve', 'guest') });
    expect(reply?.text).not.toContain('Sapporo');
  });
});

describe('the form of settings', () => {
  const save = { request: 'settings' };
  const inputs = { language: 'en', timeZone: 'Asia/Tokyo', notices: 'false' };

  it('changes what was changed in it, and says no more', async () => {
    const { press, say } = house();
    const zone = await press({ ...save, inputs: { ...inputs, timeZone: 'America/New_York' } });
    expect(zone.text).toMatch(/^From now on I tell and take times in the time zone America\/New_York/);
    const inJapanese = { ...inputs, timeZone: 'America/New_York', language: 'ja', notices: 'true' };
    const { text } = await press({ ...save, inputs: inJapanese });
    expect(text).toContain('これからは日本語でお答えします');
    expect(text).toContain('ポート注文に動きがあれば');
    expect(text).not.toContain('タイム ゾーン');
    expect((await say('設定')).text).toContain('お知らせ: すべてのポート注文');
  });

  it('with nothing changed shows the settings', async () => {
    expect((await house().press({ ...save, inputs })).text).toContain('Time zone: Asia/Tokyo');
  });

  it('refuses a zone that there is not', async () => {
    const { text } = await house().press({ ...save, inputs: { ...inputs, timeZone: 'Mars' } });
    expect(text).toContain('I know no time zone "Mars"');
  });

  it('offers no guest to be told of orders', async () => {
    const { say } = house();
    const { card, text } = await say('settings', { person: someone('eve', 'guest') });
    expect(JSON.stringify(card)).not.toContain('notices');
    expect(text).not.toContain('Notices');
  });
});

describe('orders that are looked for', () => {
  it.each([
    ['101', ['101 (Sapporo)']],
    ['10', ['105 (Hotline)', '103 (Osaka)', '101 (Sapporo)']],
    ['ＯＳＡ', ['103 (Osaka)']],
    ['approved', ['103 (Osaka)']],
    ['+81 3-5550-1030', ['103 (Osaka)', '101 (Sapporo)']],
  ])('by "%s" are found', async (text, titles) => {
    const { search } = house();
    const result = await search(text);
    expect(result.kind === 'found' && result.hits.map(({ title }) => title).sort()).toEqual(
      [...titles].sort(),
    );
  });

  it('are not found by numbers that may not be viewed, and what is not found is said', async () => {
    const result = await house().search('+81355501199');
    expect(result).toMatchObject({
      kind: 'nothing',
      reply: { text: 'No order fits: name with "+81355501199".' },
    });
  });

  it('are those that changed last where nothing was typed, a page at a time', async () => {
    const { say, search } = house();
    await say('cancel order 103');
    await say('yes');
    const first = await search('', { skip: 0, count: 2 });
    const second = await search('', { skip: 2, count: 2 });
    expect(first.kind === 'found' && first.hits.map(({ title }) => title)[0]).toBe('103 (Osaka)');
    expect(second.kind === 'found' && second.hits).toHaveLength(1);
  });

  it('have a card without anything to press, since others see it', async () => {
    const result = await house().search('103');
    const [hit] = result.kind === 'found' ? result.hits : [];
    expect(hit?.reply.card?.actions).toEqual([]);
    expect(hit?.reply.card?.refresh).toBeUndefined();
    expect(JSON.stringify(hit?.reply.card)).not.toMatch(/Execute|Telecom|Konan/);
  });

  it('are shown to nobody without a role', async () => {
    const result = await house().search('103', {}, someone('eve', 'guest'));
    expect(JSON.stringify(result)).not.toContain('Osaka');
    expect(result.kind).toBe('nothing');
  });

  it('are shown in the language that the person chose', async () => {
    const { say, search } = house();
    await say('speak Japanese');
    const result = await search('103', {}, ada);
    expect(result.kind === 'found' && result.hits[0]?.status).toBe('移行が承認されました');
    const others = await search('103', {}, bob);
    expect(others.kind === 'found' && others.hits[0]?.status).toBe('Transfer approved');
  });
});
