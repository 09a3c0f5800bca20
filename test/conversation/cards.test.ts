// What becomes of cards as time goes by: old buttons, cards that ask by themselves, settings, orders looked for.

import { describe, expect, it } from 'vitest';
import type { Press } from '../../src/replies/press.ts';
import type { Card } from '../../src/replies/reply.ts';
import { orderIn } from '../domain/orders.ts';
import { changing } from '../stores/commits.ts';
import { ada, bob, buttonFor, hour, minute, openHouse, someone } from './house.ts';

const house = () =>
  openHouse([
    orderIn('processing', { number: '101', name: 'Sapporo' }),
    orderIn('transferApproved', { number: '103', name: 'Osaka' }),
    orderIn('error', { number: '105', name: 'Hotline', phoneNumbers: ['+81355501199'] }),
  ]);

/** What the inputs of a card hold. */
const inputsIn = (card: Card | undefined): Record<string, string> =>
  Object.fromEntries(
    ((card?.body ?? []) as readonly { id?: string; value?: string }[]).flatMap(({ id, value }) =>
      id && value ? [[id, value]] : [],
    ),
  );

describe('a button of a question that is over', () => {
  it('changes nothing, and shows the order as it has become', async () => {
    const { say, press, store, order, advance, status } = house();
    const yes = buttonFor('yes', (await say('cancel order 101')).card);
    await say('no');
    await store.commit(changing(await order('101'), { status: 'contactingCarrier' }));
    advance(minute);
    const reply = await press(yes);
    expect(reply.text).toContain('That question is settled');
    expect(reply.text).toContain('Order 101 (Sapporo): Contacting carrier');
    expect(reply.replaces).toBeUndefined();
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

  it.each(['yes', 'no'] as const)('says so, whichever it is: %s', async (which) => {
    const { say, press } = house();
    const button = buttonFor(which, (await say('cancel order 101')).card);
    await say('yes');
    const { text, replaces } = await press(button);
    expect(text).toContain('That question is settled');
    expect(text).toContain('Cancelled');
    expect(replaces).toBeUndefined();
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
  it.each(['status 103', 'view 103', 'history 103'])(
    'is shown the same as things stand by then, and nothing is remembered of it: %s',
    async (request) => {
      const { say, show, store, order } = house();
      await say('status of order 101');
      await store.commit(changing(await order('103'), { status: 'completed' }));
      const reply = await show({ request });
      expect(reply?.card?.refresh).toBeDefined();
      if (/status|view/.test(request)) expect(reply?.text).toContain('Completed');
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

  it.each(['cancel 101', 'yes', 'comment 101 text="x"', 'notify all', 'settings', 'list', 'nonsense'])(
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

describe('a card', () => {
  it('keeps its language and its zone when it is pressed or asks by itself, whatever the client sends then', async () => {
    const { say, press, show } = house();
    const { card } = await say('注文103の状況は？', { timeZone: 'America/New_York' });
    const { action } = (card as Card).refresh as { action: { data: Press } };
    const elsewhere = { locale: 'en-US', timeZone: 'UTC' };
    for (const reply of [
      await show(action.data, elsewhere),
      await press(buttonFor('view', card), elsewhere),
    ]) {
      expect(reply?.language).toBe('ja');
      expect(reply?.text).toContain('GMT-5');
    }
  });

  it('gives way to the language and the zone that were chosen since', async () => {
    const { say, press } = house();
    const { card } = await say('status of order 103');
    await say('日本語で話して');
    await say('設定');
    await press({ request: 'settings timeZone=America/New_York' });
    const { language, text } = await press(buttonFor('view', card));
    expect([language, text.includes('GMT-5')]).toEqual(['ja', true]);
  });

  it('with a form takes its times in the zone on its label', async () => {
    const { say, press, order } = house();
    const form = buttonFor('edit', (await say('edit order 103')).card);
    const inputs = { focDate: '2026-12-02', focDateTime: '10:30' };
    await press({ ...form, inputs }, { timeZone: 'UTC' });
    await say('yes');
    expect((await order('103')).focDate).toBe('2026-12-02T10:30:00+09:00');
  });
});

describe('a "yes" beside a form', () => {
  it('with something else filled in corrects what was asked, and asks again', async () => {
    const { say, press, order } = house();
    await say('edit order 105');
    const asked = await say('account number 111');
    const yes = buttonFor('yes', asked.card);
    const again = await press({ ...yes, inputs: { carrier: 'KDDI', organization: 'Contoso Japan' } });
    expect(again.text).toContain('KDDI');
    expect((await order('105')).version).toBe(3);
    await press(buttonFor('yes', again.card));
    expect(await order('105')).toMatchObject({ carrier: 'KDDI', accountNumber: '111', status: 'processing' });
  });

  it('with what was shown carries it out', async () => {
    const { say, press, order } = house();
    await say('edit order 105');
    const { card } = await say('carrier KDDI');
    await press({ ...buttonFor('yes', card), inputs: { carrier: 'KDDI', organization: 'Contoso Japan' } });
    expect(await order('105')).toMatchObject({ carrier: 'KDDI', status: 'processing' });
  });

  it('places a new order as it is shown, and asks again where it is not', async () => {
    const { say, press, store } = house();
    const all = 'place an order for 206-555-0150 from Verizon, name Annex, organization Contoso Ltd, ';
    const asked = await say(
      `${all}BTN 206-555-0150, account number 998877, authorized person Mia, service address 1 Main St`,
    );
    const yes = buttonFor('yes', asked.card);
    const inputs = inputsIn(asked.card);
    const again = await press({ ...yes, inputs: { ...inputs, carrier: 'KDDI' } });
    expect(again.text).toContain('KDDI');
    await press({ ...buttonFor('yes', again.card), inputs: inputsIn(again.card) });
    expect(await store.find('demo', '106')).toMatchObject([{ carrier: 'KDDI', name: 'Annex' }]);
  });

  it('on another person’s card adds nothing to one’s own draft', async () => {
    const { say, press } = house();
    const { card } = await say('place an order for 206-555-0150');
    await say('place an order for 206-555-0199', { person: bob });
    const reply = await press({ ...buttonFor('place', card), inputs: { name: 'Annex' } }, { person: bob });
    expect(reply.text).toContain('draft');
    expect((await say('drafts', { person: bob })).text).not.toContain('Annex');
  });
});

describe('the form of settings', () => {
  const shown = { language: 'en', timeZone: 'Asia/Tokyo', toldOfAll: false };
  const save = { request: 'settings', shown };
  const inputs = { language: 'en', timeZone: 'Asia/Tokyo', notices: 'false' };

  it('changes what was changed in it, and says no more', async () => {
    const { press, say } = house();
    const zone = await press({ ...save, inputs: { ...inputs, timeZone: 'America/New_York' } });
    expect(zone.text).toMatch(/^From now on, all times are in the time zone America\/New_York/);
    const { text } = await press({ ...save, inputs: { ...inputs, language: 'ja', notices: 'true' } });
    expect(text).toContain('これからは日本語でお答えします');
    expect(text).toContain('ポート注文に動きがあれば');
    expect(text).not.toContain('タイム ゾーン');
    expect((await say('設定')).text).toContain('お知らせ: すべてのポート注文');
  });

  it('with nothing changed shows the settings, whatever has changed since it was shown', async () => {
    const { press, say } = house();
    await say('notify me about all orders');
    const { card } = await say('settings');
    const button = buttonFor('settings', card);
    await say('stop telling me about order 101');
    expect((await press({ ...save, inputs })).text).toContain('Time zone: Asia/Tokyo');
    const held = await press({ ...button, inputs: { ...inputs, notices: 'true' } });
    expect(held.text).toContain('but 101');
  });

  it('chooses the language that it is not in, where that was only heard', async () => {
    const { press, say } = house();
    const button = buttonFor('settings', (await say('設定')).card);
    await press({ ...button, inputs: { ...inputs, language: 'en' } });
    expect((await say('注文101の状況は？')).language).toBe('en');
  });

  it('refuses a zone that there is not', async () => {
    const { text } = await house().press({ ...save, inputs: { ...inputs, timeZone: 'Mars' } });
    expect(text).toContain('a time zone called "Mars"');
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
    ['losing tele', ['101 (Sapporo)', '103 (Osaka)']],
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
      reply: { text: 'No order matches "+81355501199".' },
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
