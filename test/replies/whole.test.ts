import { describe, expect, it } from 'vitest';
import { explain } from '../../src/replies/explain.ts';
import { asking, orderIn } from '../domain/orders.ts';
import { anOrder } from '../stores/commits.ts';
import { languages, replyTo, tellingIn } from './telling.ts';

const bytes = (reply: object): number => Buffer.byteLength(JSON.stringify(reply));
/** What Teams takes of a card. */
const most = 28 * 1024;
const orders = ['123'];
const at = '2026-11-01T10:00:00Z';

describe('a reply', () => {
  it.each(languages)('in %s that lists 40 orders with the longest names fits a message', (language) => {
    const all = Array.from({ length: 40 }, (_, place) =>
      anOrder(`PO-${1000 + place}`, { name: '本'.repeat(500) }),
    );
    expect(bytes(replyTo({ verb: 'list' }, all, language))).toBeLessThan(most);
  });

  it('that shows an order of 1,000 numbers fits a message', () => {
    const phoneNumbers = Array.from(
      { length: 1000 },
      (_, place) => `+8135550${String(place).padStart(4, '0')}`,
    );
    const reply = replyTo({ verb: 'view', orders }, [orderIn('completed', { phoneNumbers })], 'ja');
    expect(bytes(reply)).toBeLessThan(most);
  });

  it('that tells a history of 400 entries fits a message', () => {
    const history = Array.from({ length: 400 }, () => ({
      ...{ at, by: { id: 'mia' }, what: 'edited' as const },
      fields: [{ field: 'carrier' as const, before: 'a'.repeat(100), after: 'b'.repeat(100) }],
    }));
    const reply = replyTo({ verb: 'history', orders }, [orderIn('completed', { history })], 'en');
    expect(bytes(reply)).toBeLessThan(most);
  });

  it('tells the history of a deleted order, which is all that is left of it', () => {
    const history = [{ at, by: { id: 'mia', name: 'Mia' }, what: 'deleted' as const }];
    const deleted = orderIn('error', { deletedAt: at, history });
    expect(replyTo({ verb: 'history', orders }, [deleted], 'en').text).toContain('Mia');
  });

  it.each(languages)('in %s names the languages that are spoken, not their tags', (language) => {
    const { text } = explain([{ kind: 'cannotSpeak', languages: ['en', 'ja'] }], tellingIn(language));
    expect(text).toContain({ en: 'Japanese', ja: '日本語' }[language]);
  });

  it('says of a correction that corrects nothing that it does not', () => {
    const order = orderIn('error');
    const { text } = replyTo(asking('edit', { name: order.name }), [order], 'en');
    expect(text).toContain('Name: has this value already');
  });

  it('tells a date that was said as a shift as a date', () => {
    const { text } = replyTo(asking('edit', { focDate: '-9w' }), [orderIn('transferApproved')], 'en');
    expect(text).not.toContain('-9w');
    expect(text).toMatch(/FOC date: \w{3}, \w{3} \d+, 2026/);
  });

  it('says that a voided FOC date holds no longer when an order is sent again as it is', () => {
    const order = orderIn('error', { focDate: '2026-12-01T09:00:00+09:00' });
    const { text } = replyTo(asking('edit', {}), [order], 'en');
    expect(text).toContain('again as it is?');
    expect(text).toMatch(/FOC date: .*2026.* → none/);
  });
});
