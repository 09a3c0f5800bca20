import { describe, expect, it } from 'vitest';
import { decide } from '../../src/domain/decide.ts';
import type { Order } from '../../src/domain/order.ts';
import { after, given, hour, orderIn } from './orders.ts';

const transferring = (hours: number, number = '1'): Order =>
  orderIn('transferApproved', { number, focDate: after(hours * hour).toISOString() });

function todo(orders: readonly Order[]) {
  const [decision] = decide({ verb: 'todo' }, orders, given());
  if (decision?.kind !== 'answered' || decision.answer.about !== 'todo') throw new Error('is no to-do list');
  return decision.answer;
}
const reasons = (...orders: readonly Order[]) =>
  todo(orders).todo.map(({ standing, reason }) => `${standing.order.number} ${reason}`);

describe('what needs somebody', () => {
  it.each<[string, Order, readonly string[]]>([
    ['a rejected order', orderIn('error'), ['123 error']],
    ['a transfer that is late', transferring(-1), ['1 overdue']],
    ['a transfer within a day', transferring(23), ['1 soon']],
    ['a transfer that can be cancelled for less than 48 hours', transferring(71), ['1 lastChance']],
    ['a transfer within the week', transferring(73), ['1 soon']],
    ['a transfer in just a week', transferring(7 * 24), ['1 soon']],
    ['a transfer in more than a week', transferring(7 * 24 + 1), []],
    ['an order new today', orderIn('processing'), []],
    [
      'one that waits longer than usual',
      orderIn('processing', { placedAt: '2026-10-01T00:00:00Z' }),
      ['123 late'],
    ],
    ['a cancelled order', orderIn('cancelled'), []],
    ['a completed order', orderIn('completed'), []],
  ])('is of %s', (_what, order, expected) => {
    expect(reasons(order)).toEqual(expected);
  });

  it('comes the most urgent first, and of the same urgency the earliest', () => {
    const waiting = orderIn('processing', { number: '6', placedAt: '2026-10-01T00:00:00Z' });
    const rejected = orderIn('error', { number: '5' });
    const order = [waiting, transferring(100, '7'), rejected, transferring(60, '3'), transferring(50, '2')];
    expect(reasons(...order, transferring(-5, '4'))).toEqual([
      ...['4 overdue', '2 lastChance', '3 lastChance', '5 error', '7 soon', '6 late'],
    ]);
  });

  it('is told of ten, and the rest counted', () => {
    const many = Array.from({ length: 14 }, (_, at) => orderIn('error', { number: `${at}` }));
    expect(todo(many)).toMatchObject({ total: 14, todo: { length: 10 } });
  });
});
