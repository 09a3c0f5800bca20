// Which order is meant: by number, by pronoun, by place in a list, or not said at all.

import { describe, expect, it } from 'vitest';
import { orderIn } from '../domain/orders.ts';
import { bob, openHouse } from './house.ts';

const house = () =>
  openHouse([
    ...[orderIn('processing', { number: '101' }), orderIn('processing', { number: '102' })],
    ...[orderIn('error', { number: '105' }), orderIn('completed', { number: '106' })],
    ...[orderIn('processing', { number: '7' }), orderIn('processing', { number: 'PO-8' })],
    ...[orderIn('processing', { number: 'PO-0009' }), orderIn('processing', { number: '09' })],
    orderIn('processing', { number: '900', tenant: 'other', name: 'Of another company' }),
  ]);

describe('"it"', () => {
  it('is the order last named', async () => {
    const { sayAll, status } = house();
    expect((await sayAll('status of order 101', 'status of order 102', 'cancel it')).text).toContain(
      'order 102',
    );
    await sayAll('yes');
    expect([await status('101'), await status('102')]).toEqual(['processing', 'cancelled']);
  });

  it('outlives what names no order', async () => {
    const { sayAll } = house();
    expect((await sayAll('status of order 102', 'help', 'show the rules', 'cancel it')).text).toContain(
      'order 102',
    );
  });

  it('is an order of the same person’s same conversation', async () => {
    const { say } = house();
    await say('status of order 101');
    for (const how of [{ person: bob }, { conversation: 'elsewhere' }])
      expect((await say('cancel it', how)).text).toContain('Which order do you want to cancel?');
  });

  it('left unsaid is the order last named where nothing would change, and asked for where something would', async () => {
    const { sayAll } = house();
    expect((await sayAll('status of order 105', 'why was it rejected?')).text).toContain('order 105');
    expect((await sayAll('status of order 105', 'cancel an order')).text).toContain('Which order');
  });

  it('in Japanese is the order last named too', async () => {
    const { sayAll } = house();
    expect((await sayAll('注文102の状況は？', 'それをキャンセルして')).text).toContain('注文 102');
  });
});

describe('a number', () => {
  it.each([
    [
      'status of order PO-0102',
      'There is no order PO-0102; I took it for order 102.',
      'Order 102 (Head office)',
    ],
    ['status of order 0101', 'There is no order 0101; I took it for order 101.', 'Order 101 (Head office)'],
    ['status of order 8', 'There is no order 8; I took it for order PO-8.', 'Order PO-8 (Head office)'],
  ])('in another form finds its order and says so: %s', async (text, taken, headline) => {
    const reply = await house().say(text);
    expect(reply.text).toContain(taken);
    expect(reply.text).toContain(headline);
  });

  it('in another form is confirmed as the order that was found', async () => {
    const { sayAll, status } = house();
    expect((await sayAll('cancel order PO-0102')).text).toContain('Cancel order 102');
    await sayAll('yes');
    expect(await status('102')).toBe('cancelled');
  });

  it('that is exact is not taken for another, and nothing is remarked', async () => {
    for (const number of ['101', 'PO-8', 'PO-0009', '09']) {
      const { text } = await house().say(`status of order ${number}`);
      expect(text).toContain(`Order ${number} (Head office)`);
      expect(text).not.toContain('I took it for');
    }
  });

  it('that may mean several orders is asked about, and the answer carries the request on', async () => {
    const { say, sayAll, status } = house();
    const asked = await say('cancel order 9');
    expect(asked.text).toContain('Which order do you want to cancel?');
    expect(asked.text).toContain('PO-0009');
    expect(asked.text).toContain('09 (Head office)');
    expect((await say('09')).text).toContain('Cancel order 09');
    await sayAll('yes');
    expect([await status('09'), await status('PO-0009')]).toEqual(['cancelled', 'processing']);
  });

  it.each(['status of order', 'view order', 'cancel order', 'history of order', 'why was rejected order'])(
    'of another tenant gets the same words as one that nobody has: %s',
    async (words) => {
      const { say } = house();
      const theirs = await say(`${words} 900`);
      const nobodys = await say(`${words} 901`);
      expect(theirs).toEqual(JSON.parse(JSON.stringify(nobodys).replaceAll('901', '900')));
      expect(JSON.stringify(theirs)).not.toContain('Of another company');
    },
  );

  it('of another tenant is in no list and no count', async () => {
    const { say } = house();
    expect((await say('show my orders')).text).not.toContain('900');
    expect((await say('how many orders are there?')).text).toContain('8');
    expect((await say('show my orders', { tenant: 'other' })).text).toContain('900 (Of another company)');
  });
});

describe('an order that is not said', () => {
  it('is asked for, among those on which it can be done', async () => {
    const { text, suggestions } = await house().say('cancel an order');
    expect(text).toContain('Which order do you want to cancel?');
    expect(text).toContain('101 (Head office)');
    expect(text).not.toContain('106');
    expect(suggestions?.length).toBeGreaterThan(1);
  });

  it('is not taken out of a request that brings its own value', async () => {
    const { say } = house();
    expect((await say('change the name to Osaka')).text).toContain('Which order do you want to edit?');
    const { text } = await say('change the name of 105 to Kyoto');
    expect(text).toContain('Kyoto');
    expect(text).not.toContain('Osaka');
  });

  it('can be given by pressing a suggestion', async () => {
    const { say } = house();
    const { suggestions = [] } = await say('cancel the order because we moved');
    const { text } = await say(suggestions[0] ?? '');
    expect(text).toContain('Cancel order');
    expect(text).toContain('we moved');
  });

  it('is asked for again, or told to be unknown, where the answer names no order there is', async () => {
    const { sayAll, status } = house();
    expect((await sayAll('cancel an order', '999')).text).toContain('There is no order 999');
    await sayAll('yes');
    expect(await status('101')).toBe('processing');
  });

  it('is meant by its place in the list last shown', async () => {
    const { sayAll } = house();
    expect((await sayAll('show my orders', 'status of the second one')).text).toContain(
      'Order 09 (Head office)',
    );
  });
});
