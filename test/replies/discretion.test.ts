// What a reply may not show: secrets to anybody, and what the rules let be viewed only where they do.

import { describe, expect, it } from 'vitest';
import type { Corrections } from '../../src/domain/fields.ts';
import type { HistoryEntry, Order } from '../../src/domain/order.ts';
import type { DeskRequest } from '../../src/domain/request.ts';
import { spell } from '../../src/domain/spelling.ts';
import { actions, type Status, statuses } from '../../src/domain/statusRules.ts';
import { asking, given, orderIn, personOf, roles } from '../domain/orders.ts';
import { everythingIn, languages, recordedReply, replyTo } from './telling.ts';

const orders = ['123'];
/** Everything that can be asked about one order without changing it. */
const questions: readonly DeskRequest[] = [
  ...(['status', 'view', 'history', 'reason', 'when', 'order'] as const).map((verb) => ({ verb, orders })),
  ...([...actions, 'any'] as const).map((action) => ({ verb: 'may', action, orders }) as const),
  ...([
    { verb: 'list' },
    { verb: 'count' },
    { verb: 'not', action: 'cancel', orders },
  ] satisfies DeskRequest[]),
];
const everyValue: Corrections = {
  name: 'Annex',
  carrier: 'Another Telecom',
  accountNumber: 'NEW-9988',
  pin: '7755',
  btn: '+81355501038',
  organization: 'Fabrikam Japan',
  authorizedPerson: 'Jiro Sato',
  serviceAddress: '9-9-9 Shiba',
  addNumber: ['+81355501033'],
  removeNumber: ['+81355501031'],
};
const changes: readonly DeskRequest[] = [
  ...[asking('edit'), asking('cancel'), asking('delete'), asking('edit', everyValue)],
  asking('edit', { focDate: '2026-12-03' }),
  asking('edit', { pin: '7755'.repeat(200), accountNumber: '••••NEW-9988' }),
  { verb: 'edit', orders, corrections: {}, field: ['pin'] },
];

const history: readonly HistoryEntry[] = [
  { at: '2026-11-01T10:00:00Z', by: { id: 'mia', name: 'Mia' }, what: 'placed', to: 'processing' },
  {
    at: '2026-11-01T11:00:00Z',
    by: { id: 'mia', name: 'Mia' },
    what: 'resubmitted',
    from: 'error',
    to: 'processing',
    fields: [
      { field: 'pin', before: '6644', after: '0815' },
      { field: 'accountNumber', before: 'OLD-3322' },
      { field: 'carrier', before: 'Former Telecom', after: 'Losing Telecom' },
      { field: 'serviceAddress', after: '1-2-3 Konan, Minato-ku' },
      { field: 'organization', before: 'Wingtip Japan', after: 'Contoso Japan' },
      { field: 'authorizedPerson', before: 'Ken Ito', after: 'Hanako Yamada' },
      { field: 'btn', before: '+81355501037', after: '+81355501039' },
      { field: 'addNumber', after: '+81355501031' },
      { field: 'removeNumber', before: '+81355501036' },
    ],
  },
];
const withHistory = (status: Status): Order => orderIn(status, { history: [...history] });

const secrets = ['0815', 'ACC-4711', '6644', 'OLD-3322', '7755', 'NEW-9988'];
/** Found nowhere but in what "view" governs. */
const governed = [
  ...['5550103', '5550-103', 'Losing Telecom', 'Former Telecom', 'Contoso', 'Wingtip', 'Hanako', 'Ken Ito'],
  ...['Konan', 'Taro Suzuki', 'contoso.example'],
];
const shown = (text: string, words: readonly string[]) => words.filter((word) => text.includes(word));

describe.each(languages)('in %s', (language) => {
  describe.each(statuses)('of an order in %s', (status) => {
    it('no reply and no card shows a PIN or an account number, whoever asks whatever', () => {
      for (const role of roles) {
        for (const request of [...questions, ...changes]) {
          const circumstances = given({ person: personOf(role) });
          const reply = everythingIn(replyTo(request, [withHistory(status)], language, circumstances));
          expect(shown(reply, secrets), `${role}: ${JSON.stringify(request)}`).toEqual([]);
        }
      }
    });

    it('what was recorded shows none either', () => {
      for (const request of changes) {
        const reply = everythingIn(recordedReply(request, withHistory(status), language));
        expect(shown(reply, secrets)).toEqual([]);
      }
    });
  });

  describe.each(['error', 'cancelled'] as const)('of an order in %s, which may not be viewed', (status) => {
    it.each(questions.map((request) => [spell(request), request] as const))(
      '`%s` tells nothing that "view" governs',
      (_spelling, request) => {
        const reply = everythingIn(replyTo(request, [withHistory(status)], language));
        expect(shown(reply, governed)).toEqual([]);
      },
    );

    it('its history names the changed fields all the same', () => {
      const { text } = replyTo({ verb: 'history', orders }, [withHistory(status)], language);
      expect(text).toContain({ en: 'losing carrier', ja: '以前の通信事業者' }[language]);
      expect(text).toContain('PIN');
      expect(text).toContain('Mia');
    });

    it('the refusal to show it tells nothing of it', () => {
      const reply = everythingIn(replyTo(asking('view'), [withHistory(status)], language));
      expect(shown(reply, governed)).toEqual([]);
    });
  });

  it('an order that may be viewed shows what it holds, secrets masked', () => {
    const { text } = replyTo(asking('view'), [withHistory('completed')], language);
    expect(
      shown(text, ['Losing Telecom', 'Contoso', 'Hanako', 'Konan', 'Taro Suzuki', '+81355501030']),
    ).toHaveLength(6);
    expect(text).toContain('PIN: ••••');
  });
});

const treacherous = '{{x}} $t(help.heading) *b* <b> _i_ [a](https://b.example) &amp; {{count}} $&';

describe.each(languages)('in %s, what people typed comes out as they typed it', (language) => {
  const texts: Partial<Order> = {
    name: treacherous,
    carrier: treacherous,
    organization: treacherous,
    requester: treacherous,
  };

  it.each(statuses)('as the name of an order in %s', (status) => {
    const order = orderIn(status, texts);
    for (const request of [...questions, asking('edit'), asking('cancel'), asking('delete')]) {
      if (request.verb === 'count') continue;
      const { text } = replyTo(request, [order], language);
      expect(text, JSON.stringify(request)).toContain(treacherous);
    }
  });

  it('but turns no other words around', () => {
    const order = orderIn('processing', { name: 'Fax \u202e\u2067xaF', carrier: '\u200fעברית' });
    const { text, card } = replyTo({ verb: 'view', orders }, [order], language);
    expect(text).toContain('Fax xaF');
    expect(text).toContain('\u200fעברית');
    expect(text + JSON.stringify(card)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('in a card, as text runs that know no markup', () => {
    const { card } = replyTo({ verb: 'view', orders }, [orderIn('processing', texts)], language);
    const body = JSON.stringify(card?.body);
    expect(body).toContain(JSON.stringify(treacherous).slice(1, -1));
    expect(body).not.toContain('"TextBlock"');
    expect(body).toContain('"TextRun"');
  });

  it.each<readonly [string, DeskRequest]>([
    ['a correction', asking('edit', { carrier: treacherous, name: treacherous })],
    ['a reason', { verb: 'cancel', orders, because: treacherous }],
    ['a faulty value', asking('edit', { btn: treacherous })],
  ])('as %s', (_what, request) => {
    expect(replyTo(request, [orderIn('error')], language).text).toContain(treacherous);
  });

  it('as the name of who did something', () => {
    const by = { id: 'x', name: treacherous };
    const order = orderIn('processing', { history: [{ at: '2026-11-01T10:00:00Z', by, what: 'placed' }] });
    expect(replyTo({ verb: 'history', orders }, [order], language).text).toContain(treacherous);
  });
});
