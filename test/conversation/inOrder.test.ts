import { describe, expect, it } from 'vitest';
import { orderIn } from '../domain/orders.ts';
import { openHouse } from './house.ts';

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
});
