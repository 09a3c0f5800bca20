// Lists are told ten at a time; "more" goes on with the last one.

import { describe, expect, it } from 'vitest';
import { orderIn } from '../domain/orders.ts';
import { anOrder, changing, placing } from '../stores/commits.ts';
import { buttonFor, openHouse, someone } from './house.ts';

const orders = (count: number) =>
  Array.from({ length: count }, (_, at) => anOrder(`${101 + at}`, { name: `Branch ${at + 1}` }));
const numbersIn = (text: string): readonly string[] =>
  [...text.matchAll(/^(\S+) \(/gm)].map(([, number = '']) => number);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `${from + at}`);

describe('a list of more orders than fit a page', () => {
  it('is told page by page, by words or by the button, until it is all told', async () => {
    const { say, press } = openHouse(orders(23));
    const first = await say('show my orders');
    expect(first.text).toContain('Port orders 1–10 of 23:');
    expect(numbersIn(first.text)).toEqual(range(101, 110));
    const second = await press(buttonFor('list page=2', first.card));
    expect(second.text).toContain('Port orders 11–20 of 23:');
    expect(numbersIn(second.text)).toEqual(range(111, 120));
    const third = await say('next page');
    expect(third.text).toContain('Port orders 21–23 of 23:');
    expect(numbersIn(third.text)).toEqual(range(121, 123));
    expect(third.card?.actions).toMatchObject([{ data: { request: 'list page=2' } }]);
    expect((await say('more')).text).toBe('That was the whole list: 23 port orders.');
  });

  it('goes on with the filter and the sorting that it began with, also after a restart', async () => {
    const others = [anOrder('900', { carrier: 'KDDI' }), anOrder('901', { carrier: 'KDDI' })];
    const { say, restart } = openHouse([
      ...orders(15).map((each) => ({ ...each, carrier: 'NTT' })),
      ...others,
    ]);
    const first = await say('show the NTT orders sorted by name in descending order');
    expect(numbersIn(first.text)).toEqual(range(106, 115).toReversed());
    restart();
    const second = await say('more');
    expect(numbersIn(second.text)).toEqual(range(101, 105).toReversed());
    expect(second.text).toContain('NTT');
  });

  it('counts places through all that was shown of it', async () => {
    const { sayAll } = openHouse(orders(23));
    expect((await sayAll('show my orders', 'more', 'status of the 12th one')).text).toContain('Order 112 ');
    expect((await sayAll('show my orders', 'status of the last one')).text).toContain('Order 110 ');
  });

  it('shows no order twice and leaves none out, whatever is placed or moves between two pages', async () => {
    const { say, store } = openHouse(orders(23));
    const first = numbersIn((await say('show my orders')).text);
    await store.commit(placing(anOrder('50')));
    await store.commit(changing(anOrder('102'), { status: 'completed' }));
    const pages = [first];
    for (let page = 0; page < 3; page += 1) pages.push(numbersIn((await say('more')).text));
    const all = pages.flat();
    expect(new Set(all).size).toBe(all.length);
    expect([...all].sort()).toEqual(['50', ...range(101, 123)].sort());
  });

  it('is each person’s own', async () => {
    const { say } = openHouse(orders(23));
    await say('show my orders');
    const { text } = await say('more', { person: someone('bob') });
    expect(text).toBe('There is no list to go on with. Write "show my orders" to begin one.');
  });
});

describe('a list of none', () => {
  const house = () =>
    openHouse([
      orderIn('processing', { number: '201', name: 'Tokyo head office', phoneNumbers: ['+81355501030'] }),
      orderIn('error', { number: '202', name: 'Osaka', phoneNumbers: ['+81355501198'] }),
    ]);

  it('says what was looked for, and offers what may have been meant', async () => {
    const list = { request: 'list number=+81355501031' };
    const { text, suggestions } = await house().press(list);
    expect(text).toBe('No order fits: telephone number +81355501031.\nSimilar: 201 (Tokyo head office).');
    expect(suggestions).toEqual(['201']);
  });

  it.each([
    ['list name="ＯＳＡＫＡ"', '1 port order (name with "ＯＳＡＫＡ"):\n202 (Osaka): Error'],
    ['count name="o"', '2 port orders fit: name with "o".'],
    ['list name="Osaca"', 'No order fits: name with "Osaca".\nSimilar: 202 (Osaka).'],
  ])('or of those that bear a part of a name answers %s', async (request, told) => {
    expect((await house().press({ request })).text).toBe(told);
  });

  it('offers no order by numbers that may not be viewed', async () => {
    const { text } = await house().press({ request: 'list number=+81355501199' });
    expect(text).toBe('No order fits: telephone number +81355501199.');
  });
});
