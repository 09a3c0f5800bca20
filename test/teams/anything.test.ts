// Whatever is posted to the bot: an answer, or a refusal that says what is wrong, and never a change of an order.
// ANYTHING_RUNS says how many activities, which are made up anew each time.

import fc from 'fast-check';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { defaultRules } from '../../src/domain/statusRules.ts';
import { houseWith } from '../../src/house.ts';
import { openMemoryStore } from '../../src/stores/lowdb.ts';
import { createBotHost } from '../../src/teams/host.ts';
import { anyText } from '../anyText.ts';
import { orderIn } from '../domain/orders.ts';
import { locales } from '../locales.ts';
import { connector } from './channel.ts';

const tenant = 'contoso';
const now = new Date('2026-11-24T09:00:00Z');
const runs = Number(process.env.ANYTHING_RUNS ?? 100);

type Tree = { [name: string]: unknown };

/** An activity of every kind that the bot takes, as it should be. */
const kinds: readonly Tree[] = [
  { type: 'message', text: 'cancel order 101' },
  { type: 'message', text: 'list', value: { request: 'cancel order=101', versions: { 101: 3 } } },
  { type: 'messageUpdate', text: 'help', channelData: { eventType: 'editMessage', tenant: { id: tenant } } },
  {
    ...{ type: 'invoke', name: 'adaptiveCard/action' },
    value: {
      action: { type: 'Action.Execute', data: { request: 'cancel order=101', versions: { 101: 3 } } },
      trigger: 'manual',
    },
  },
  {
    ...{ type: 'invoke', name: 'adaptiveCard/action' },
    value: { action: { type: 'Action.Execute', data: { request: 'show order=101' } }, trigger: 'automatic' },
  },
  {
    ...{ type: 'invoke', name: 'composeExtension/query' },
    value: { parameters: [{ name: 'search', value: '101' }], queryOptions: { skip: 0, count: 25 } },
  },
  {
    ...{ type: 'message', text: '' },
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', id: 'order 101' }] },
      },
    ],
  },
  { type: 'installationUpdate', action: 'add' },
  { type: 'installationUpdate', action: 'remove' },
  { type: 'conversationUpdate', channelId: 'webchat', membersAdded: [{ id: '28:bot' }] },
];
const around: Tree = {
  channelId: 'msteams',
  from: { id: '29:ada', name: 'Ada', aadObjectId: 'ada' },
  recipient: { id: '28:bot', name: 'portdesk' },
  conversation: { tenantId: tenant, conversationType: 'personal', isGroup: false },
  ...{ locale: 'en-US', localTimezone: 'Europe/Berlin', replyToId: 'card-1' },
  entities: [
    { type: 'clientInfo', locale: 'ja-JP', timezone: 'Asia/Tokyo' },
    { type: 'mention', mentioned: { id: '28:bot', name: 'portdesk' }, text: '<at>portdesk</at>' },
  ],
};

/** Where something may stand otherwise: every field, however deep. */
const pathsIn = (tree: unknown, path: readonly string[] = []): (readonly string[])[] =>
  typeof tree === 'object' && tree !== null
    ? Object.entries(tree).flatMap(([name, below]) => [[...path, name], ...pathsIn(below, [...path, name])])
    : [];

const deep = Array.from({ length: 3000 }).reduce<unknown>((inner) => [inner], 'cancel 101');
const strange = fc.oneof(
  fc.constant(undefined),
  fc.jsonValue(),
  anyText(),
  fc.constantFrom<unknown>(null, -1, 1e308, '', ' ', '0', 'true', [], {}, [[]], deep, 'x'.repeat(60_000)),
  fc.constantFrom(
    'cancel order 101',
    'all of them',
    '\u202e101 redro lecnac',
    '<at>',
    '**x**',
    '\ud800',
    '101'.repeat(9000),
  ),
  fc.record({ id: fc.jsonValue(), name: fc.jsonValue(), type: fc.constantFrom('mention', 'clientInfo') }),
);

const activities = fc.constantFrom(...kinds).chain((kind) => {
  const whole = { ...around, ...kind };
  const paths = [
    ...pathsIn(whole),
    ...[['id'], ['serviceUrl'], ['deliveryMode'], ['__proto__'], ['conversation', 'id']],
  ];
  const changes = fc.array(fc.tuple(fc.constantFrom(...paths), strange), { maxLength: 4 });
  return fc.record({ whole: fc.constant(whole), changes, inAnswer: fc.boolean() });
});

function changed(tree: unknown, [name, ...below]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const members = typeof tree === 'object' && tree !== null ? tree : {};
  const member = changed((members as Tree)[name], below, value);
  return Array.isArray(members)
    ? members.map((each, at) => (String(at) === name ? member : each))
    : Object.defineProperty({ ...members }, name, { value: member, enumerable: true });
}

it('answers or refuses whatever is posted, and changes no order for it', {
  timeout: 30_000 + 100 * runs,
}, async () => {
  const { url } = await connector();
  const store = openMemoryStore([
    { ...orderIn('processing'), tenant, number: '101' },
    { ...orderIn('error'), tenant, number: '105' },
  ]);
  const orders = await store.list(tenant);
  const house = houseWith(locales, { rules: defaultRules, region: 'US', language: 'en' });
  const logged: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) });
  const host = createBotHost({
    ...{ desk: house.deskOn(store, () => 'E1'), demo: false, serves: () => true, log },
    ...{ roleOf: () => 'admin', defaults: { locale: 'en', timeZone: 'UTC' }, now: () => now },
    ...{ newErrorId: () => 'E1', onTurn: () => {}, pause: async () => {} },
  });
  let ids = 0;
  await fc.assert(
    fc.asyncProperty(activities, async ({ whole, changes, inAnswer }) => {
      // What is asked here is answered nowhere: each has a conversation of its own.
      const id = `c${++ids}`;
      logged.length = 0;
      const base = { ...whole, id, serviceUrl: url, ...(inAnswer && { deliveryMode: 'expectReplies' }) };
      const placed = changed(base, ['conversation', 'id'], id);
      const activity = changes.reduce<unknown>((tree, [path, value]) => changed(tree, path, value), placed);
      const outcome = await host.process({ body: JSON.parse(JSON.stringify(activity)) });
      // Of the invokes that it does not take it says just that, as Bot Framework has it: 501.
      const isServed = outcome.status < 500 || outcome.status === 501;
      expect([isServed, logged, outcome]).toEqual([true, [], outcome]);
      expect(await store.list(tenant)).toEqual(orders);
    }),
    { numRuns: runs },
  );
});
