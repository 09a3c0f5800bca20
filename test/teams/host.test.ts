import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Credentials } from '../../src/config.ts';
import { demoTenant } from '../../src/domain/people.ts';
import { card, credentials, serviceUrl, startBot, tinyDesk } from './bot.ts';
import { channel, connector } from './channel.ts';

const delivered = { deliveryMode: undefined };

describe('the bot', () => {
  it('answers in the HTTP answer where the channel expects replies there', async () => {
    const { post, heard } = await startBot();
    const { status, body } = await post({ text: '<at>portdesk</at> hello' });
    expect(status).toBe(200);
    expect(body.activities).toMatchObject([
      {
        type: 'message',
        text: 'one\ntwo: hello',
        textFormat: 'plain',
        locale: 'ja',
        replyToId: 'm1',
        suggestedActions: {
          actions: [
            { type: 'imBack', title: 'help', value: 'help' },
            { type: 'imBack', title: 'list', value: 'list' },
          ],
        },
      },
    ]);
    expect(heard).toMatchObject([{ id: 'm1', tenant: 'contoso', person: { id: 'ada', role: 'admin' } }]);
  });

  it('sends a card alone, with its text as the summary', async () => {
    const { post } = await startBot();
    const { body } = await post({ text: 'card' });
    expect(body.activities).toHaveLength(1);
    const [sent] = body.activities;
    expect(sent).toMatchObject({
      summary: 'Order 101',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    });
    // Teams shows no suggestions beside a card.
    for (const missing of ['text', 'suggestedActions']) expect(sent).not.toHaveProperty(missing);
  });

  it('sends its reply to the connector, in the thread it was asked in', async () => {
    const { post } = await startBot();
    const { url, sent } = await connector();
    const conversation = { id: '19:x@thread.v2;messageid=7', tenantId: 'contoso' };
    expect(await post({ ...delivered, serviceUrl: url, conversation })).toEqual({
      status: 200,
      body: undefined,
    });
    expect(sent).toMatchObject([
      {
        path: `/v3/conversations/${encodeURIComponent(conversation.id)}/activities/m1`,
        activity: {
          text: 'one\ntwo: hello',
          recipient: { id: '29:ada' },
          from: { id: '28:bot' },
          conversation,
        },
      },
    ]);
  });

  it('sends nothing back of accounts and conversation that it has not looked at', async () => {
    const { post } = await startBot();
    const { url, sent } = await connector();
    const conversation = { id: 'c1', tenantId: 'contoso', name: {}, role: 7 };
    const from = { id: '29:ada', aadObjectId: 'ada', role: ['user'] };
    expect((await post({ ...delivered, serviceUrl: url, conversation, from })).status).toBe(200);
    const { conversation: named, recipient } = sent[0]?.activity ?? {};
    expect([named, recipient]).toEqual([
      { id: 'c1', tenantId: 'contoso' },
      { id: '29:ada', aadObjectId: 'ada' },
    ]);
  });

  it('keeps the line breaks on the local chat page, which folds them in plain text', async () => {
    const { post } = await startBot();
    const { url, sent } = await connector();
    await post({ ...delivered, text: 'alone', serviceUrl: `${url}/_connector` });
    expect(sent).toMatchObject([{ activity: { text: 'one  \ntwo: alone', textFormat: 'markdown' } }]);
  });

  it('takes a pressed button', async () => {
    const { post, heard } = await startBot();
    await post({ text: undefined, value: { request: 'cancel order=101', versions: { 101: 2 } } });
    expect(heard).toMatchObject([
      { text: '', pressed: { request: 'cancel order=101', versions: { 101: 2 } } },
    ]);
  });

  it('tells the id of an error in the language of the person, and the log the rest', async () => {
    const { post, logged } = await startBot();
    const { status, body } = await post({ text: 'break', locale: 'ja-JP' });
    expect(status).toBe(200);
    expect(body.activities).toMatchObject([{ text: 'sorry in ja-JP: error-1' }]);
    expect(JSON.stringify(body)).not.toContain('broken');
    expect(logged).toEqual([expect.stringContaining('error-1')]);
    expect(logged.join()).toContain('broken by ada');
  });

  it('tells who watches over it of each turn: whose, what was asked, what came of it, how long it took', async () => {
    const { desk } = tinyDesk();
    const turn = { asked: ['cancel 104'], came: ['refused rule'] };
    const receive = async () => ({ text: 'No', language: 'ja', turn });
    const { post, turns } = await startBot({ desk: { ...desk, receive } });
    await post({ text: 'cancel 104, my PIN is 4711' });
    const whose = { tenant: 'contoso', conversation: 'c1', person: 'ada' };
    expect(turns).toEqual([{ kind: 'message', ...whose, language: 'ja', ...turn, milliseconds: 0 }]);
  });

  it('tells that a turn broke, too', async () => {
    const { post, turns } = await startBot();
    await post({ text: 'break' });
    expect(turns).toMatchObject([{ kind: 'message', asked: [], came: ['broken'] }]);
  });

  it('logs under which id support finds a turn, and what it was about, once and without the text', async () => {
    const { desk } = tinyDesk();
    const forSupport = {
      errorId: '7F3K2Q',
      cases: [{ trouble: 'refused', verb: 'cancel', number: '104', status: 'transferPending' }] as const,
    };
    const receive = async () => ({ text: 'No, order 104 …', language: 'en', forSupport });
    const { post, logged } = await startBot({ desk: { ...desk, receive } });
    const { body } = await post({ text: 'cancel 104, my PIN is 4711' });
    expect(logged.map((line) => JSON.parse(line))).toMatchObject([forSupport]);
    expect(logged.join()).not.toMatch(/4711|No, order/);
    expect(JSON.stringify(body)).not.toContain('errorId');
  });

  it('answers with an id, and goes on, where not even an apology can be made', async () => {
    const { desk } = tinyDesk();
    const apology = () => {
      throw new Error('no words');
    };
    const { post } = await startBot({ desk: { ...desk, apology } });
    expect(await post({ text: 'break' })).toEqual({
      status: 500,
      body: { error: { code: 'internal', message: 'Something went wrong', id: 'error-2' } },
    });
    expect((await post({})).status).toBe(200);
  });

  it('tells the channel where a reply could not be delivered, and logs nothing that was said', async () => {
    const { post, logged } = await startBot();
    const { url } = await connector(403);
    expect(await post({ ...delivered, serviceUrl: url, text: 'my secret' })).toMatchObject({
      status: 502,
      body: { error: { code: 'notDelivered', id: 'error-1' } },
    });
    expect(logged).toEqual([expect.stringMatching(/error-1.*"statusCode":403/)]);
    expect(logged.join()).not.toContain('secret');
  });

  it.each<[string, object, string[]]>([
    ['an installation in Teams', { type: 'installationUpdate', action: 'add' }, ['welcome in en']],
    ['an upgrade in Teams', { type: 'installationUpdate', action: 'add-upgrade' }, []],
    ['a removal in Teams', { type: 'installationUpdate', action: 'remove' }, []],
    [
      'what Teams tells again of an installation',
      { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] },
      [],
    ],
    [
      'being added elsewhere',
      { channelId: 'webchat', type: 'conversationUpdate', membersAdded: [{ id: 'ada' }, { id: '28:bot' }] },
      ['welcome in en'],
    ],
    [
      'another one being added elsewhere',
      { channelId: 'webchat', type: 'conversationUpdate', membersAdded: [{ id: 'ada' }] },
      [],
    ],
    ['somebody typing', { type: 'typing', id: undefined }, []],
    ['a reaction', { type: 'messageReaction', id: undefined, from: undefined }, []],
    ['an event', { type: 'event', name: 'x', value: 7 }, []],
    ['a type nobody knows', { type: 'somethingNew', text: 'hello' }, []],
  ])('says what is fitting to %s', async (_sentence, changes, said) => {
    const { post, heard } = await startBot();
    const { url, sent } = await connector();
    const { status } = await post({ text: undefined, ...delivered, serviceUrl: url, ...changes });
    expect(status).toBe(200);
    expect(sent.map(({ activity }) => activity.text)).toEqual(said);
    expect(heard).toEqual([]);
  });

  it.each<[string, object, number]>([
    ['a removal in Teams', { type: 'installationUpdate', action: 'remove' }, 1],
    ['an upgrade that removes what was there', { type: 'installationUpdate', action: 'remove-upgrade' }, 0],
    [
      'what Teams tells again of a removal',
      { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] },
      0,
    ],
    [
      'being removed elsewhere',
      { channelId: 'webchat', type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] },
      1,
    ],
    [
      'another one being removed elsewhere',
      { channelId: 'webchat', type: 'conversationUpdate', membersRemoved: [{ id: 'ada' }] },
      0,
    ],
  ])('forgets what is to be forgotten after %s', async (_sentence, changes, times) => {
    const { post, forgotten } = await startBot();
    expect((await post({ text: undefined, from: undefined, ...changes })).status).toBe(200);
    expect(forgotten).toEqual(Array(times).fill(['contoso', 'c1']));
  });

  it('says which invokes it does not take', async () => {
    const { post } = await startBot();
    expect(await post({ type: 'invoke', name: 'x' })).toMatchObject({
      status: 501,
      body: { error: { code: 'notImplemented' } },
    });
  });

  it.each<[object, string]>([
    [{ type: undefined }, 'type: '],
    [{ id: undefined }, 'id: is required'],
    [{ from: undefined }, 'from: is required'],
    [{ conversation: undefined }, 'conversation: '],
    [{ conversation: { id: 'c' } }, 'conversation.tenantId: is required'],
    [{ text: {} }, 'text: '],
    [{ id: 'm\ud800' }, 'id: '],
    [{ id: 'm'.repeat(20_000) }, 'id: must have at most'],
    [{ conversation: { id: '会話\n', tenantId: 'contoso' } }, 'conversation.id: '],
    [{ serviceUrl: undefined, deliveryMode: 'normal' }, 'serviceUrl: is required'],
    [{ type: 'installationUpdate', action: 'add', from: undefined }, 'from: is required'],
  ])('refuses %j with 400, naming the field', async (changes, fault) => {
    const { post, heard } = await startBot();
    expect(await post(changes)).toEqual({
      status: 400,
      body: { error: { code: 'malformedActivity', message: expect.stringContaining(fault), id: 'error-1' } },
    });
    expect(heard).toEqual([]);
  });

  it('sends nothing to a service URL that is not of Microsoft', async () => {
    const { post, heard } = await startBot();
    expect(await post({ serviceUrl: 'https://evil.example/' })).toMatchObject({
      status: 403,
      body: { error: { code: 'untrustedServiceUrl' } },
    });
    expect(heard).toEqual([]);
  });

  it('serves the tenants named alone, and in a demo everybody as one', async () => {
    const serves = (tenant: string) => tenant === 'fabrikam' || tenant === demoTenant;
    const strict = await startBot({ serves });
    expect(await strict.post({})).toMatchObject({ status: 403, body: { error: { code: 'unknownTenant' } } });
    expect(strict.heard).toEqual([]);
    expect((await strict.post({ conversation: { id: 'c', tenantId: 'fabrikam' } })).status).toBe(200);
    const demo = await startBot({ serves, demo: true });
    expect((await demo.post({})).status).toBe(200);
    expect(demo.heard).toMatchObject([{ tenant: 'demo' }]);
  });
});

const now = Math.floor(Date.now() / 1000);
const claims = {
  iss: 'https://api.botframework.com',
  aud: 'app',
  serviceurl: serviceUrl,
  nbf: now - 60,
  exp: now + 3600,
};

describe('the bot with credentials', () => {
  // Bot Framework prints the keys that a forged token was tried with.
  beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue());

  it('takes nobody for an admin on a channel that lets clients make up ids', async () => {
    const { openIdMetadataUrl, token } = await channel();
    const { post, heard } = await startBot({ credentials, openIdMetadataUrl });
    expect((await post({ serviceUrl, channelId: 'webchat' }, token(claims))).status).toBe(200);
    expect(heard).toMatchObject([{ person: { id: 'ada', role: 'guest' } }]);
  });

  it('sends nowhere on this machine, nor takes activities that do not say where to', async () => {
    const { openIdMetadataUrl, token } = await channel();
    const { post, heard } = await startBot({ credentials, openIdMetadataUrl });
    for (const serviceUrl of ['http://127.0.0.1:9/', undefined])
      expect(await post({ serviceUrl }, token({ ...claims, serviceurl: serviceUrl }))).toMatchObject({
        status: 403,
      });
    expect(heard).toEqual([]);
  });

  it('does not take keys that cannot be read for a forgery', async () => {
    const { token } = await channel();
    const { post } = await startBot({ credentials, openIdMetadataUrl: 'http://127.0.0.1:9/openid' });
    expect(await post({ serviceUrl }, token(claims))).toMatchObject({
      status: 503,
      body: { error: { code: 'authenticationUnavailable' } },
    });
  });

  it.each<Credentials>([
    { appId: 'app', appType: 'UserAssignedMsi', tenantId: 'contoso' },
    { appId: 'app', appType: 'MultiTenant', password: 'hush' },
  ])('starts as $appType', async (others) => {
    const { post } = await startBot({ credentials: others });
    expect((await post({ serviceUrl })).status).toBe(401);
  });
});
