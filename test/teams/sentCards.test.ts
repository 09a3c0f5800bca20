// Cards from the search box that are sent to the bot itself: found, sent and answered through the real server and desk.

import { expect, it } from 'vitest';
import { defaultRules } from '../../src/domain/statusRules.ts';
import { houseWith } from '../../src/house.ts';
import { readLocales } from '../../src/locales.ts';
import { openMemoryStore } from '../../src/stores/lowdb.ts';
import { orderIn } from '../domain/orders.ts';
import { startBot } from './bot.ts';
import { connector } from './channel.ts';

const tenant = 'contoso';
const order = { ...orderIn('processing'), tenant, number: '101', name: 'Tokyo' };
const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

/** What the Agents Playground writes into the text for a card. */
const markup = `<span class="inline-compose-card" itemid="0" itemtype="http://schema.skype.com/InputExtension">
  <span content="0" itemprop="cardId"></span>
</span>`;

async function start() {
  const store = openMemoryStore([order, { ...orderIn('error'), tenant, number: '105', name: 'order 101' }]);
  const house = houseWith(readLocales(), { rules: defaultRules, region: 'US', language: 'en' });
  const { post, turns } = await startBot({ desk: house.deskOn(store, () => 'E1') });
  let ids = 0;
  const cardOf = async (text: string, locale = 'en-US'): Promise<object> => {
    const value = { parameters: [{ name: 'text', value: text }] };
    const found = await post({
      type: 'invoke',
      name: 'composeExtension/query',
      value,
      locale,
      deliveryMode: undefined,
    });
    return found.body.composeExtension.attachments[0].content;
  };
  const send = async (contents: readonly unknown[], changes: object = {}) => {
    const attachments = contents.map((content) => ({ contentType: adaptiveCard, content }));
    const { status, body } = await post({ id: `sent-${++ids}`, text: '', attachments, ...changes });
    expect(status).toBe(200);
    const [{ text, summary, attachments: cards }] = body.activities;
    return { told: String(summary ?? text), card: cards?.[0].content };
  };
  return { store, post, turns, cardOf, send };
}

it('shows the order of a card as it stands now, with its buttons', async () => {
  const { store, cardOf, send } = await start();
  const card = await cardOf('101');
  const moved = { ...order, status: 'contactingCarrier' as const, version: order.version + 1 };
  await store.commit({
    tenant,
    at: new Date('2026-11-24T08:00:00Z'),
    changes: [{ order: moved, version: order.version }],
  });
  const { told, card: shown } = await send([card]);
  expect(told).toMatch(/^Order 101 \(Tokyo\): Contacting carrier/);
  expect(shown.actions.length).toBeGreaterThan(0);
});

it.each([
  ['text that is blank', { text: ' \n' }],
  ['no text', { text: undefined }],
  ['a mention of the bot', { text: '<at>portdesk</at> ' }],
  ['the markup of it', { text: `\n${markup}\n` }],
  ['the markup of it and a mention', { text: `<at>portdesk</at> ${markup}` }],
])('does so where beside the card there is %s', async (_, changes) => {
  const { cardOf, send } = await start();
  expect((await send([await cardOf('105')], changes)).told).toMatch(/^Order 105 /);
});

it('does so in the language of whoever sends it, whichever the card is in', async () => {
  const { cardOf, send } = await start();
  expect((await send([await cardOf('101')], { locale: 'ja-JP' })).told).toMatch(/^注文 101/);
});

it('shows the orders of several cards', async () => {
  const { cardOf, send, turns } = await start();
  const { told } = await send([await cardOf('101'), { type: 'AdaptiveCard' }, await cardOf('105')]);
  expect(told).toContain('Order 101 (Tokyo)');
  expect(told).toContain('Order 105 (order 101)');
  expect(turns.at(-1)).toMatchObject({ kind: 'message', asked: ['order 101 105'] });
});

it('takes it for the number of its order where one was asked for, and still asks before anything is changed', async () => {
  const { cardOf, post, send } = await start();
  await post({ id: 'asking', from: { id: '29:ada', aadObjectId: 'ada' }, text: 'cancel an order' });
  const { told } = await send([await cardOf('101')]);
  expect(told).toMatch(/^Cancel order 101 \(Tokyo\)\?/);
});

it('stands beside the card, whatever the message answers', async () => {
  const { cardOf, post } = await start();
  const { url, sent } = await connector();
  const attachments = [{ contentType: adaptiveCard, content: await cardOf('101') }];
  const personal = { id: 'a:1', tenantId: tenant, conversationType: 'personal' };
  const around = { deliveryMode: undefined, serviceUrl: url, conversation: personal, replyToId: 'before' };
  expect((await post({ ...around, text: '', attachments })).status).toBe(200);
  expect(sent.map(({ method }) => method)).toEqual(['POST']);
});

it('reads what is typed beside a card, and not the card', async () => {
  const { cardOf, send } = await start();
  const text = `status of 105${markup}`;
  expect((await send([await cardOf('101')], { text })).told).toMatch(/^Order 105 /);
});

it.each<[string, unknown]>([
  ['another card', { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'order 101' }] }],
  ['a card that asks for more than an order', { type: 'AdaptiveCard', body: [{ id: 'cancel 101' }] }],
  ['a card without a body', { type: 'AdaptiveCard', body: [] }],
  ['no card', null],
])('says that it reads text alone where it is sent %s', async (_, content) => {
  const { send } = await start();
  expect((await send([content])).told).toMatch(/^I can read text only/);
});
