import { describe, expect, it } from 'vitest';
import { corrected, faultsOf, orderIn } from './orders.ts';

/** Holds +81355501030 and +81355501031. */
const japanese = orderIn('error');
const american = orderIn('error', { country: 'US', phoneNumbers: ['+12065550142'], btn: '+12065550142' });

describe("correcting an order's telephone numbers", () => {
  it.each([
    ['+81355501044', '+81355501044'],
    ['03-5550-1044', '+81355501044'],
    ['(03) 5550 1044', '+81355501044'],
    ['０３－５５５０－１０４４', '+81355501044'],
  ])('adds %s to a Japanese order', (said, e164) => {
    const order = corrected(japanese, { addNumber: [said] });
    expect(order.phoneNumbers).toEqual(['+81355501030', '+81355501031', e164]);
    expect(order.history.at(-1)?.fields).toEqual([{ field: 'addNumber', after: e164 }]);
  });

  it.each([
    ['03-5550-1044 03-5550-1045', ['+81355501044', '+81355501045']],
    ['0355501044　0355501045', ['+81355501044', '+81355501045']],
    ['(03) 5550 1044, +81 3 5550 1045', ['+81355501044', '+81355501045']],
  ])('adds each number of the list %j', (said, numbers) => {
    const order = corrected(japanese, { addNumber: [said] });
    expect(order.phoneNumbers).toEqual(['+81355501030', '+81355501031', ...numbers]);
  });

  it.each(['206-555-0144', '(206) 555-0144', '+1 206 555 0144'])('adds %s to an American order', (said) => {
    expect(corrected(american, { addNumber: [said] }).phoneNumbers).toEqual(['+12065550142', '+12065550144']);
  });

  it('removes a number said in the way of its country', () => {
    const order = corrected(japanese, { removeNumber: ['03-5550-1031'] });
    expect(order.phoneNumbers).toEqual(['+81355501030']);
    expect(order.history.at(-1)?.fields).toEqual([{ field: 'removeNumber', before: '+81355501031' }]);
  });

  it.each(['+15555550100', ' +15555550100 '])(
    'removes %j, which the order holds although no plan of numbers has it',
    (said) => {
      const order = orderIn('error', { phoneNumbers: ['+15555550100', '+81355501030'] });
      expect(corrected(order, { removeNumber: [said] }).phoneNumbers).toEqual(['+81355501030']);
    },
  );

  it('exchanges the last number for another in one step', () => {
    const order = corrected(american, { addNumber: ['206-555-0144'], removeNumber: ['206-555-0142'] });
    expect(order.phoneNumbers).toEqual(['+12065550144']);
    expect(order.history.at(-1)?.fields).toEqual([
      { field: 'addNumber', after: '+12065550144' },
      { field: 'removeNumber', before: '+12065550142' },
    ]);
  });

  it.each([
    ['is in the order already', { addNumber: ['03-5550-1030'] }, ['addNumber numberInOrder']],
    ['is said twice', { addNumber: ['03-5550-1044', '+81355501044'] }, ['addNumber numberInOrder']],
    ['is none', { addNumber: ['5550'] }, ['addNumber notATelephone']],
    ['is a word', { addNumber: ['fax'] }, ['addNumber notATelephone']],
    ['is not in the order', { removeNumber: ['+81355501044'] }, ['removeNumber numberNotInOrder']],
    [
      'is removed twice',
      { removeNumber: ['+81355501030', '+81355501030'] },
      ['removeNumber numberNotInOrder'],
    ],
    ['is the last one', { removeNumber: ['+81355501030', '+81355501031'] }, ['removeNumber lastNumber']],
  ])('refuses a number that %s', (_why, corrections, faults) => {
    expect(faultsOf(japanese, corrections)).toEqual(faults);
  });

  it('refuses the number of another country said without its country', () => {
    expect(faultsOf(american, { addNumber: ['03-5550-1044'] })).toEqual(['addNumber notATelephone']);
  });

  it("names the fault of each number, in the person's words", () => {
    expect(faultsOf(japanese, { addNumber: ['5550', '03-5550-1044', 'fax'] })).toEqual([
      'addNumber notATelephone',
      'addNumber notATelephone',
    ]);
  });

  it('takes 1,000 numbers and refuses one more', () => {
    const many = Array.from({ length: 999 }, (_, at) => `+8135550${String(2000 + at)}`);
    const order = orderIn('error', { phoneNumbers: many });
    expect(corrected(order, { addNumber: ['03-5550-1030'] }).phoneNumbers).toHaveLength(1000);
    expect(faultsOf(order, { addNumber: ['03-5550-1030', '03-5550-1031'] })).toEqual([
      'addNumber tooManyNumbers',
    ]);
  });

  it('takes the billing telephone number in the way of its country, and writes it in E.164', () => {
    const order = corrected(japanese, { btn: '03-5550-1031' });
    expect(order.btn).toBe('+81355501031');
    expect(order.history.at(-1)?.fields).toEqual([
      { field: 'btn', before: '+81355501039', after: '+81355501031' },
    ]);
  });

  it('refuses a billing telephone number that is none', () => {
    expect(faultsOf(japanese, { btn: '1' })).toEqual(['btn notATelephone']);
  });
});
