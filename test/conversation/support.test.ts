// What support needs to find a turn again: the line that is ready to paste, and the facts that go to the log.

import { describe, expect, it } from 'vitest';
import type { Status } from '../../src/domain/statusRules.ts';
import { orderIn } from '../domain/orders.ts';
import { openHouse, someone } from './house.ts';

const orders: readonly (readonly [string, Status])[] = [
  ['101', 'processing'],
  ['104', 'transferPending'],
  ['106', 'completed'],
  ['108', 'transferPending'],
];
const house = () => openHouse(orders.map(([number, status]) => orderIn(status, { number })));

const lastLine = (text: string): string | undefined => text.split('\n').at(-1);

describe('the line for support', () => {
  it.each([
    ['cancel 104', 'order 104 · Transfer pending · cancel refused · id E-1'],
    ['キャンセル 104', '注文 104 · 移行は保留中です · キャンセル不可 · ID E-1'],
    ['cancel 104 and 108', 'orders 104, 108 · Transfer pending · cancel refused · id E-1'],
    [
      'cancel 104, 106 and 999',
      'order 999 · no such order; order 104 · Transfer pending · cancel refused; order 106 · Completed · cancel refused · id E-1',
    ],
    ['status of 999', 'order 999 · no such order · id E-1'],
  ])('of "%s" is: %s', async (text, line) => {
    const reply = await house().say(text);
    expect(lastLine(reply.text)).toMatch(new RegExp(`^(For support|サポートへの連絡用): ${line}$`));
  });

  it('of a refusal for want of the role tells what was refused, and nothing of the order', async () => {
    const { text } = await house().say('cancel 104', { person: someone('eve', 'guest') });
    expect(lastLine(text)).toBe('For support: cancel refused · id E-1');
  });

  it('of a question for support names the order that the talk was of', async () => {
    const { sayAll } = house();
    expect(lastLine((await sayAll('contact support')).text)).toBe('For support: id E-1');
    const { text } = await sayAll('status of 104', 'contact support');
    expect(lastLine(text)).toBe('For support: order 104 · Transfer pending · id E-1');
  });

  it('names to a guest no order that somebody talked of before the role was taken away', async () => {
    const { say } = house();
    await say('status of 104');
    const { text } = await say('contact support', { person: someone('ada', 'guest') });
    expect(lastLine(text)).toBe('For support: id E-1');
  });

  it.each(['status of 101', 'cancel 101', 'help', 'pizza'])('stands under no answer: "%s"', async (text) => {
    const reply = await house().say(text);
    expect(reply.text).not.toContain('For support');
    expect(reply.forSupport).toBeUndefined();
  });
});

describe('what goes to the log', () => {
  it('is the id of the line, what was refused, and the order as it stands', async () => {
    const { forSupport } = await house().say('cancel 104');
    expect(forSupport).toEqual({
      errorId: 'E-1',
      cases: [{ trouble: 'refused', verb: 'cancel', number: '104', status: 'transferPending' }],
    });
  });

  it('is not what was typed: it may be a secret', async () => {
    const { forSupport } = await house().say('status of order 4711');
    expect(forSupport).toEqual({ errorId: 'E-1', cases: [{ trouble: 'unknown' }] });
  });
});

describe('what is told of a turn to who watches over the bot', () => {
  it.each([
    ['cancel order 104', ['cancel 104'], ['refused rule']],
    ['cancel 101 because Mia said so', ['cancel 101 because="***"'], ['confirms']],
    ['show my orders and the rules', ['list', 'rules'], ['answered list', 'answered rules']],
    ['pizza with extra cheese', ['other'], ['notUnderstood']],
  ])('is what was asked and what came of it, without the words: %s', async (text, asked, came) => {
    expect((await house().say(text)).turn).toEqual({ asked, came });
  });
});
