// The laws that hold for every text, tried on texts nobody wrote.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestSchema } from '../../src/domain/request.ts';
import { spell, spellAll } from '../../src/domain/spelling.ts';
import { normalize } from '../../src/language/normalize.ts';
import { suggest } from '../../src/language/suggest.ts';
import { understand } from '../../src/language/understand.ts';
import { anyText } from '../anyText.ts';
import { hearings, languages, rowsOf } from './listening.ts';

const anything = fc.oneof(
  anyText(),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);
const changes = ['edit', 'cancel', 'delete'];
const changesAnOrder = (text: string, tag: (typeof languages)[number]): boolean =>
  understand(text, hearings[tag]).requests.some(({ verb }) => changes.includes(verb));

describe.each(languages)('understand in %s', (tag) => {
  const words = fc.constantFrom(
    ...rowsOf(`plain.${tag}.tsv`).flatMap(({ text }) => text.split(/(?<=[\s、をはの])/)),
  );
  const salad = fc.array(words, { maxLength: 12 }).map((some) => some.join(''));

  it('never throws, and gives requests that can be spelled', () => {
    fc.assert(
      fc.property(fc.oneof(anything, salad), fc.boolean(), (text, awaitingAnswer) => {
        const { requests } = understand(text, { ...hearings[tag], awaitingAnswer });
        expect(requests.length).toBeGreaterThan(0);
        for (const request of requests) expect(requestSchema.parse(request)).toEqual(request);
        for (const request of suggest(text, hearings[tag])) expect(spell(request)).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ' ',
    'a',
    '1',
    '1-',
    'キャンセル',
    'cancel 123 ',
    '(',
    '03-',
    '\ud800',
    '12/',
    'not ',
    'と',
    '「',
    '\n',
  ])('reads 100 kB of %j and finds nothing to change', (piece) => {
    expect(changesAnOrder(`cancel 123 ${piece.repeat(100_000 / piece.length)}`, tag)).toBe(false);
  });

  it('takes no deed that is forbidden', () => {
    const deeds = rowsOf(`plain.${tag}.tsv`).filter(
      ({ spelling, kind }) => /^(cancel|delete|edit) /.test(spelling) && kind === 'plain',
    );
    for (const { text } of deeds)
      for (const negated of negations[tag](text)) expect(changesAnOrder(negated, tag), negated).toBe(false);
  });

  it('takes no deed with a word beside it that it does not know', () => {
    const deeds = rowsOf(`plain.${tag}.tsv`).filter(({ spelling }) =>
      /^(cancel|delete) [^;"]*$/.test(spelling),
    );
    for (const { text } of deeds) expect(changesAnOrder(`${unknown[tag]}${text}`, tag), text).toBe(false);
  });
});

const withoutStop = (text: string): string => text.replace(/[.!。]$/, '');
const negations = {
  en: (text: string) => [
    `don't ${text}`,
    `${withoutStop(text)}... never mind`,
    `${withoutStop(text)}, no, don't`,
  ],
  ja: (text: string) => [`${withoutStop(text)}。やっぱりやめます`, `${withoutStop(text)}、いややめて`],
};
const unknown = { en: 'zorbing ', ja: '駱駝の' };

describe('normalize', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = normalize(text).text;
        expect(normalize(once).text).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('knows for every character where it came from', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { text: normal, origin } = normalize(text);
        expect(origin).toHaveLength(normal.length + 1);
        expect(Array.from(origin).sort((a, b) => a - b)).toEqual(origin);
      }),
    );
  });

  it.each([
    ['ＰＯ‐１２３', 'po-123'],
    ['POー123', 'po-123'],
    ['ｷｬﾝｾﾙ', 'きゃんせる'],
    ['ｶﾞ', 'が'],
    ['Don’t', "don't"],
    ['a\u00a0 \t b', 'a b'],
  ])('writes %j as %j', (text, normal) => {
    expect(normalize(text).text).toBe(normal);
  });
});

describe('the language of a text', () => {
  it.each([
    ['cancel order 123', 'ja', 'en'],
    ['注文123をキャンセルして', 'en', 'ja'],
    ['order 123をcancelして', 'en', 'ja'],
    ['123', 'ja', undefined],
  ] as const)('of %j, heard by one who speaks %s, is %s', (text, tag, language) => {
    expect(understand(text, hearings[tag]).language).toBe(language);
  });

  it('reads a date in figures as the locale writes it', () => {
    const text = 'change the FOC date of 103 to 5/12';
    expect(spellAll(understand(text, { ...hearings.en, locale: 'en-GB' }).requests)).toBe(
      'edit 103 focDate=2026-12-05',
    );
    expect(spellAll(understand(text, hearings.en).requests)).toBe('edit 103 focDate=2027-05-12');
  });
});
