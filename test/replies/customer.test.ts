// What a customer may be told: where the order stands, and nothing else that the desk knows.

import { describe, expect, it } from 'vitest';
import { statuses } from '../../src/domain/statusRules.ts';
import { given, orderIn, personal, personOf } from '../domain/orders.ts';
import { languages, replyTo } from './telling.ts';

const orders = ['123'];
const each = languages.flatMap((language) => statuses.map((status) => [language, status] as const));
const helpdesk = given({ person: personOf('helpdesk') });

/** The lines under the heading. */
const textOf = (...[request, found, language, circumstances]: Parameters<typeof replyTo>): string =>
  replyTo(request, found, language, circumstances).text.split('\n').slice(1).join('\n');

describe('the text for a customer', () => {
  it.each(each)(
    'in %s, of an order in %s, tells nothing that is the desk’s own business',
    (language, status) => {
      const order = { ...orderIn(status), ...personal, name: 'Codename Falcon' };
      const text = textOf({ verb: 'customer', orders }, [order], language, helpdesk);
      expect(text).toContain('123');
      const own = Object.entries(personal).flatMap(([key, value]) =>
        key === 'targetDate' ? [] : [String(value)],
      );
      for (const value of [...own, 'Falcon', 'Microsoft', 'FOC', 'PIN', 'BTN', '暗証番号']) {
        expect(text).not.toContain(value);
      }
    },
  );

  it.each(each)(
    'in %s, of an order in %s, is the same whoever asks in whichever language',
    (language, status) => {
      const [other = 'en'] = languages.filter((tag) => tag !== language);
      const asked = textOf({ verb: 'customer', orders, language }, [orderIn(status)], other, helpdesk);
      // Only the form of dates follows the reader's own locale.
      const plain = (text: string): string => text.replace(/\d.*\d/g, '');
      expect(plain(asked)).toBe(plain(textOf({ verb: 'customer', orders }, [orderIn(status)], language)));
    },
  );

  it.each([
    ['Asia/Tokyo', '2026-12-01T10:30:00+09:00', 'Tue, Dec 1, 2026, 10:30 AM GMT+9'],
    [undefined, '2026-12-01T23:30:00-05:00', 'Tue, Dec 1, 2026, 11:30 PM GMT-5'],
    [undefined, '2026-12-01T10:30:00+05:30', 'Tue, Dec 1, 2026, 2:00 PM GMT+9'],
  ])('tells the date in the zone of the order (%s)', (focTimeZone, focDate, told) => {
    const order = { ...orderIn('transferApproved'), focDate, focTimeZone };
    expect(textOf({ verb: 'customer', orders }, [order], 'en')).toContain(told);
  });
});
