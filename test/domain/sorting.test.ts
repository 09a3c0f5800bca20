import { describe, expect, it } from 'vitest';
import { decide } from '../../src/domain/decide.ts';
import { given, orderIn } from './orders.ts';

const orders = [
  orderIn('transferApproved', { number: '10', name: 'Beta', targetDate: '2026-11-22' }),
  orderIn('error', {
    number: '9',
    name: 'alpha',
    targetDate: '2026-11-21',
    placedAt: '2026-10-01T09:00:00Z',
  }),
  orderIn('processing', { number: 'PO-8', name: 'Gamma', targetDate: undefined }),
  orderIn('transferPending', { number: '11', name: 'Delta', targetDate: '2026-11-20' }),
];

function sortedBy(sort: string): string {
  const [decision] = decide({ verb: 'list', sort }, orders, given());
  if (decision?.kind === 'refused') return decision.refusal.because;
  if (decision?.kind !== 'answered' || decision.answer.about !== 'list') return 'no list';
  return decision.answer.standings.map(({ order }) => order.number).join(' ');
}

describe('a list', () => {
  it.each([
    ['number', '9 10 11 PO-8'],
    ['-number', 'PO-8 11 10 9'],
    ['name', '9 10 11 PO-8'],
    ['status', 'PO-8 10 11 9'],
    ['placed', '9 10 PO-8 11'],
    ['-placed', '10 PO-8 11 9'],
  ])('sorted by %s is %s', (sort, expected) => expect(sortedBy(sort)).toBe(expected));

  it.each([
    ['targetDate', '11 9 10 PO-8'],
    ['-targetDate', '10 9 11 PO-8'],
    ['focDate', '11 10 9 PO-8'],
    ['-focDate', '10 11 9 PO-8'],
  ])('sorted by %s has the orders without that date last: %s', (sort, expected) =>
    expect(sortedBy(sort)).toBe(expected),
  );

  it.each(['pin', 'accountNumber', 'carrier', 'shoe size', '--name', ''])(
    'is not sorted by "%s", which is not told of every order',
    (sort) => expect(sortedBy(sort)).toBe('unsortable'),
  );
});
