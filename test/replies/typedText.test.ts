// Whatever people type is shown as text: on its line, turning no words but its own around, and never as markup.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { News } from '../../src/domain/notice.ts';
import type { Order } from '../../src/domain/order.ts';
import type { DeskRequest } from '../../src/domain/request.ts';
import { standingOf } from '../../src/domain/standing.ts';
import { actions, type Status, statuses } from '../../src/domain/statusRules.ts';
import { noticed } from '../../src/replies/aboutNotices.ts';
import { explain } from '../../src/replies/explain.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { asking, given, orderIn } from '../domain/orders.ts';
import { languages, recordedReply, replyTo, tellingIn } from './telling.ts';

/** Each of them does something somewhere: in Markdown, HTML, i18next, a terminal, an eye. */
const tricks = [
  ...['**', '_x_', '[a](https://b.example)', '![](https://b.example/x.png)', '`', '# ', '- ', '> ', '|'],
  ...['<b>', '<at>Ada</at>', '<script>', '&lt;', '{{x}}', '$t(help.heading)', '$&', '\\', '\u0024{$data}'],
  ...['\n', '\r\n', '\u2028', '\u0000', '\u001b[31m', '\u0085', '\u202e', '\u2066', '\u200b', '\ufeff'],
  ...[
    '\u00ad',
    '\u3164',
    '\uffa0',
    '\u{e0041}',
    '\u200d',
    '\u200f',
    'а',
    'ⅰ',
    'é',
    'が',
    '👩‍💻',
    '"',
    "'",
    ' ',
    'x',
  ],
];
/** Begins with what is found in no words of ours, and has no capital. */
const mark = '〔';
/** A longer value is shown shortened in a history. */
const shownWhole = 60;
const typed = fc
  .array(fc.oneof(fc.constantFrom(...tricks), fc.string({ unit: 'grapheme', maxLength: 4 })), {
    maxLength: 6,
  })
  .map((pieces) => `${mark}${pieces.join('')}〕`)
  .filter((text) => [...text].length <= shownWhole);
const harmless = `${mark}x〕`;
/** Starts lines of its own, turns words around, or is drawn as nothing. */
const harm = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u00ad\u200b\ufeff\u{e0000}-\u{e007f}]/u;
const lettersOf = (text: string): string =>
  text.replace(/[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');

const orders = ['123'];
const withText = (text: string): Partial<Order> => {
  const by = { id: 'x', name: text };
  const at = '2026-11-01T10:00:00Z';
  return {
    ...{ name: text, carrier: text, organization: text, requester: text, serviceAddress: text },
    authorizedPerson: text,
    comments: [{ at, by, text }],
    history: [
      { at, by, what: 'placed', to: 'processing' },
      { at, by, what: 'edited', fields: [{ field: 'carrier', before: text, after: text }], because: text },
    ],
  };
};
const requests = (text: string): readonly DeskRequest[] => [
  ...(['status', 'view', 'history', 'reason', 'when', 'order'] as const).map((verb) => ({ verb, orders })),
  ...actions.map((action) => ({ verb: 'may', action, orders }) as const),
  ...[
    { verb: 'list' } as const,
    { verb: 'list', name: text } as const,
    { verb: 'customer', orders } as const,
  ],
  ...[asking('edit'), asking('edit', { carrier: text, name: text, btn: text }), asking('delete')],
  ...[{ verb: 'cancel', orders, because: text } as const, { verb: 'comment', orders, text } as const],
];

/** Everything that anybody is told of an order where this was typed wherever something can be. */
function repliesWith(text: string, status: Status, language: (typeof languages)[number]): readonly Reply[] {
  const circumstances = given({ person: { id: 'ada', name: text, role: 'admin' } });
  const order = orderIn(status, withText(text));
  const standing = standingOf(order, circumstances);
  const news: readonly News[] = [
    ...order.history.map((entry) => ({ kind: 'happened', entry }) as const),
    ...order.comments.map((comment) => ({ kind: 'commented', comment }) as const),
  ];
  const edit = asking('edit', { name: `${text}!` });
  return [
    ...requests(text).map((request) => replyTo(request, [order], language, circumstances)),
    recordedReply(edit, orderIn('error', withText(text)), language, circumstances),
    explain(noticed(news.map((each) => ({ news: each, standing }))), tellingIn(language)),
  ];
}

type Json = Readonly<Record<string, unknown>>;
/** The text of a card where it is shown, by the kind of the element; what buttons send is not shown. */
function shownOn(value: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return value.flatMap(shownOn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (key === 'data') return [];
    return typeof member === 'string'
      ? [[`${(value as Json).type}.${key}`, member] as const]
      : shownOn(member);
  });
}

/** What takes text as it is: Microsoft's schema knows no markup there. What a person fills in goes back as it came. */
const plain = /^(TextRun\.text|Action\.\w+\.(title|tooltip)|Input\.\w+\.(title|label|placeholder|value))$/;

describe.each(languages)('in %s', (language) => {
  const anywhere = fc.tuple(typed, fc.constantFrom(...statuses));

  it('typed text changes nothing of a reply but itself', () => {
    fc.assert(
      fc.property(anywhere, ([text, status]) => {
        const expected = repliesWith(harmless, status, language);
        repliesWith(text, status, language).forEach(({ text: told }, at) => {
          const other = expected[at]?.text ?? '';
          expect(lettersOf(told)).toBe(lettersOf(other.replaceAll(harmless, () => text)));
          expect(told.split('\n')).toHaveLength(other.split('\n').length);
          expect(told.replaceAll('\n', '')).not.toMatch(harm);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('stands on cards as text that knows no markup', () => {
    fc.assert(
      fc.property(anywhere, ([text, status]) => {
        for (const { card } of repliesWith(text, status, language))
          for (const [place, shown] of shownOn(card)) {
            if (!shown.includes(mark)) continue;
            expect(place).toMatch(plain);
            if (!place.startsWith('Input')) expect(shown).not.toMatch(harm);
          }
      }),
      { numRuns: 40 },
    );
  });
});
