import { describe, expect, it } from 'vitest';
import type { Desk } from '../../src/conversation/desk.ts';
import { card, startBot, tinyDesk } from './bot.ts';
import { connector } from './channel.ts';

const result = { ...card, body: [{ type: 'TextBlock', text: 'Order 101: cancelled' }] } as const;
const refreshed = { ...card, refresh: { action: { type: 'Action.Execute' } } } as const;
const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

/** A desk that answers every press in the same way. */
const answering = (reply: Partial<Awaited<ReturnType<Desk['receive']>>>): Desk => ({
  ...tinyDesk().desk,
  receive: async () => ({ text: 'Recorded', language: 'en', card: result, ...reply }),
});

const invoke = (data: unknown, trigger = 'manual') => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  text: undefined,
  deliveryMode: undefined,
  replyToId: 'card-1',
  value: { action: { type: 'Action.Execute', verb: 'press', data }, trigger },
});
const groups = ['groupChat', 'channel'].map((conversationType) => ({
  conversation: { id: '19:x@thread.v2', tenantId: 'contoso', conversationType, isGroup: true },
}));
const personal = { conversation: { id: 'a:1', tenantId: 'contoso', conversationType: 'personal' } };
const cancel = { request: 'cancel 101', versions: { 101: 2 }, pin: '4711' };

describe('a button that is pressed', () => {
  it('is answered with the card that takes the place of the one that it was on', async () => {
    const { desk, heard } = tinyDesk();
    const receive: Desk['receive'] = async (message) => {
      await desk.receive(message);
      return { text: 'Recorded', language: 'en', card: result };
    };
    const { url } = await connector();
    const { post } = await startBot({ desk: { ...desk, receive } });
    expect(await post({ ...invoke(cancel), serviceUrl: url })).toEqual({
      status: 200,
      body: { statusCode: 200, type: adaptiveCard, value: result },
    });
    expect(heard).toMatchObject([
      { text: '', pressed: { request: 'cancel 101', versions: { 101: 2 }, inputs: { pin: '4711' } } },
    ]);
  });

  it('replaces the card for good in a personal chat, its words as the summary', async () => {
    const { url, sent } = await connector();
    const { post } = await startBot({ desk: answering({}) });
    await post({ ...invoke(cancel), ...personal, serviceUrl: url });
    expect(sent).toMatchObject([
      {
        method: 'PUT',
        path: '/v3/conversations/a%3A1/activities/card-1',
        activity: { summary: 'Recorded', attachments: [{ content: result }] },
      },
    ]);
  });

  it.each(groups)(
    'changes what others see of it in a $conversation.conversationType only when an order changes',
    async (group) => {
      const { url, sent } = await connector();
      for (const replaces of [false, true]) {
        const { post } = await startBot({ desk: answering(replaces ? { replaces } : {}) });
        const { body } = await post({ ...invoke(cancel), ...group, serviceUrl: url });
        expect(body).toMatchObject({ value: result });
        expect(sent).toHaveLength(replaces ? 1 : 0);
      }
    },
  );

  it('is answered all the same where the card cannot be replaced for good', async () => {
    const { url } = await connector(404);
    const { post, logged } = await startBot({ desk: answering({}) });
    expect((await post({ ...invoke(cancel), ...personal, serviceUrl: url })).body).toMatchObject({
      value: result,
    });
    expect(logged.join()).toContain('A card could not be replaced');
  });

  it('does not wait for a channel that is slow to replace the card', async () => {
    const { url } = await connector(429, {}, { 'Retry-After': '3600' });
    const { post } = await startBot({ desk: answering({}), pause: async () => {} });
    const { body } = await post({ ...invoke(cancel), ...personal, serviceUrl: url });
    expect(body).toMatchObject({ value: result });
  });

  it('keeps its card where the desk breaks, and Teams shows the words', async () => {
    const { url, sent } = await connector();
    const { desk } = tinyDesk();
    const receive = async () => {
      throw new Error('no store');
    };
    const { post, logged } = await startBot({ desk: { ...desk, receive } });
    expect(await post({ ...invoke(cancel), ...personal, serviceUrl: url })).toEqual({
      status: 200,
      body: {
        ...{ statusCode: 500, type: 'application/vnd.microsoft.error' },
        value: { code: 'InternalServerError', message: 'sorry in en: error-1' },
      },
    });
    expect(sent).toEqual([]);
    expect(logged.join()).toContain('no store');
  });

  it('as a message replaces the card too, and is answered with a message where that fails', async () => {
    const message = {
      ...personal,
      text: undefined,
      value: cancel,
      replyToId: 'card-1',
      deliveryMode: undefined,
    };
    const { post } = await startBot({ desk: answering({}) });
    for (const [status, methods] of [
      [200, ['PUT']],
      [404, ['PUT', 'POST']],
    ] as const) {
      const { url, sent } = await connector(status);
      await post({ ...message, id: `m${status}`, serviceUrl: url });
      expect(sent.map(({ method }) => method)).toEqual(methods);
    }
  });

  it.each([undefined, null, 7, { action: 'press' }, { action: { data: {} }, trigger: 'never' }])(
    'that carries %j is refused with 400',
    async (value) => {
      const { post, heard } = await startBot();
      expect(await post({ ...invoke({}), value })).toMatchObject({
        status: 400,
        body: { error: { code: 'malformedActivity' } },
      });
      expect(heard).toEqual([]);
    },
  );
});

describe('a card', () => {
  it('that refreshes itself does so for the person whom it answers', async () => {
    const { post } = await startBot({ desk: answering({ card: refreshed }) });
    const { body } = await post({ text: 'status of 101' });
    expect(body.activities[0].attachments[0].content).toMatchObject({ refresh: { userIds: ['29:ada'] } });
  });

  it('that asks by itself is shown as things stand now, and nothing is sent', async () => {
    const { url, sent } = await connector();
    const { post, heard } = await startBot();
    const asked = { ...invoke({ request: 'list' }, 'automatic'), ...personal, serviceUrl: url };
    expect((await post(asked)).body).toEqual({ statusCode: 200, type: adaptiveCard, value: card });
    expect([sent, heard]).toEqual([[], []]);
  });

  it('that asks by itself has its id for support in the log', async () => {
    const { desk } = tinyDesk();
    const forSupport = { errorId: '7F3K2Q', cases: [] };
    const show = async () => ({ text: 'No', language: 'en', card, forSupport });
    const { post, logged } = await startBot({ desk: { ...desk, show } });
    await post(invoke({ request: 'view 101' }, 'automatic'));
    expect(logged.join()).toContain('7F3K2Q');
  });

  it('may ask by itself for nothing else', async () => {
    const { post, heard } = await startBot();
    expect(await post(invoke({ request: 'cancel 101' }, 'automatic'))).toMatchObject({
      status: 400,
      body: { error: { code: 'notShown' } },
    });
    expect(heard).toEqual([]);
  });
});

describe('the search box', () => {
  const search = (text: unknown, queryOptions?: object) => ({
    type: 'invoke',
    name: 'composeExtension/query',
    text: undefined,
    deliveryMode: undefined,
    value: { commandId: 'searchOrders', parameters: [{ name: 'text', value: text }], queryOptions },
  });

  it('gets a row for each order, with the card that goes into the message', async () => {
    const { post } = await startBot();
    expect(await post(search('Tokyo', { skip: 0, count: 25 }))).toEqual({
      status: 200,
      body: {
        composeExtension: {
          type: 'result',
          attachmentLayout: 'list',
          attachments: [
            {
              contentType: adaptiveCard,
              content: card,
              preview: {
                contentType: 'application/vnd.microsoft.card.thumbnail',
                content: { title: '101 (Tokyo)', text: 'Processing' },
              },
            },
          ],
        },
      },
    });
  });

  it('gets words where there is nothing to show', async () => {
    const { post } = await startBot();
    expect((await post(search('none'))).body).toEqual({
      composeExtension: { type: 'message', text: 'Nothing fits' },
    });
  });

  it('is taken for blank where Teams opens it', async () => {
    const { post } = await startBot();
    const opened = { ...search(''), value: { parameters: [{ name: 'initialRun', value: 'true' }] } };
    expect((await post(opened)).body.composeExtension.attachments[0].preview.content.title).toBe('101 ()');
  });

  it('looks for what stands in a parameter without a name, as the Agents Playground posts it', async () => {
    const { post } = await startBot();
    const unnamed = { ...search(''), value: { parameters: [{ value: 'Tokyo' }] } };
    const { body } = await post(unnamed);
    expect(body.composeExtension.attachments[0].preview.content.title).toBe('101 (Tokyo)');
  });
});
