// An export in the text of a reply: what a spreadsheet gets to see, and how much of it fits a message.

import { describe, expect, it } from 'vitest';
import { statuses } from '../../src/domain/statusRules.ts';
import { orderIn, personal } from '../domain/orders.ts';
import { languages, replyTo } from './telling.ts';

const rowsOf = (text: string): readonly string[] => text.split('\n\n')[1]?.split('\n') ?? [];
const viewable = ['processing', 'contactingCarrier', 'transferApproved', 'transferPending', 'completed'];

describe('an export in chat', () => {
  it.each(statuses)(
    'of an order in %s tells what the status lets be viewed, and never a secret',
    (status) => {
      const order = { ...orderIn(status), ...personal };
      const { text, card } = replyTo({ verb: 'export' }, [order], 'en');
      const [, row = ''] = rowsOf(text);
      expect(row).toContain(`123,${order.name},${status}`);
      for (const secret of [personal.pin, personal.accountNumber]) expect(text).not.toContain(secret);
      for (const value of [
        personal.carrier,
        personal.serviceAddress,
        '+81355501030',
        personal.organization,
      ]) {
        expect(row.includes(String(value)), String(value)).toBe(viewable.includes(status));
      }
      expect(card).toBeUndefined();
    },
  );

  it('holds no cell that a spreadsheet would calculate', () => {
    const names = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'];
    const orders = names.map((name, at) => ({ ...orderIn('processing'), number: String(101 + at), name }));
    for (const row of rowsOf(replyTo({ verb: 'export' }, orders, 'en').text)) {
      expect(row).not.toMatch(/(^|,)"?[=+\-@\t]/);
    }
  });

  it.each(languages)('in %s, goes as far as a message holds, and tells how many are left out', (language) => {
    const many = 300;
    const orders = Array.from({ length: many }, (_, at) => ({
      ...{ ...orderIn('processing'), ...personal },
      ...{ number: String(1000 + at), name: '\u672c\u793e'.repeat(20) },
    }));
    const { text } = replyTo({ verb: 'export' }, orders, language);
    expect(Buffer.byteLength(text)).toBeLessThan(22_000);
    const shown = rowsOf(text).length - 1;
    expect(shown).toBeGreaterThan(20);
    const words = text.split('\n\n')[0] ?? '';
    expect(words).toContain(String(many - shown));
    expect(words).toContain('portdesk orders export --format csv');
  });

  it('is narrowed and sorted like a list', () => {
    const orders = statuses.map((status, at) => orderIn(status, { number: String(101 + at) }));
    const request = { verb: 'export', status: ['processing', 'completed'], sort: '-number' } as const;
    const { text } = replyTo(request, orders, 'en');
    expect(text).toContain('status Processing or Completed');
    expect(
      rowsOf(text)
        .slice(1)
        .map((row) => row.split(',')[0]),
    ).toEqual(['106', '101']);
  });
});
