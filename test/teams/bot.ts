// A bot in tests: the host on a desk that says back what it heard, behind the real HTTP server.

import { Writable } from 'node:stream';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Credentials } from '../../src/config.ts';
import type { Desk } from '../../src/conversation/desk.ts';
import type { Message } from '../../src/conversation/message.ts';
import { createMetrics } from '../../src/metrics.ts';
import { createHttpServer } from '../../src/server/http.ts';
import { createBotHost, type HostOptions } from '../../src/teams/host.ts';
import type { TurnTold } from '../../src/teams/turns.ts';

export const card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: 'Order 101' }],
} as const;

/** Says back what it heard, and breaks on demand. */
export function tinyDesk() {
  const heard: Message[] = [];
  const forgotten: (readonly [string, string])[] = [];
  const desk: Desk = {
    receive: async (message) => {
      heard.push(message);
      if (message.text === 'break') throw new Error(`broken by ${message.person.id}`);
      if (message.text === 'card') return { text: 'Order 101', card, language: 'en', suggestions: ['help'] };
      const suggestions = message.text === 'alone' ? [] : ['help', 'list'];
      return { text: `one\ntwo: ${message.text}`, language: 'ja', suggestions };
    },
    show: async ({ pressed }) =>
      pressed?.request === 'list' ? { text: 'Orders', card, language: 'en' } : undefined,
    search: async (_to, { text }) =>
      text === 'none'
        ? { kind: 'nothing', reply: { text: 'Nothing fits', language: 'en' } }
        : {
            kind: 'found',
            hits: [
              {
                title: `101 (${text})`,
                status: 'Processing',
                reply: { text: 'Order 101', card, language: 'en' },
              },
            ],
          },
    forget: async ({ tenant, conversation }) => void forgotten.push([tenant, conversation]),
    welcome: ({ locale }) => ({ text: `welcome in ${locale}`, language: 'en' }),
    apology: ({ locale }, errorId) => ({ text: `sorry in ${locale}: ${errorId}`, language: 'en' }),
  };
  return { desk, heard, forgotten };
}

/** Of a bot whose channel shows tokens, and where that channel is. */
export const credentials: Credentials = {
  appId: 'app',
  appType: 'SingleTenant',
  password: 'hush',
  tenantId: 'contoso',
};
export const serviceUrl = 'https://smba.trafficmanager.net/emea/';

export async function startBot(options: Partial<HostOptions> = {}) {
  const { desk, heard, forgotten } = tinyDesk();
  const logged: string[] = [];
  const turns: TurnTold[] = [];
  const log = pino(new Writable({ write: (line, _encoding, done) => done(void logged.push(String(line))) }));
  let ids = 0;
  const newErrorId = () => `error-${++ids}`;
  const messages = createBotHost({
    desk,
    roleOf: (id) => (id === 'ada' ? 'admin' : 'guest'),
    demo: false,
    defaults: { locale: 'en', timeZone: 'UTC' },
    serves: () => true,
    log,
    now: () => new Date('2026-11-24T09:00:00Z'),
    newErrorId,
    onTurn: (told) => void turns.push(told),
    ...options,
  });
  const never = async () => {
    throw new Error('no orders here');
  };
  const { address, close } = await createHttpServer({
    messages,
    intake: { event: never, importRows: never },
    outlet: { orders: never, order: never, changes: never, enter: never },
    apiTokens: [],
    tenants: async () => [],
    serves: () => true,
    metrics: createMetrics(),
    ready: async () => undefined,
    log,
    newErrorId,
  }).listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(close);
  const post = async (changes: object, authorization?: string) => {
    const response = await fetch(`http://127.0.0.1:${address.port}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(authorization && { Authorization: authorization }) },
      body: JSON.stringify({ ...activity, ...changes }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  };
  return { post, heard, forgotten, logged, turns };
}

const activity = {
  type: 'message',
  id: 'm1',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9/',
  from: { id: '29:ada', name: 'Ada', aadObjectId: 'ada' },
  recipient: { id: '28:bot', name: 'portdesk' },
  conversation: { id: 'c1', tenantId: 'contoso' },
  text: 'hello',
  deliveryMode: 'expectReplies',
};
