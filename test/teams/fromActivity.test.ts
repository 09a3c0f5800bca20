import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/conversation/message.ts';
import { type Parsed, parseActivity } from '../../src/teams/activity.ts';
import { addresseeOf, messageFrom, type Surroundings } from '../../src/teams/fromActivity.ts';

const surroundings: Surroundings = {
  roleOf: (id) => (id === 'ada' ? 'admin' : 'guest'),
  demo: false,
  now: new Date('2026-11-24T09:00:00Z'),
  defaults: { locale: 'en', timeZone: 'UTC' },
};

const activity = {
  type: 'message',
  id: 'm1',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:ada', name: 'Ada', aadObjectId: 'ada' },
  recipient: { id: '28:bot', name: 'portdesk' },
  conversation: { id: '19:meeting@thread.v2;messageid=7', tenantId: 'contoso' },
  text: 'cancel order 101',
};

function read(body: unknown, around: Partial<Surroundings> = {}): Parsed<Message> {
  const parsed = parseActivity(body);
  if (!parsed.ok) return parsed;
  const addressee = addresseeOf(parsed.value, { ...surroundings, ...around });
  return addressee.ok ? messageFrom(parsed.value, addressee.value) : addressee;
}

function messageOf(changes: object, around: Partial<Surroundings> = {}): Message {
  const read_ = read({ ...activity, ...changes }, around);
  if (!read_.ok) throw new Error(read_.faults.join());
  return read_.value;
}

function faultsOf(changes: object): readonly string[] {
  const read_ = read({ ...activity, ...changes });
  return read_.ok ? [] : read_.faults;
}

describe('a message activity', () => {
  it('becomes a message of a person in a thread', () => {
    expect(messageOf({})).toEqual({
      id: 'm1',
      tenant: 'contoso',
      conversation: '19:meeting@thread.v2;messageid=7',
      person: { id: 'ada', name: 'Ada', role: 'admin' },
      locale: 'en',
      timeZone: 'UTC',
      text: 'cancel order 101',
      now: surroundings.now,
      address: {
        channelId: 'msteams',
        serviceUrl: 'https://smba.trafficmanager.net/emea/',
        conversation: { id: '19:meeting@thread.v2;messageid=7', tenantId: 'contoso' },
        bot: { id: '28:bot', name: 'portdesk' },
        user: { id: '29:ada', name: 'Ada', aadObjectId: 'ada' },
      },
    });
  });

  it.each<[string, object, Partial<Message>]>([
    [
      'goes by the channel id of a person without an object id',
      { from: { id: '29:x' } },
      { person: { id: '29:x', role: 'guest' } },
    ],
    [
      'takes the tenant of channelData where the conversation has none',
      { conversation: { id: 'c' }, channelData: { tenant: { id: 'fabrikam' } } },
      { tenant: 'fabrikam' },
    ],
    ['takes the locale of the client', { locale: 'ja-JP' }, { locale: 'ja-JP' }],
    [
      'takes the locale of clientInfo where the activity has none',
      { entities: [{ type: 'clientInfo', locale: 'ko-KR' }] },
      { locale: 'ko-KR' },
    ],
    ['passes over a locale that is none', { locale: 'no such locale' }, { locale: 'en' }],
    ['takes the time zone of the client', { localTimezone: 'Asia/Tokyo' }, { timeZone: 'Asia/Tokyo' }],
    [
      'takes the time zone of clientInfo',
      { entities: [{ type: 'clientInfo', timezone: 'Europe/Berlin' }] },
      { timeZone: 'Europe/Berlin' },
    ],
    ['passes over a time zone that is none', { localTimezone: 'Mars/Base' }, { timeZone: 'UTC' }],
    ['has no text where nothing was typed', { text: undefined }, { text: '' }],
    [
      'takes null for nothing',
      { text: null, locale: null, entities: null, value: null },
      { text: '', locale: 'en' },
    ],
    ['trims what was typed', { text: ' \n help \r\n' }, { text: 'help' }],
    [
      'keeps the lines of what was typed',
      { text: 'comment:\n\nline  two' },
      { text: 'comment:\n\nline  two' },
    ],
  ])('%s', (_sentence, changes, expected) => {
    expect(messageOf(changes)).toMatchObject(expected);
  });

  it('belongs to the demo tenant in a demo, whatever it says', () => {
    expect(messageOf({}, { demo: true }).tenant).toBe('demo');
    expect(messageOf({ conversation: { id: 'c' } }, { demo: true }).tenant).toBe('demo');
  });

  it.each<[unknown, Message['pressed']]>([
    [
      { request: 'cancel order=101', versions: { 101: 3 } },
      { request: 'cancel order=101', versions: { 101: 3 } },
    ],
    [{ request: 'help' }, { request: 'help' }],
    [{ request: 'help', msteams: { type: 'messageBack' } }, { request: 'help' }],
    [{ request: 7 }, undefined],
    [{ request: 'cancel order=101', versions: { 101: '3' } }, undefined],
    [{ versions: { 101: 3 } }, undefined],
    ['cancel order=101', undefined],
    [[], undefined],
    [null, undefined],
  ])('carries %j as the press %j', (value, pressed) => {
    expect(messageOf({ text: undefined, value }).pressed).toEqual(pressed);
  });

  it.each<[object, string]>([
    [{ id: undefined }, 'id: is required'],
    [{ id: '' }, 'id: is required'],
    [{ type: undefined }, 'type: '],
    [{ type: 7 }, 'type: '],
    [{ channelId: undefined }, 'channelId: '],
    [{ from: undefined }, 'from: is required'],
    [{ from: {} }, 'from.id: '],
    [{ from: 'ada' }, 'from: '],
    [{ conversation: undefined }, 'conversation: '],
    [{ conversation: { tenantId: 'contoso' } }, 'conversation.id: '],
    [{ conversation: { id: 'c' } }, 'conversation.tenantId: is required, or channelData.tenant.id'],
    [{ serviceUrl: undefined }, 'serviceUrl: is required unless deliveryMode is expectReplies'],
    [{ serviceUrl: 'somewhere' }, 'serviceUrl: '],
    [{ text: 7 }, 'text: '],
    [{ entities: 'none' }, 'entities: '],
  ])('with %j is refused, naming what is wrong', (changes, fault) => {
    expect(faultsOf(changes)).toEqual([expect.stringContaining(fault)]);
  });

  it('reports every fault at once', () => {
    expect(faultsOf({ id: 7, text: 7, conversation: {} })).toHaveLength(3);
    expect(faultsOf({ id: null, from: null, conversation: { id: 'c' } })).toHaveLength(2);
  });

  it('never shows what was typed in a fault', () => {
    expect(
      faultsOf({ text: ['my secret'], locale: { my: 'secret' }, id: { secret: 1 } }).join(),
    ).not.toContain('secret');
  });

  it.each([null, 7, 'hello', true, [], [activity]])('is not %j', (body) => {
    expect(read(body)).toMatchObject({ ok: false, faults: [expect.stringContaining('activity: ')] });
  });
});

const bot = { type: 'mention', mentioned: { id: '28:bot', name: 'portdesk' }, text: '<at>portdesk</at>' };
const jane = { type: 'mention', mentioned: { id: '29:jane', name: 'Jane Doe' }, text: '<at>Jane Doe</at>' };

describe('mentions', () => {
  it.each<[string, string, unknown[], string]>([
    ['of the bot goes', '<at>portdesk</at> cancel 101', [bot], 'cancel 101'],
    ['of the bot goes wherever it stands', 'cancel <at>portdesk</at> 101', [bot], 'cancel 101'],
    [
      'of the bot goes every time',
      '<at>portdesk</at> cancel 101 <at>portdesk</at>',
      [bot, bot],
      'cancel 101',
    ],
    [
      'of the bot goes where one entity stands for two',
      '<at>portdesk</at><at>portdesk</at>help',
      [bot],
      'help',
    ],
    ['of the bot goes without an entity', '<at>portdesk</at> help', [], 'help'],
    ['of the bot goes with attributes', '<at id="0">portdesk</at> help', [], 'help'],
    ['of the bot goes without spaces', '<at>portdesk</at>注文の状況', [bot], '注文の状況'],
    ['of the bot goes without markup', '@portdesk help', [{ ...bot, text: '@portdesk' }], 'help'],
    [
      'of the bot goes with a text of its own',
      '<at>Desk</at> help',
      [{ ...bot, text: '<at>Desk</at>' }],
      'help',
    ],
    [
      'of the bot goes where its entity has no text',
      '<at>portdesk</at> help',
      [{ ...bot, text: undefined }],
      'help',
    ],
    ['of the bot leaves an empty text', '<at>portdesk</at>', [bot], ''],
    [
      'of somebody else becomes a name',
      '<at>portdesk</at> tell <at>Jane Doe</at> so',
      [bot, jane],
      'tell Jane Doe so',
    ],
    [
      'of somebody else becomes a name without an entity',
      'tell <at>Jane</at>, please',
      [],
      'tell Jane, please',
    ],
    [
      'of somebody who bears the name of the bot becomes a name',
      '<at>portdesk</at> tell <at>portdesk</at> so',
      [bot, { ...jane, mentioned: { id: '29:x', name: 'portdesk' }, text: bot.text }],
      'tell portdesk so',
    ],
    ['leaves non-breaking spaces readable', '<at>portdesk</at>&nbsp;help', [bot], 'help'],
    [
      'that is malformed is passed over',
      'help',
      [null, 7, { type: 'mention' }, { ...bot, mentioned: 'x' }],
      'help',
    ],
    ['that is not closed stays as it was typed', 'a <at>b', [bot], 'a <at>b'],
  ])('a mention %s', (_sentence, text, entities, expected) => {
    expect(messageOf({ text, entities }).text).toBe(expected);
  });

  it('of the bot are no reason to stumble over a missing text or recipient', () => {
    expect(messageOf({ text: undefined, entities: [bot] }).text).toBe('');
    expect(messageOf({ text: '<at>x</at> help', recipient: undefined, entities: [bot] }).text).toBe('x help');
  });

  it('are read in one go, however many are opened', () => {
    const text = '<at'.repeat(80_000);
    expect(messageOf({ text }).text).toBe(text);
  });
});

describe('reading an activity', () => {
  it('ends in a message or in faults, whatever comes in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const result = read(body);
        expect(result.ok || result.faults.length > 0).toBe(true);
      }),
    );
  });

  it('ends in a message or in faults, whatever a field holds', () => {
    const names = ['type', 'id', 'text', 'value', 'entities', 'locale', 'from', 'recipient', 'conversation'];
    const fields = fc.constantFrom(
      ...names,
      'channelData',
      'serviceUrl',
      'localTimezone',
      '__proto__',
      'constructor',
    );
    fc.assert(
      fc.property(fields, fc.jsonValue(), (field, value) => {
        const result = read(
          JSON.parse(`{${JSON.stringify(activity).slice(1, -1)},"${field}":${JSON.stringify(value)}}`),
        );
        expect(result.ok || result.faults.length > 0).toBe(true);
      }),
    );
  });

  it('takes every text as typed, but for blanks at its ends', () => {
    const texts = fc.string({ unit: 'grapheme' }).filter((text) => !/<at|&nbsp;/i.test(text));
    fc.assert(
      fc.property(texts, (text) => {
        expect(messageOf({ text }).text).toBe(text.trim());
      }),
    );
  });
});
