import { describe, expect, it } from 'vitest';
import type { Desk } from '../../src/conversation/desk.ts';
import { startBot, tinyDesk } from './bot.ts';
import { connector } from './channel.ts';

const delivered = { deliveryMode: undefined };

/** A desk whose answer waits until it is let go. */
function slowDesk() {
  const { desk, heard } = tinyDesk();
  let letGo = () => {};
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const receive: Desk['receive'] = async (message) => {
    begin();
    await free;
    return desk.receive(message);
  };
  return { desk: { ...desk, receive }, heard, begun, letGo };
}

describe('a reply that takes its time', () => {
  it('is announced by typing, which ends before it comes', async () => {
    const { desk, letGo } = slowDesk();
    const { url, sent, arrives } = await connector();
    const { post } = await startBot({ desk, typingAfter: 0 });
    const answered = post({ ...delivered, serviceUrl: url });
    await arrives(1);
    letGo();
    await answered;
    expect(sent.map(({ activity: { type } }) => type)).toEqual(['typing', 'message']);
  });

  it('is not announced where it is awaited in the HTTP answer', async () => {
    const { desk, begun, letGo } = slowDesk();
    const { post } = await startBot({ desk, typingAfter: 0 });
    const answered = post({});
    await begun;
    // Whatever was to be shown after no time at all would be shown by now.
    await new Promise((resolve) => setTimeout(resolve, 0));
    letGo();
    expect((await answered).body.activities).toMatchObject([{ type: 'message' }]);
  });
});

describe('an activity that comes again', () => {
  it('while it is being answered, and after that, is answered once', async () => {
    const { desk, heard, begun, letGo } = slowDesk();
    const { url, sent } = await connector();
    const { post } = await startBot({ desk });
    const first = post({ ...delivered, serviceUrl: url });
    await begun;
    const second = post({ ...delivered, serviceUrl: url, timestamp: '2026-11-24T09:00:15Z' });
    letGo();
    expect((await Promise.all([first, second])).map(({ status }) => status)).toEqual([200, 200]);
    expect((await post({ ...delivered, serviceUrl: url })).status).toBe(200);
    expect([heard, sent].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('is answered anew where nobody could be answered', async () => {
    const { post } = await startBot();
    const broken = await connector(403);
    expect((await post({ ...delivered, serviceUrl: broken.url })).status).toBe(502);
    const { url, sent } = await connector();
    expect((await post({ ...delivered, serviceUrl: url })).status).toBe(200);
    expect(sent).toHaveLength(1);
  });
});

describe('a message that was edited', () => {
  const edited = { type: 'messageUpdate', channelData: { eventType: 'editMessage' } };

  it('is read again, once for each of its texts', async () => {
    const { post, heard } = await startBot();
    await post({ text: 'cancel 101' });
    for (const text of ['cancel 102', 'cancel 102', 'cancel 103']) await post({ ...edited, text });
    expect(heard.map(({ text }) => text)).toEqual(['cancel 101', 'cancel 102', 'cancel 102', 'cancel 103']);
    const [said, first, again, second] = heard.map(({ id }) => id);
    expect(first).toBe(again);
    expect(new Set([said, first, second]).size).toBe(3);
  });

  it.each(['undeleteMessage', 'softDeleteMessage', undefined])(
    'is not what Teams tells as %s',
    async (eventType) => {
      const { post, heard } = await startBot();
      expect((await post({ ...edited, channelData: { eventType } })).status).toBe(200);
      expect(heard).toEqual([]);
    },
  );
});

describe('a reply to a conversation that is busy', () => {
  it.each([
    ['is held and sent again after 412, a while longer each time', 412, {}, [500, 1500]],
    ['is held and sent again after 429', 429, {}, [500, 1500]],
    ['is sent again by Bot Framework itself after a 429 that says when', 429, { 'Retry-After': '1' }, []],
  ] as const)('%s', async (_what, status, headers, waits) => {
    const { url, sent } = await connector([status, status, 201], { id: 'reply-1' }, headers);
    const waited: number[] = [];
    const pause = async (milliseconds: number) => void waited.push(milliseconds);
    const { post } = await startBot({ pause });
    expect((await post({ ...delivered, serviceUrl: url })).status).toBe(200);
    expect(sent).toHaveLength(3);
    expect(waited).toEqual(waits);
  });

  it('that stays busy fails in the end, and the channel posts again', async () => {
    const { url, sent } = await connector(412);
    const { post } = await startBot({ pause: async () => {} });
    expect((await post({ ...delivered, serviceUrl: url })).status).toBe(502);
    expect(sent).toHaveLength(4);
  });
});

describe('suggestions', () => {
  it.each([
    ['are offered in a personal chat', { conversationType: 'personal' }, true],
    ['are not offered in a group chat, where Teams shows none', { conversationType: 'groupChat' }, false],
    ['are not offered in a channel', { conversationType: 'channel' }, false],
  ])('%s', async (_what, of, offered) => {
    const { post } = await startBot();
    const { body } = await post({ conversation: { id: 'c', tenantId: 'contoso', ...of } });
    expect(body.activities[0].suggestedActions !== undefined).toBe(offered);
  });
});
