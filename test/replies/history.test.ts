import { describe, expect, it } from 'vitest';
import type { HistoryEntry, Order } from '../../src/domain/order.ts';
import { orderIn } from '../domain/orders.ts';
import { everythingIn, languages, replyTo } from './telling.ts';

const mia = { id: 'mia', name: 'Mia' };
const historyOf = (order: Order, language: 'en' | 'ja' = 'en') =>
  replyTo({ verb: 'history', orders: ['123'] }, [order], language);
const linesOf = (order: Order, language: 'en' | 'ja' = 'en') => historyOf(order, language).text.split('\n');

const entry = (at: string, but: Partial<HistoryEntry> = {}): HistoryEntry => ({
  at,
  by: mia,
  what: 'edited',
  ...but,
});

describe('the history of an order', () => {
  it('is told oldest first, with comments where they were made and late reports where they took place', () => {
    const order = orderIn('contactingCarrier', {
      placedAt: '2026-10-26T01:00:00Z',
      history: [
        entry('2026-10-26T01:00:00Z', { what: 'placed', to: 'processing' }),
        entry('2026-10-30T01:00:00Z'),
        entry('2026-10-28T01:00:00Z', { what: 'approved', by: { id: 'carrier' }, eventId: 'e1' }),
      ],
      comments: [{ at: '2026-10-29T01:00:00Z', by: { id: 'bob', name: 'Bob' }, text: 'Called <b>them</b>' }],
    });
    expect(linesOf(order)).toEqual([
      'What happened to order 123 (Head office):',
      'Mon, Oct 26, 2026, 10:00 AM GMT+9: placed by Mia',
      'Wed, Oct 28, 2026, 10:00 AM GMT+9: approved by Microsoft, reported by the carrier',
      'Thu, Oct 29, 2026, 10:00 AM GMT+9: comment by Bob; "Called <b>them</b>"',
      'Fri, Oct 30, 2026, 10:00 AM GMT+9: edited by Mia',
    ]);
  });

  it('begins with the placing, also where only the order itself tells of it', () => {
    expect(linesOf(orderIn('processing', { placedBy: 'mia', history: [] }))[1]).toBe(
      'Sun, Nov 1, 2026, 6:00 PM GMT+9: placed by mia',
    );
  });

  it.each([
    ['carrier', 'the carrier', '通信事業者'],
    ['command line', 'the command line', 'コマンド ライン'],
    ['API', 'the connected system (API)', '連携システム (API)'],
    ['terminal', 'the terminal', 'ターミナル'],
    ['8d1c', '8d1c', '8d1c'],
  ])('names the reporter "%s" in words', (id, english, japanese) => {
    const order = orderIn('processing', { history: [entry('2026-10-30T01:00:00Z', { by: { id } })] });
    expect(linesOf(order)[1]).toContain(`edited by ${english}`);
    expect(linesOf(order, 'ja')[1]).toContain(`編集（${japanese}）`);
  });

  it.each(['processing', 'error'] as const)(
    'tells of an order in %s dates and names, and other values only where it may be viewed',
    (status) => {
      const fields = [
        { field: 'name', before: 'Annex', after: 'Head office' },
        { field: 'focDate', after: '2026-12-01T10:30:00+09:00' },
        { field: 'organization', before: 'Wingtip', after: 'Contoso' },
        { field: 'pin', before: '6644', after: '0815' },
      ] as const;
      const order = orderIn(status, { history: [entry('2026-10-30T01:00:00Z', { fields: [...fields] })] });
      const text = linesOf(order)[1];
      expect(text).toContain('name from Annex to Head office');
      expect(text).toContain('FOC date: Tue, Dec 1, 2026, 10:30 AM GMT+9');
      expect(text).toContain(
        status === 'processing' ? 'organization name from Wingtip to Contoso, PIN' : 'organization name, PIN',
      );
      expect(text).not.toMatch(/6644|0815/);
    },
  );

  it.each(languages)('in %s, is under 28 KB with its card, however much happened', (language) => {
    const long = '本'.repeat(500);
    const fields = (['carrier', 'organization', 'authorizedPerson', 'serviceAddress'] as const).map(
      (field) => ({ field, before: long, after: long }),
    );
    const history = Array.from({ length: 60 }, (_, at) =>
      entry(new Date(Date.UTC(2026, 9, 1, at)).toISOString(), { fields, because: long }),
    );
    for (const order of [
      orderIn('processing', { history }),
      orderIn('processing', { history: history.map(({ fields: _all, because: _why, ...bare }) => bare) }),
      orderIn('processing', { history, name: long }),
    ]) {
      const reply = historyOf(order, language);
      expect(Buffer.byteLength(everythingIn(reply))).toBeLessThan(28 * 1024);
      expect(reply.text).toMatch(
        { en: /\d+ earlier entries are not shown/, ja: /これより前の \d+ 件は省略/ }[language],
      );
      expect(reply.text.split('\n').length).toBeGreaterThan(1);
    }
  });

  it('is a card with a row an entry: when, what, and what it changed', () => {
    const order = orderIn('error', {
      history: [
        entry('2026-10-30T01:00:00Z', { what: 'placed' }),
        entry('2026-10-31T01:00:00Z', {
          what: 'carrierRejected',
          by: { id: 'carrier' },
          eventId: 'e2',
          from: 'contactingCarrier',
          to: 'error',
          because: 'pinInvalid',
        }),
      ],
    });
    const { card } = historyOf(order);
    const texts = JSON.stringify(card).match(/(?<="text":")[^"]*/g);
    expect(texts).toEqual([
      'What happened to order 123 (Head office):',
      '●',
      'Fri, Oct 30, 2026, 10:00 AM GMT+9',
      'Placed by Mia',
      '●',
      'Sat, Oct 31, 2026, 10:00 AM GMT+9',
      'Rejected by the losing carrier, reported by the carrier',
      'Contacting carrier → Error',
      'Reason: the PIN is wrong or missing',
    ]);
    expect(card?.actions).toMatchObject([{ title: 'Status' }, { title: 'Why rejected?' }]);
  });
});
