// Several orders and several requests in one message: one reply, one question, one "yes".

import { describe, expect, it } from 'vitest';
import { statuses } from '../../src/domain/statusRules.ts';
import { buttonsOf } from '../../src/transcripts/portdesk/buttons.ts';
import { orderIn } from '../domain/orders.ts';
import { anOrder, changing } from '../stores/commits.ts';
import { openHouse, someone } from './house.ts';

/** 101 to 107, a status each in the order of the table, and a second one that is pending. */
const house = () =>
  openHouse([
    ...statuses.map((status, at) => orderIn(status, { number: String(101 + at), name: `Office ${at + 1}` })),
    orderIn('transferPending', { number: '108', name: 'Office 8', phoneNumbers: ['+81355501088'] }),
  ]);
const times = (part: string, text: string): number => text.split(part).length - 1;

describe('a change of every order', () => {
  it('tells of each order whether it will be done, and asks once for all that will', async () => {
    const { say, status } = house();
    const { text, suggestions, card } = await say('cancel orders 101, 102, 103, 104, 105, 106, 107 and 108');
    for (const refused of ['104', '106', '107', '108']) expect(text).toContain(`${refused} (Office`);
    for (const asked of ['101', '102', '103', '105']) expect(text).toContain(`Cancel order ${asked} (Office`);
    expect(times('Answer yes', text)).toBe(1);
    expect(text).toContain('all of it (4 changes)');
    expect(suggestions).toEqual(['yes', 'no']);
    expect(buttonsOf(card).map(({ title }) => title)).toEqual(['Record the ticked changes', 'No']);
    expect((await say('yes')).text.match(/^Recorded: order (\d+)/gm)).toHaveLength(4);
    for (const number of ['101', '102', '103', '105', '107']) expect(await status(number)).toBe('cancelled');
    for (const number of ['104', '108']) expect(await status(number)).toBe('transferPending');
    expect(await status('106')).toBe('completed');
  });

  it('tells orders that are refused alike together, and names support once', async () => {
    const { text } = await house().say('cancel orders 104, 106 and 108');
    expect(text).toContain('orders 104 (Office 4) and 108 (Office 8)');
    expect(times('less than 24 hours remain', text)).toBe(1);
    expect(times('The transfer is due', text)).toBe(2);
    expect(times('Support: ', text)).toBe(1);
    expect(text.trimEnd().split('\n').at(-1)).toMatch(
      /^For support: orders 104, 108 · .*; order 106 · .* · id /,
    );
  });

  it('tells the numbers that no order has together', async () => {
    const { text } = await house().say('cancel 101, 998 and 999');
    expect(text).toContain('There is no order 998 or 999');
    expect(text).toContain('Cancel order 101');
  });

  it('leaves one out that has changed meanwhile, and does the others', async () => {
    const { say, store, order, status } = house();
    await say('cancel orders 101 and 102');
    await store.commit(changing(await order('101'), { status: 'contactingCarrier' }));
    const { text } = await say('yes');
    expect(text).toContain('Order 101 (Office 1) has changed since you saw it');
    expect(text).toContain('Recorded: order 102');
    expect([await status('101'), await status('102')]).toEqual(['contactingCarrier', 'cancelled']);
  });

  it('is not asked about where there are more than anyone looks through', async () => {
    const orders = Array.from({ length: 51 }, (_, at) => anOrder(String(200 + at)));
    const { say, status } = openHouse(orders);
    expect((await say('cancel all orders')).text).toContain('That would change 51 orders');
    expect((await say('yes')).text).toContain('I have not asked you anything');
    expect(await status('200')).toBe('processing');
    const { text } = await say('cancel all orders except 250');
    expect(text).toContain('all of it (50 changes)');
    expect(Buffer.byteLength(text)).toBeLessThan(28 * 1024);
  });

  it('of those who may not make it is refused once, however many orders it names', async () => {
    const { text } = await house().say('cancel 101, cancel 102 and cancel 103', {
      person: someone('hal', 'helpdesk'),
    });
    expect(times('the role admin', text)).toBe(1);
  });
});

describe('orders that are described', () => {
  it('are those that fit, less those left out', async () => {
    const { text } = await house().say('cancel all orders except 103');
    expect(text).not.toContain('103 (');
    expect(text).toContain('Cancel order 101');
  });

  it.each(['cancel all except=PO-0103', 'cancel all except=#1', 'cancel all except=it'])(
    'are less those left out, however these are named: %s',
    async (request) => {
      const { say, press } = house();
      await say('show orders with status Transfer approved');
      await say('status of order 103');
      const { text } = await press({ request });
      expect(text).toContain('Cancel order 101');
      expect(text).not.toContain('103 (');
    },
  );

  it.each(['cancel all except=999', 'cancel all except=it', 'cancel all except=#7'])(
    'are not touched where it is not known which are to be left out: %s',
    async (request) => {
      const { press, say } = house();
      expect((await press({ request })).text).not.toContain('Cancel order');
      expect((await say('yes')).text).toContain('I have not asked you anything');
    },
  );

  it.each([
    ['cancel all by=me', 'No order fits: placed by you.'],
    ['status all since=2026-11-02', 'No order fits: placed on or after Mon, Nov 2, 2026.'],
    ['may cancel all carrier="Verizon"', 'No order fits: losing carrier "Verizon".'],
  ])('and are none are told as none: %s', async (request, words) => {
    expect((await house().press({ request })).text).toBe(words);
  });

  it('are asked about one by one where it is about all there are, not about a status', async () => {
    const { text } = await house().press({ request: 'may cancel all status=transferPending' });
    expect(text).toContain('order 104 (Office 4) cannot be cancelled now');
    expect(text).toContain('order 108 (Office 8) cannot be cancelled now');
  });

  it('and are too many to be told of are told in part, and that is said', async () => {
    const { press } = openHouse(Array.from({ length: 40 }, (_, at) => anOrder(String(200 + at))));
    const { text } = await press({ request: 'status all' });
    expect(text.match(/^Order \d+/gm)).toHaveLength(15);
    expect(text).toContain('… and 25 more orders');
  });
});

describe('a telephone number', () => {
  const held = '+81355501088';

  it.each(['status', 'view', 'history', 'when', 'may edit', 'may any', 'cancel', 'order'])(
    'stands for the order that holds it: %s',
    async (verb) => {
      const { text } = await house().press({ request: `${verb} number=${held}` });
      expect(text).toContain('108 (Office 8)');
      expect(text).not.toContain('104 (Office 4)');
    },
  );

  it('beside "it" says what "it" is', async () => {
    const { say, press } = house();
    await say('status of order 101');
    const { text } = await press({ request: `cancel it number=${held}` });
    expect(text).toContain('108 (Office 8)');
    expect(text).not.toContain('101 (Office 1)');
  });

  it('that no order holds is told, also beside one that is held', async () => {
    const { text } = await house().press({ request: `status number=${held} number=+81355509999` });
    expect(text).toContain('Order 108');
    expect(text).toContain('No order holds the telephone number +81355509999');
  });
});

describe('several requests in one message', () => {
  it('are answered in one reply: what is asked, what stays, and one question at the end', async () => {
    const { say, status } = house();
    const { text } = await say("show the status of 101, cancel 102, but don't cancel 103");
    expect(text).toMatch(
      /Order 101[\s\S]*order 103 .* stays as it is[\s\S]*Cancel order 102[\s\S]*Answer yes or no/,
    );
    await say('yes');
    expect([await status('101'), await status('102'), await status('103')]).toEqual([
      'processing',
      'cancelled',
      'transferApproved',
    ]);
  });

  it('tell of an order what is so now, not what it would be after a "yes"', async () => {
    const { text } = await house().say('cancel 102 and show the status of 102');
    expect(text).toContain('Order 102 (Office 2): Contacting carrier');
  });

  it('of which one has to be asked about first wait for the answer, and are then asked about together', async () => {
    const { say, status, order } = house();
    const asked = await say('cancel 101 and edit 103');
    expect(asked.text).toContain('Which date');
    expect(asked.text).toContain('nothing of it is done yet');
    expect(asked.text).not.toContain('Answer yes');
    const { text } = await say('December 4');
    expect(text).toMatch(/FOC date: .*Fri, Dec 4, 2026[\s\S]*Cancel order 101/);
    await say('yes');
    expect(await status('101')).toBe('cancelled');
    expect((await order('103')).focDate).toBe('2026-12-04T10:30:00+09:00');
  });

  it('that wait are dropped together with the question', async () => {
    const { sayAll, status } = house();
    await sayAll('cancel 101 and edit 103', 'no', 'yes');
    expect(await status('101')).toBe('processing');
  });

  it('of which several have to be asked about are asked about one after the other', async () => {
    const { press, say, sayAll, order } = house();
    await press({ request: 'edit 105 organization="Fabrikam" field=carrier,name' });
    expect((await say('KDDI')).text).toContain('new name of order 105');
    expect((await say('Branch Kyoto')).text).toMatch(/KDDI[\s\S]*Fabrikam/);
    await sayAll('yes');
    expect(await order('105')).toMatchObject({
      carrier: 'KDDI',
      organization: 'Fabrikam',
      name: 'Branch Kyoto',
    });
  });

  it('to edit the same order are one edit', async () => {
    const { sayAll, order } = house();
    await sayAll('change the PIN of 105 to 4711 and change the organization name of 105 to Fabrikam', 'yes');
    const { pin, organization, history } = await order('105');
    expect([pin, organization]).toEqual(['4711', 'Fabrikam']);
    expect(history.at(-1)?.fields).toHaveLength(2);
  });

  it('to edit two orders gather corrections of both', async () => {
    const { sayAll, order } = house();
    await sayAll('edit 105 and 107', 'the PIN is 4422', 'yes');
    expect([(await order('105')).pin, (await order('107')).pin]).toEqual(['4422', '4422']);
  });
});

describe('what is asked about', () => {
  it.each(["don't cancel 102", "yes, but don't cancel 102"])(
    'is asked about again less what "%s" takes out',
    async (less) => {
      const { sayAll, say, status } = house();
      const { text } = await sayAll('cancel orders 101 and 102', less);
      expect(text).toContain('order 102 (Office 2) stays as it is');
      expect(text).toContain('Cancel order 101');
      await say('yes');
      expect([await status('101'), await status('102')]).toEqual(['cancelled', 'contactingCarrier']);
    },
  );

  it('is another order once, where two were corrected to it', async () => {
    const { sayAll } = house();
    const { text } = await sayAll('cancel orders 101 and 102', 'no, I meant 103');
    expect(text).toMatch(/^Cancel order 103 .*\nAnswer yes or no\.$/);
  });
});
