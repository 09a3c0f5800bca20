// Notices on their way into conversations: a real server, the real desk, and a connector that takes what is sent.

import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Credentials } from '../../src/config.ts';
import type { Role } from '../../src/domain/people.ts';
import { defaultRules } from '../../src/domain/statusRules.ts';
import { houseWith } from '../../src/house.ts';
import { createIntake } from '../../src/intake/storeIntake.ts';
import { createMetrics } from '../../src/metrics.ts';
import { createOutlet } from '../../src/outlet/outlet.ts';
import { createHttpServer } from '../../src/server/http.ts';
import { openMemoryStore } from '../../src/stores/lowdb.ts';
import type { Json } from '../../src/stores/store.ts';
import { createBotHost } from '../../src/teams/host.ts';
import { orderIn } from '../domain/orders.ts';
import { locales } from '../locales.ts';
import { connector } from './channel.ts';

const tenant = 'contoso';
const house = houseWith(locales, { rules: defaultRules, region: 'US', language: 'en' });

async function start(credentials?: Credentials) {
  const store = openMemoryStore([{ ...orderIn('processing'), tenant, number: '123' }]);
  let now = new Date('2026-11-24T09:00:00Z');
  const clock = () => now;
  const roles: Record<string, Role> = { ada: 'admin' };
  const roleOf = (id: string) => roles[id] ?? 'guest';
  let ids = 0;
  const newErrorId = () => `error-${++ids}`;
  const log = pino({ level: 'silent' });
  const served = new Set([tenant]);
  const serves = (named: string) => served.has(named);
  const options = { roleOf, demo: false, serves, log, now: clock, newErrorId };
  const defaults = { locale: 'en', timeZone: 'UTC' };
  const desk = house.deskOn(store, newErrorId);
  const messages = createBotHost({
    ...options,
    onTurn: () => {},
    pause: async () => {},
    desk,
    defaults,
    ...(credentials && { credentials }),
  });
  const intake = createIntake(store, clock);
  const server = createHttpServer({
    outlet: createOutlet(store, clock),
    ...{
      messages,
      intake,
      apiTokens: [],
      serves,
      tenants: () => store.tenants(),
      metrics: createMetrics(),
      ready: async () => undefined,
    },
    ...{ log, newErrorId },
  });
  const { address, close } = await server.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(close);
  const kept = async () => [
    (await store.recallAll(tenant, 'watches')).size,
    (await store.recallAll(tenant, 'addresses')).size,
    (await store.recallAll(tenant, 'memories')).size,
  ];
  return {
    ...{ store, roles, served, kept },
    notifier: house.notifierOn(store, { send: messages.send, roleOf, clock }),
    event: (event: object) =>
      intake.event(tenant, '123', { eventId: JSON.stringify(event), ...event }, 'carrier'),
    advance: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    async post(activity: object) {
      const response = await fetch(`http://127.0.0.1:${address.port}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(activity),
      });
      return response.status;
    },
  };
}

let ids = 0;
const thread = '19:x@thread.v2;messageid=7';
const message = (serviceUrl: string, text: string, changes: object = {}) => ({
  type: 'message',
  id: `m${++ids}`,
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:ada', name: 'Ada', aadObjectId: 'ada' },
  recipient: { id: '28:bot', name: 'portdesk' },
  conversation: { id: thread, tenantId: tenant },
  text,
  ...changes,
});

describe('a notice', () => {
  it('comes into the thread in which it was asked for, as a card with its text as the summary', async () => {
    const { post, event, notifier } = await start();
    const { url, sent } = await connector();
    expect(await post(message(url, 'tell me when order 123 changes'))).toBe(200);
    await notifier.tick();
    expect(sent).toHaveLength(1); // the answer alone
    await event({ event: 'approved' });
    await notifier.tick();
    await notifier.tick();
    expect(sent).toHaveLength(2);
    expect(sent[1]).toMatchObject({
      path: `/v3/conversations/${encodeURIComponent(thread)}/activities`,
      activity: {
        type: 'message',
        summary: expect.stringMatching(/^Order 123 .* is now in status Contacting carrier\./),
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
        from: { id: '28:bot' },
        conversation: { id: thread },
      },
    });
    expect(sent[1]?.activity).not.toHaveProperty('replyToId');
  });

  it.each([
    [403, 'BotNotInConversationRoster'],
    [403, 'ConversationBlockedByUser'],
    [403, 'BotDisabledByAdmin'],
    [403, 'MessageWritesBlocked'],
    [404, 'ConversationNotFound'],
  ])('is the last one where the channel says %i %s', async (status, code) => {
    const { post, event, notifier, kept } = await start();
    const answering = await connector();
    await post(message(answering.url, 'notify all'));
    const closed = await connector(status, { error: { code, message: 'no' } });
    await post(message(closed.url, 'thanks'));
    await event({ event: 'approved' });
    await notifier.tick();
    expect(await kept()).toEqual([0, 0, 1]);
    const before = closed.sent.length;
    await event({ event: 'carrierRejected', reason: 'pinInvalid' });
    await notifier.tick();
    expect(closed.sent).toHaveLength(before);
  });

  it.each([
    [403, 'ServiceError'],
    [412, 'PreconditionFailed'],
    [400, 'BadSyntax'],
  ])('is tried again later, and later still, where the channel says %i %s', async (status, code) => {
    const { post, event, notifier, advance } = await start();
    const answering = await connector();
    await post(message(answering.url, 'notify all'));
    const failing = await connector(status, { error: { code, message: 'no' } });
    await post(message(failing.url, 'thanks'));
    const answered = failing.sent.length;
    await event({ event: 'approved' });
    const tries = async (minutes: number) => {
      advance(minutes);
      await notifier.tick();
      return failing.sent.length - answered;
    };
    expect([await tries(0), await tries(0.9), await tries(0.2)]).toEqual([1, 1, 2]);
    expect([await tries(1.9), await tries(0.2)]).toEqual([2, 3]);
    await post(message(answering.url, 'thanks'));
    advance(5);
    await notifier.tick();
    expect(answering.sent.at(-1)?.activity.summary).toMatch(/^Order 123 .* Contacting carrier/);
  });

  it('goes to nobody who has lost the role', async () => {
    const { post, event, notifier, roles } = await start();
    const { url, sent } = await connector();
    await post(message(url, 'notify all'));
    await event({ event: 'approved' });
    delete roles.ada;
    await notifier.tick();
    expect(sent).toHaveLength(1);
    roles.ada = 'helpdesk';
    await notifier.tick();
    expect(sent).toHaveLength(2);
  });

  it('stays unsent while its tenant is not served', async () => {
    const { post, event, notifier, served, advance } = await start();
    const { url, sent } = await connector();
    await post(message(url, 'notify all'));
    await event({ event: 'approved' });
    served.delete(tenant);
    await notifier.tick();
    expect(sent).toHaveLength(1);
    served.add(tenant);
    advance(2);
    await notifier.tick();
    expect(sent).toHaveLength(2);
  });

  it('goes nowhere any more once the bot is removed, not even into threads', async () => {
    const { post, event, notifier, kept } = await start();
    const { url, sent } = await connector();
    await post(message(url, 'notify all'));
    const removal = { type: 'installationUpdate', action: 'remove', text: undefined };
    await post(
      message(url, '', { ...removal, conversation: { id: '19:other@thread.v2', tenantId: tenant } }),
    );
    expect(await kept()).toEqual([1, 1, 1]);
    await post(message(url, '', { ...removal, conversation: { id: '19:x@thread.v2', tenantId: tenant } }));
    expect(await kept()).toEqual([0, 0, 0]);
    await event({ event: 'approved' });
    await notifier.tick();
    expect(sent).toHaveLength(1);
  });

  it.each<[string, (address: object, url: string) => Json]>([
    [
      'an address at another host',
      (address) => ({ ...address, serviceUrl: 'https://evil.example/' }) as Json,
    ],
    [
      'an address with a password',
      (address, url) => ({ ...address, serviceUrl: url.replace('://', '://a:b@') }) as Json,
    ],
  ])('does not go to %s, whoever put it into the store', async (_sentence, forged) => {
    const { post, event, notifier, store, kept } = await start();
    const { url, sent } = await connector();
    await post(message(url, 'notify all'));
    const [[key, { document, version }] = ['', { document: null, version: 0 }]] = await store.recallAll(
      tenant,
      'addresses',
    );
    const change = { drawer: 'addresses', key, document: forged(document as object, url), version } as const;
    await store.commit({ tenant, at: new Date(), changes: [], documents: [change] });
    await event({ event: 'approved' });
    await notifier.tick();
    expect(sent).toHaveLength(1);
    expect(await kept()).toEqual([0, 0, 1]);
  });

  it('waits for whoever understands its address', async () => {
    const { post, event, notifier, store, kept } = await start();
    const { url, sent } = await connector();
    await post(message(url, 'notify all'));
    const [[key, { version }] = ['', { version: 0 }]] = await store.recallAll(tenant, 'addresses');
    const change = { drawer: 'addresses', key, document: 'terminal', version } as const;
    await store.commit({ tenant, at: new Date(), changes: [], documents: [change] });
    await event({ event: 'approved' });
    await notifier.tick();
    expect(sent).toHaveLength(1);
    expect(await kept()).toEqual([1, 1, 1]);
  });

  it('is not promised where the channel takes answers only', async () => {
    const { post, kept } = await start();
    await post(message('', 'notify all', { serviceUrl: undefined, deliveryMode: 'expectReplies' }));
    expect(await kept()).toEqual([0, 0, 1]);
  });
});
