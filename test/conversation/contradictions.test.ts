// Requests of one message that repeat or contradict each other: what is said twice is done once, what does not go
// together is not done.

import { describe, expect, it } from 'vitest';
import { orderIn } from '../domain/orders.ts';
import { openHouse } from './house.ts';

const orders = () => [
  orderIn('processing', { number: '101' }),
  orderIn('transferApproved', { number: '103' }),
  orderIn('error', { number: '105' }),
];
const house = () => openHouse(orders());
const nothingAsked = 'I have not asked you anything';

describe('what is wanted and not wanted', () => {
  it.each(["cancel 101. don't cancel 101", "don't cancel 101. cancel 101"])(
    'is left alone: %s',
    async (both) => {
      const { say, status } = house();
      expect((await say(both)).text).toBe('All right, order 101 (Head office) stays as it is: Processing.');
      expect((await say('yes')).text).toContain(nothingAsked);
      expect(await status('101')).toBe('processing');
    },
  );

  it('is another thing where another action is not wanted', async () => {
    const { text } = await house().say("cancel 105 but don't delete 105");
    expect(text).toContain('Cancel order 105');
  });
});

describe('what is said twice', () => {
  it.each(['cancel 101 and cancel 101', 'cancel 101, 101 and PO-0101'])(
    'is asked once and done once: %s',
    async (twice) => {
      const { say, order } = house();
      const { text } = await say(twice);
      expect(text.match(/Cancel order 101/g)).toHaveLength(1);
      expect(text).toContain('Answer yes or no.');
      await say('yes');
      expect((await order('101')).version).toBe(4);
    },
  );

  it('is answered once', async () => {
    const { text } = await house().say('status of 101 and status of 101');
    expect(text.match(/^Order 101/gm)).toHaveLength(1);
  });
});

describe('two changes of one order', () => {
  it.each([
    [
      'cancel 105 and change the PIN of 105 to 4711',
      '– cancel it\n– send it again (PIN: a new value (not shown))',
    ],
    ['edit 105 and cancel 105', '– send it again as it is\n– cancel it'],
    [
      'move the FOC date of 103 to December 3 and move the FOC date of 103 to December 4',
      'Thu, Dec 3, 2026, 10:30 AM GMT+9)\n– change it (FOC date: Tue, Dec 1, 2026, 10:30 AM GMT+9 → Fri, Dec 4, 2026, 10:30 AM GMT+9)',
    ],
  ])('that do not go together are both named and neither is done: %s', async (both, named) => {
    const { say, order } = house();
    const { text } = await say(both);
    expect(text).toContain('things that do not go together, so none of them is done');
    expect(text).toContain(named);
    expect((await say('yes')).text).toContain(nothingAsked);
    for (const number of ['103', '105']) expect((await order(number)).version).toBe(3);
  });

  it('hold up no change of another order', async () => {
    const { sayAll, status } = house();
    await sayAll('cancel 105, edit 105 and cancel 101', 'yes');
    expect([await status('105'), await status('101')]).toEqual(['error', 'cancelled']);
  });

  it('of which the rules refuse one leave the other, each by its rule as the order is now', async () => {
    const { text } = await house().say('cancel 103 and delete 103');
    expect(text).toContain('You asked to delete order 103 (Head office). Its status is Transfer approved.');
    expect(text).toContain('Cancel order 103 (Head office)? Its status would change from Transfer approved');
  });

  it('that are both possible where orders in error can be deleted are named', async () => {
    const { say } = openHouse(orders(), undefined, { reading: '2017', deletion: 'on' });
    expect((await say('cancel 105 and delete 105')).text).toContain('– cancel it\n– delete it');
  });
});

describe('a "no"', () => {
  it.each(['no', 'never mind'])(
    'to what was said before it takes that back: "cancel 101. %s"',
    async (back) => {
      const { say, status } = house();
      expect((await say(`cancel 101. ${back}`)).text).not.toContain('Answer yes');
      await say('yes');
      expect(await status('101')).toBe('processing');
    },
  );
});
