// What is said of a moment ahead names that moment, never speaks of now, and says on what it depends.

import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/domain/statusRules.ts';
import { orderIn } from '../domain/orders.ts';
import { everythingIn, type Language, languages, replyTo } from './telling.ts';

const approved = orderIn('transferApproved');
const asked = (action: Action | 'any', at: string, language: Language, order = approved) =>
  replyTo({ verb: 'may', action, orders: ['123'], at }, [order], language);

const moment = { en: 'Mon, Nov 30, 2026, 12:00 PM GMT+9', ja: '2026年11月30日(月) 12:00 JST' };
const lastChance = { en: 'Until Mon, Nov 30, 2026, 10:30 AM GMT+9', ja: '2026年11月30日(月) 10:30 JST' };
const pending = { en: 'Transfer pending', ja: '移行は保留中です' };
const condition = { en: 'unless the status changes by then', ja: 'それまでに状態が変わった場合' };

describe.each(languages)('a moment ahead, in %s,', (language) => {
  it.each(['view', 'edit', 'cancel', 'delete', 'any'] as const)(
    'is named with the status of then, and with what that depends on, when asked whether to %s',
    (action) => {
      const [line = ''] = asked(action, '2026-11-30T12:00', language).text.split('\n');
      for (const words of [moment, pending, condition]) expect(line).toContain(words[language]);
      expect(line).not.toMatch(/\bnow\b|現在/);
    },
  );

  it('comes with the last chance before it', () => {
    expect(asked('cancel', '2026-11-30T12:00', language).text).toContain(lastChance[language]);
  });

  it('leaves the card as the order stands now', () => {
    const { card } = asked('cancel', '2026-11-30T12:00', language);
    expect(JSON.stringify(card)).toContain('cancel 123');
  });

  it('of a day alone is the end of that day', () => {
    const end = { en: 'Sun, Nov 29, 2026, 11:59 PM GMT+9', ja: '2026年11月29日(日) 23:59 JST' };
    expect(asked('edit', '2026-11-29', language).text).toContain(end[language]);
  });

  it('says that deleting waits for Microsoft, not for the day', () => {
    const reply = asked('delete', '2026-12-20', language, orderIn('error'));
    expect(everythingIn(reply)).toContain('Microsoft');
    expect(reply.text).not.toMatch(/\bnow\b|現在/);
  });
});
