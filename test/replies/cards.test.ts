import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/domain/decide.ts';
import type { Order } from '../../src/domain/order.ts';
import type { DeskRequest } from '../../src/domain/request.ts';
import { readSpelling } from '../../src/domain/spelling.ts';
import { actions, type Rules, type Status, statuses } from '../../src/domain/statusRules.ts';
import { explain } from '../../src/replies/explain.ts';
import type { Press } from '../../src/replies/press.ts';
import type { Card, Reply } from '../../src/replies/reply.ts';
import { allRules, given, orderIn, personOf } from '../domain/orders.ts';
import { anOrder } from '../stores/commits.ts';
import { gallery } from './gallery.ts';
import { type Language, languages, recordedReply, replyTo, tellingIn, voiceOf } from './telling.ts';

// The package's main entry cannot be loaded by Node; its bundle can.
const { AdaptiveCard, HostConfig, SerializationContext } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof import('adaptivecards');

type Element = Readonly<Record<string, unknown>>;
interface Button {
  readonly title: string;
  readonly data: Press;
}

function parsed(card: Card | undefined): {
  readonly complaints: readonly string[];
  readonly version: string;
} {
  const read = new AdaptiveCard();
  read.hostConfig = new HostConfig({ actions: { maxActions: 6 } });
  const context = new SerializationContext();
  // The package tests `lang` with a regular expression that remembers where it stopped: every second card is faulty.
  read.parse({ ...card, lang: undefined }, context);
  const heard = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at)?.message ?? '');
  const checked = read.validateProperties().validationEvents.map(({ message }) => message);
  return { complaints: [...heard, ...checked], version: String(read.version) };
}

/** An element with all that it holds. */
function elementsIn(value: unknown): readonly Element[] {
  if (Array.isArray(value)) return value.flatMap(elementsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { items, columns, rows, cells, inlines } = value as Element;
  return [value as Element, ...[items, columns, rows, cells, inlines].flatMap(elementsIn)];
}

const bodyOf = (card: Card | undefined): readonly Element[] => elementsIn(card?.body);
const textsOf = (value: unknown): readonly string[] =>
  elementsIn(value).flatMap(({ type, text, title }) =>
    type === 'TextRun' ? String(text) : ((title as string) ?? []),
  );
/** The rows that can be pressed. */
const pressable = (card: Card | undefined): readonly Button[] =>
  bodyOf(card).flatMap(({ type, selectAction }) =>
    type !== 'TextRun' && selectAction ? [selectAction as Button] : [],
  );

const buttonsOf = (card: Card | undefined): readonly Button[] => (card?.actions ?? []) as readonly Button[];
const orders = ['123'];
const statusNames = (language: Language) => statuses.map((status) => voiceOf(language).t(`status.${status}`));
const bytes = (reply: Reply): number => Buffer.byteLength(JSON.stringify(reply));

/** What an admin finds on the card of an order: by the contract, not by the table in code. */
const open: Readonly<Record<Status, readonly string[]>> = {
  processing: ['view', 'cancel', 'history'],
  contactingCarrier: ['view', 'cancel', 'history'],
  transferApproved: ['view', 'edit', 'cancel', 'history'],
  transferPending: ['view', 'history'],
  error: ['edit', 'cancel', 'reason', 'history'],
  completed: ['view', 'history'],
  cancelled: ['edit', 'history'],
};
function offered(
  status: Status,
  role: 'admin' | 'helpdesk',
  { reading, deletion }: Rules,
): readonly string[] {
  const all = open[status].filter(
    (verb) => reading === '2017' || status !== 'transferApproved' || verb !== 'edit',
  );
  const ofAdmin =
    status === 'error' && deletion === 'on' ? [...all.slice(0, 2), 'delete', ...all.slice(2)] : all;
  return role === 'admin' ? ofAdmin : ofAdmin.filter((verb) => !['edit', 'cancel', 'delete'].includes(verb));
}
const settings = languages.flatMap((language) =>
  statuses.flatMap((status) =>
    allRules.flatMap((rules) =>
      (['admin', 'helpdesk'] as const).map((role) => ({ language, status, rules, role })),
    ),
  ),
);

describe('the card of an order', () => {
  it.each(settings)(
    'in $status, in $language, has a button for exactly what the rules allow a $role ($rules.reading, delete $rules.deletion)',
    ({ language, status, rules, role }) => {
      const order = orderIn(status);
      const circumstances = given({ rules, person: personOf(role) });
      const { card } = replyTo({ verb: 'status', orders }, [order], language, circumstances);
      const buttons = buttonsOf(card);
      const requests = buttons.map(({ data }) => readSpelling(data.request));
      expect(requests.map((request) => request?.verb)).toEqual(offered(status, role, rules));
      for (const request of requests) expect(request).toMatchObject({ orders });
      for (const { data } of buttons) expect(data.versions).toEqual({ 123: order.version });
      expect(new Set(buttons.map(({ title }) => title)).size).toBe(buttons.length);
    },
  );

  it('is shown to no guest', () => {
    const guest = given({ person: personOf('guest') });
    for (const status of statuses)
      expect(replyTo({ verb: 'status', orders }, [orderIn(status)], 'en', guest).card).toBeUndefined();
  });

  it.each(languages.flatMap((language) => statuses.map((status) => [language, status] as const)))(
    'in %s, in %s, is a card of version 1.5 without a fault, whatever was asked',
    (language, status) => {
      const asked: readonly DeskRequest[] = [
        ...(['status', 'view', 'reason', 'when', 'history'] as const).map((verb) => ({ verb, orders })),
        ...actions.map((action) => ({ verb: 'may', action, orders }) as const),
      ];
      for (const request of asked) {
        const { card } = replyTo(request, [orderIn(status)], language);
        expect(parsed(card), request.verb).toEqual({ complaints: [], version: '1.5' });
        expect(buttonsOf(card).length).toBeLessThanOrEqual(6);
        expect(card).toMatchObject({ lang: language });
      }
    },
  );

  it('after a change offers what can be done next, on the new version', () => {
    const { card } = recordedReply({ verb: 'cancel', orders }, orderIn('processing'), 'en');
    expect(buttonsOf(card).map(({ data }) => data.request)).toEqual(['edit 123', 'history 123']);
    for (const { data } of buttonsOf(card)) expect(data.versions).toEqual({ 123: 4 });
  });

  it('says what the text says', () => {
    const { card, text } = replyTo({ verb: 'view', orders }, [orderIn('transferApproved')], 'ja');
    for (const said of textsOf(card?.body)) {
      const unsigned = said.replace(/^(注文|📅) /u, '');
      expect(text).toContain(unsigned);
    }
    const words = textsOf(card?.body).join('');
    for (const line of text.split('\n').slice(1)) expect(words).toContain(line.replace(/^[^:]+: /, ''));
  });
});

const { focDate, focTimeZone, status } = orderIn('transferApproved');
const approved = { focDate, focTimeZone, status, country: 'JP' };

const many = (count: number, name: string): readonly Order[] =>
  Array.from({ length: count }, (_, at) => anOrder(`PO-${1000 + at}`, { name }));

describe.each(languages)('in %s', (language) => {
  it.each(gallery(language).map(({ name, reply }) => [name, reply] as const))(
    'the card "%s" is one of version 1.5 without a fault, under 28 KB, with at most six buttons',
    (_name, reply) => {
      const { card } = reply;
      expect(parsed(card)).toEqual({ complaints: [], version: '1.5' });
      expect(bytes(reply)).toBeLessThan(28 * 1024);
      expect(buttonsOf(card).length).toBeLessThanOrEqual(6);
      expect(card).toMatchObject({ lang: language });
    },
  );

  it.each(gallery(language).map(({ name, reply }) => [name, reply] as const))(
    'on the card "%s" every input is labelled, and whoever sees no colours reads every status',
    (_name, { card }) => {
      const inputs = bodyOf(card).filter(({ type }) => String(type).startsWith('Input.'));
      for (const input of inputs) expect(input.label ?? input.title).toMatch(/\S/);
      const coloured = bodyOf(card).filter(({ color, text }) => color && text !== '●');
      for (const { text } of coloured)
        expect(statusNames(language).some((name) => String(text).includes(name))).toBe(true);
    },
  );

  it.each(gallery(language).map(({ name, reply }) => [name, reply] as const))(
    'no two buttons of the card "%s" ask for the same',
    (_name, { card }) => {
      const asked = buttonsOf(card).map(({ data }) => data.request);
      expect(new Set(asked).size).toBe(asked.length);
    },
  );

  it.each(gallery(language).map(({ name, reply }) => [name, reply] as const))(
    'a press on the card "%s" that cannot replace it says the same as a message',
    (_name, { card }) => {
      for (const action of [...buttonsOf(card), ...pressable(card)]) {
        const { type, verb, fallback, ...same } = action as Button & Element;
        expect(type).toBe('Action.Execute');
        expect(verb).toBe('press');
        expect(fallback).toEqual({ type: 'Action.Submit', ...same });
      }
    },
  );
});

describe('a question about more changes than a message has room for', () => {
  it.each(languages)('in %s, is told as text alone', (language) => {
    const all = many(50, '本'.repeat(120)).map((order) => ({ ...order, ...approved }));
    const changes = decide(
      { verb: 'edit', orders: [], corrections: { focDate: '2026-12-10' } },
      all,
      given(),
    ).flatMap((each) => (each.kind === 'permitted' ? [each.change] : []));
    expect(changes).toHaveLength(50);
    const whole = explain([{ kind: 'confirms', changes }], tellingIn(language));
    expect(whole.card).toBeUndefined();
    expect(whole.text).toContain('PO-1049');
    const some = explain([{ kind: 'confirms', changes: changes.slice(0, 10) }], tellingIn(language));
    expect(some.card).toBeDefined();
    expect(bytes(some)).toBeLessThan(28 * 1024);
  });
});

describe('the card of what needs somebody', () => {
  it.each(languages)('in %s, is a card of version 1.5 without a fault, and under 28 KB', (language) => {
    const orders = Array.from({ length: 15 }, (_, at) =>
      orderIn('error', { number: `${at}`, name: '本'.repeat(150) }),
    );
    const reply = replyTo({ verb: 'todo' }, orders, language);
    expect(parsed(reply.card)).toEqual({ complaints: [], version: '1.5' });
    expect(bytes(reply)).toBeLessThan(28 * 1024);
    expect(pressable(reply.card).map(({ data }) => data.request)).toEqual(
      orders.slice(0, 10).map(({ number }) => `reason ${number}`),
    );
  });
});

describe('the card of the rules', () => {
  it.each(languages)(
    'in %s, is a table without a fault: a row a status, a column an action, in words',
    (language) => {
      const reply = replyTo({ verb: 'rules' }, [], language);
      expect(parsed(reply.card)).toEqual({ complaints: [], version: '1.5' });
      expect(bytes(reply)).toBeLessThan(28 * 1024);
      const [heads, ...rows] = bodyOf(reply.card)
        .filter(({ type }) => type === 'TableRow')
        .map(textsOf);
      expect(heads).toEqual(
        {
          en: ['Status', 'View', 'Edit', 'Cancel', 'Delete'],
          ja: ['状態', '表示', '編集', 'キャンセル', '削除'],
        }[language],
      );
      expect(rows).toHaveLength(statuses.length);
      expect(rows[2]).toEqual(
        {
          en: ['Transfer approved', '✔ yes', '✔ FOC date only', '✔ yes', '✖ no'],
          ja: ['移行が承認されました', '✔ 可', '✔ FOC 日のみ', '✔ 可', '✖ 不可'],
        }[language],
      );
    },
  );
});

describe('the card of a list', () => {
  it.each(languages)('in %s, is a card of version 1.5 without a fault', (language) => {
    const { card } = replyTo({ verb: 'list' }, many(15, 'Head office'), language);
    expect(parsed(card)).toEqual({ complaints: [], version: '1.5' });
  });

  it('has a row for each order, and pressing it asks where the order stands', () => {
    const { card } = replyTo(
      { verb: 'list' },
      [...statuses.map((status, at) => orderIn(status, { number: `${at}` }))],
      'en',
    );
    const rows = pressable(card);
    expect(rows.map(({ data }) => data.request)).toEqual(statuses.map((_, at) => `status ${at}`));
    expect(rows.map(({ title }) => title)).toContain('4 (Head office): Error');
  });

  it.each(languages)(
    'in %s, shows 10 of more orders, says how many more there are, and has a button for the next',
    (language) => {
      const { card, text } = replyTo({ verb: 'list' }, many(40, 'Head office'), language);
      expect(pressable(card)).toHaveLength(10);
      expect(text).toContain('PO-1009');
      expect(text).not.toContain('PO-1010');
      expect(text).toContain('30');
      expect(JSON.stringify(card)).toContain('30');
      expect(buttonsOf(card).map(({ data }) => data.request)).toEqual(['list page=2']);
    },
  );

  it.each(languages.flatMap((language) => [80, 150].map((letters) => [language, letters] as const)))(
    'in %s, is under 28 KB with its text for a page of orders with names of %d letters',
    (language, letters) => {
      expect(bytes(replyTo({ verb: 'list' }, many(40, '本'.repeat(letters)), language))).toBeLessThan(
        28 * 1024,
      );
    },
  );
});
