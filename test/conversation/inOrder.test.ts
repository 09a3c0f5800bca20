import { describe, expect, it } from 'vitest';
import { orderIn } from '../domain/orders.ts';
import { openHouse, someone } from './house.ts';

const house = () =>
  openHouse([orderIn('processing', { number: '101' }), orderIn('error', { number: '105' })]);

describe('a question and its answer', () => {
  it.each([['cancel an order'], ['change the PIN of order 105']])(
    'does not call "%s" too old where a "yes" does not answer it',
    async (question) => {
      expect((await house().sayAll(question, 'yes')).text).not.toContain('more than an hour old');
    },
  );

  it('answers all messages that one person sends in one breath', async () => {
    const { say } = house();
    const replies = await Promise.all(Array.from({ length: 20 }, () => say('status of order 101')));
    expect(replies.filter(({ text }) => text.includes('101'))).toHaveLength(20);
  });

  it('does not tell a helpdesk agent that they can do what takes an admin', async () => {
    const { text } = await house().say('can I cancel order 101?', { person: someone('hana', 'helpdesk') });
    expect(text).toContain('can be cancelled now');
    expect(text).toContain('It takes the role admin, which you do not have.');
  });
});
