// Corrections of an order that is to be sent again gather in a draft until a "yes" sends them or a "no" throws them away.

import { describe, expect, it } from 'vitest';
import type { Order } from '../../src/domain/order.ts';
import { orderIn } from '../domain/orders.ts';
import { changing } from '../stores/commits.ts';
import { bob, openHouse } from './house.ts';

const house = () =>
  openHouse([
    orderIn('processing', { number: '101' }),
    orderIn('transferApproved', { number: '103' }),
    orderIn('error', { number: '105' }),
    orderIn('cancelled', { number: '107' }),
  ]);
const before = orderIn('error', { number: '105' });
const account = 'change the account number of order 105 to 998877';
const organization = 'change the organization name of order 105 to Fabrikam';

/** What became of the fields that these conversations correct. */
const fieldsOf = ({ accountNumber, pin, organization, carrier }: Order) => ({
  accountNumber,
  pin,
  organization,
  carrier,
});
const asBefore = fieldsOf(before);

describe('corrections', () => {
  it.each(['105', '107'])(
    'of order %s gather over several messages, and one "yes" sends them all',
    async (number) => {
      const { say, order, status } = house();
      await say(`change the account number of order ${number} to 998877`);
      await say('the PIN is 4422');
      const { text } = await say('change the organization name to Fabrikam');
      expect(text).toContain('Account number: a new value (not shown)');
      expect(text).toContain('PIN: a new value (not shown)');
      expect(text).toContain('Contoso Japan → Fabrikam');
      expect(await status(number)).toBe(number === '105' ? 'error' : 'cancelled');
      await say('yes');
      expect(await status(number)).toBe('processing');
      const corrected = { accountNumber: '998877', pin: '4422', organization: 'Fabrikam' };
      expect(fieldsOf(await order(number))).toEqual({ ...asBefore, ...corrected });
      const last = (await order(number)).history.at(-1);
      expect(last?.what).toBe('resubmitted');
      expect(last?.fields?.map(({ field }) => field)).toEqual(['accountNumber', 'pin', 'organization']);
    },
  );

  it('are offered to be sent or added to with each reply', async () => {
    const { say } = house();
    for (const text of [account, organization])
      expect((await say(text)).text).toMatch(
        /yes to send it now, no to throw the corrections away, or .* another correction/,
      );
  });

  it('of telephone numbers stand where one number more cannot be taken', async () => {
    const { say, sayAll, order } = house();
    await sayAll('remove +81355501031 from order 105', 'remove +81355501030');
    expect((await say('yes')).text).toContain('to be sent again');
    expect((await order('105')).phoneNumbers).toEqual(['+81355501030']);
  });

  it('said again replace the value said before', async () => {
    const { sayAll, order } = house();
    await sayAll(account, 'change the account number to 112233', 'yes');
    expect((await order('105')).accountNumber).toBe('112233');
  });

  it('survive a question in between, which takes the "yes" off the table', async () => {
    const { say, sayAll, order, status } = house();
    expect((await sayAll(account, 'status of order 101', 'yes')).text).toContain(
      'I have not asked you anything',
    );
    expect(await status('105')).toBe('error');
    const { text } = await say(organization);
    expect(text).toContain('Account number: a new value (not shown)');
    await say('yes');
    expect(fieldsOf(await order('105'))).toEqual({
      ...asBefore,
      accountNumber: '998877',
      organization: 'Fabrikam',
    });
  });

  it('are found again by asking to edit the order', async () => {
    const { sayAll } = house();
    expect((await sayAll(account, 'help', 'edit order 105')).text).toContain(
      'Account number: a new value (not shown)',
    );
  });

  it('survive a restart and more than an hour', async () => {
    const { say, restart, advance, order } = house();
    await say(account);
    restart();
    advance(2 * 60 * 60 * 1000);
    await say(organization);
    await say('yes');
    expect(fieldsOf(await order('105'))).toEqual({
      ...asBefore,
      accountNumber: '998877',
      organization: 'Fabrikam',
    });
  });

  it('are thrown away by "no", and do not come back', async () => {
    const { say, order } = house();
    await say(account);
    expect((await say('no')).text).toContain('the corrections are thrown away');
    expect((await say(organization)).text).not.toContain('Account number');
    await say('yes');
    expect(fieldsOf(await order('105'))).toEqual({ ...asBefore, organization: 'Fabrikam' });
  });

  it('that were sent are no longer there for the next time', async () => {
    const { say, sayAll, store, order } = house();
    await sayAll(account, 'yes');
    await store.commit(changing(await order('105'), { status: 'error' }));
    expect((await say(organization)).text).not.toContain('Account number');
  });

  it('of two orders are kept apart', async () => {
    const { sayAll, order } = house();
    await sayAll(account, 'change the organization name of order 107 to Fabrikam', 'yes');
    expect(fieldsOf(await order('107'))).toEqual({
      ...asBefore,
      accountNumber: 'ACC-107',
      organization: 'Fabrikam',
    });
    expect(fieldsOf(await order('105'))).toEqual(asBefore);
    await sayAll('edit order 105', 'yes');
    expect(fieldsOf(await order('105'))).toEqual({ ...asBefore, accountNumber: '998877' });
  });

  it('of one person are not those of another', async () => {
    const { say } = house();
    await say(account);
    expect((await say(organization, { person: bob })).text).not.toContain('Account number');
  });

  it('are told to be none, where the order is sent again as it is', async () => {
    const { sayAll, order, status } = house();
    expect((await sayAll('edit order 105')).text).toContain('Send order 105 (Head office) again as it is?');
    await sayAll('yes');
    expect(await status('105')).toBe('processing');
    expect(fieldsOf(await order('105'))).toEqual(asBefore);
  });

  it('meet an order that was changed meanwhile without writing into it', async () => {
    const { say, store, order, status } = house();
    await say(account);
    await store.commit(changing(await order('105'), { status: 'cancelled' }));
    expect((await say('yes')).text).toContain('has changed since you saw it');
    expect(await status('105')).toBe('cancelled');
    expect((await order('105')).accountNumber).toBe('ACC-105');
  });
});

describe('a value that cannot be taken', () => {
  const faulty = 'change the target date of order 105 to January 5, 2020';

  it('is told, keeps what was gathered, and changes nothing', async () => {
    const { say, order, status } = house();
    await say(account);
    const { text } = await say(faulty);
    expect(text).toContain('Nothing was changed in order 105');
    expect(text).toContain('Target date');
    expect(await status('105')).toBe('error');
    const next = await say(organization);
    expect(next.text).toContain('Account number: a new value (not shown)');
    expect(next.text).not.toContain('Target date: ');
    await say('yes');
    expect(fieldsOf(await order('105'))).toEqual({
      ...asBefore,
      accountNumber: '998877',
      organization: 'Fabrikam',
    });
  });

  it('leaves open the question that it was to answer', async () => {
    const { say, order } = house();
    await say(account);
    await say(faulty);
    await say('yes');
    expect(fieldsOf(await order('105'))).toEqual({ ...asBefore, accountNumber: '998877' });
    expect((await order('105')).targetDate).toBe(before.targetDate);
  });

  it('leads to the same field being asked for, until a date comes that can be taken', async () => {
    const { say, order } = house();
    expect((await say('edit order 103')).text).toContain('Which date');
    expect((await say('banana')).text).toContain('"banana" is not a date');
    expect((await say('December 5')).text).toContain('Saturday or Sunday');
    expect((await say('December 4')).text).toContain('→ Fri, Dec 4, 2026, 10:30 AM GMT+9');
    await say('yes');
    expect((await order('103')).focDate).toBe('2026-12-04T10:30:00+09:00');
  });

  it('that is corrected at once needs no order named again', async () => {
    const { sayAll, order } = house();
    await sayAll('move the FOC date of order 103 to December 3', 'no, December 4', 'yes');
    expect((await order('103')).focDate).toBe('2026-12-04T10:30:00+09:00');
  });
});

describe('hundreds of numbers that are added to an order', () => {
  it('are told in few lines, when they are asked about, recorded, refused and looked back at', async () => {
    const many = Array.from({ length: 400 }, (_, at) => `03-5550-${String(2000 + at)}`).join('\n');
    const { press, sayAll, order } = house();
    const add = { request: 'edit 105', inputs: { addNumber: many } };
    const replies = [
      await press(add),
      await sayAll('yes'),
      await sayAll('history of 105'),
      await sayAll('undo 105'),
    ];
    expect((await order('105')).phoneNumbers).toHaveLength(402);
    for (const { text, card } of replies) {
      expect(text.match(/\+81355502\d\d\d/g)?.length ?? 0).toBeLessThanOrEqual(20);
      expect(JSON.stringify(card ?? {}).length).toBeLessThan(10_000);
    }
    expect(replies[0]?.text).toContain('and 380 more');
  });
});
