// Days of the month written without the month: each is the next such day, today included.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellAll } from '../../src/domain/spelling.ts';
import { understand } from '../../src/language/understand.ts';
import { hearings, languages } from './listening.ts';

const rank = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' };
const inJapanese = new Intl.DateTimeFormat('ja', { day: 'numeric', timeZone: 'UTC' });
const sentences = {
  en: (day: Date) =>
    `set the FOC date of 103 to the ${day.getUTCDate()}${endings[rank.select(day.getUTCDate())] ?? 'th'}`,
  ja: (day: Date) => `103のFOC日を${inJapanese.format(day)}に変更して`,
};

const dayLength = 86_400_000;
/** Every month has as many days: so far ahead, no other day to come is called the same. */
const unmistakable = 28;

describe.each(languages)('a day of the month in %s', (tag) => {
  it('is read as the next of that number', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-01'), noInvalidDate: true }),
        fc.nat({ max: unmistakable - 1 }),
        (now, ahead) => {
          const day = new Date(now.getTime() + ahead * dayLength);
          const { requests } = understand(sentences[tag](day), { ...hearings[tag], now, timeZone: 'UTC' });
          expect(spellAll(requests)).toBe(`edit 103 focDate=${day.toISOString().slice(0, 10)}`);
        },
      ),
    );
  });
});

it.each([
  'move 103 to the 12th floor',
  'move 103 to the 20th page',
  'move 103 to the 2nd number',
  '103を20日間に変更して',
  '103を20日以内に変更して',
])('no day of the month is what %s names', (text) => {
  const tag = /^move/.test(text) ? 'en' : 'ja';
  expect(spellAll(understand(text, hearings[tag]).requests)).not.toMatch(/2026/);
});
