// Comments: noted at once by whoever may ask, beside whatever else a message wants of the same orders.

import { describe, expect, it } from 'vitest';
import { longestText } from '../../src/domain/order.ts';
import { orderIn } from '../domain/orders.ts';
import { openHouse, someone } from './house.ts';

const house = () =>
  openHouse([orderIn('processing', { number: '101' }), orderIn('error', { number: '105' })]);

describe('a comment', () => {
  it('is kept with who said it and when; of what the order goes through, nothing changes', async () => {
    const { say, order, store } = house();
    const before = await order('101');
    const bea = someone('bea', 'helpdesk');
    await say('add a note to 101:   customer called  ', { person: bea });
    expect(await order('101')).toEqual({
      ...before,
      version: before.version + 1,
      comments: [{ at: '2026-11-02T09:00:00.000Z', by: { id: 'bea', name: 'BEA' }, text: 'customer called' }],
    });
    expect(await store.feed('demo', {})).toEqual([]);
  });

  it('is noted once, however often the message comes', async () => {
    const { say, order } = house();
    const first = await say('add a note to 101: hello', { id: 'same' });
    expect(await say('add a note to 101: hello', { id: 'same' })).toEqual(first);
    expect((await order('101')).comments).toHaveLength(1);
  });

  it('after another on the same order is the last of both', async () => {
    const { press, order } = house();
    await press({ request: 'comment 101 text="one"' });
    const { text } = await press({ request: 'comment 101 text="two"' });
    expect(text).toContain('"two"');
    expect((await order('101')).comments.map((each) => each.text)).toEqual(['one', 'two']);
  });

  it('beside a change of the same order: the comment is noted, the change waits for a "yes" and goes through', async () => {
    const { say, order, status } = house();
    const asked = await say('cancel 101 and add a note to 101: they moved');
    expect(asked.text).toContain('Comment added to order 101');
    expect(asked.text).toContain('Cancel order 101');
    expect((await order('101')).comments).toHaveLength(1);
    expect(await status('101')).toBe('processing');
    await say('yes');
    expect(await status('101')).toBe('cancelled');
    expect((await order('101')).comments).toHaveLength(1);
  });

  it('of somebody else, after the question was asked: the "yes" is told of it', async () => {
    const { say, status } = house();
    await say('cancel 101');
    await say('add a note to 101: do not cancel', { person: someone('bob'), conversation: 'with bob' });
    const { text } = await say('yes');
    expect(text).toContain('has changed since you saw it');
    expect(text).toMatch(/Last change: .*BOB: "do not cancel"/);
    expect(await status('101')).toBe('processing');
  });

  it('that is too long is not noted, and the question for it stays open', async () => {
    const { say, sayAll, order } = house();
    const long = await sayAll('add a comment to 101', 'x'.repeat(longestText + 1));
    expect(long.text).toContain(`at most ${longestText} characters, and this one has ${longestText + 1}`);
    expect((await order('101')).comments).toEqual([]);
    await say('x'.repeat(longestText));
    expect((await order('101')).comments).toHaveLength(1);
  });

  it('is taken as typed where it was asked for, requests and all', async () => {
    const { press, say, order, status } = house();
    await press({ request: 'comment 101 105' });
    await say('yes, cancel 101: PIN 4711?\nMore tomorrow.');
    for (const number of ['101', '105']) {
      expect((await order(number)).comments.map(({ text }) => text)).toEqual([
        'yes, cancel 101: PIN 4711?\nMore tomorrow.',
      ]);
    }
    expect(await status('101')).toBe('processing');
  });

  it.each(['never mind', 'no', 'stop'])('is not "%s" where one was asked for', async (text) => {
    const { sayAll, order } = house();
    await sayAll('add a comment to 101', text);
    expect((await order('101')).comments).toEqual([]);
  });

  it('is no pressed button where one was asked for', async () => {
    const { say, press, order } = house();
    await say('add a comment to 101');
    expect((await press({ request: 'status 105' })).text).toContain('105');
    expect((await order('101')).comments).toEqual([]);
  });

  it('on orders of which one is not known is noted on the others; on all but one not known, on none', async () => {
    const { press, order } = house();
    await press({ request: 'comment 101 999 text="a"' });
    expect((await order('101')).comments).toHaveLength(1);
    await press({ request: 'comment all except=999 text="b"' });
    for (const number of ['101', '105']) {
      expect((await order(number)).comments.map(({ text }) => text)).not.toContain('b');
    }
  });

  it('takes a helpdesk agent', async () => {
    const { say, order } = house();
    const { text } = await say('add a note to 101: hello', { person: someone('eve', 'guest') });
    expect(text).toContain('role helpdesk agent');
    expect((await order('101')).comments).toEqual([]);
  });
});
