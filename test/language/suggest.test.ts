import { describe, expect, it } from 'vitest';
import { spell } from '../../src/domain/spelling.ts';
import { suggest } from '../../src/language/suggest.ts';
import { readLexicons } from '../../src/locales.ts';
import { hearings, type languages } from './listening.ts';

const offeredFor = (tag: (typeof languages)[number], text: string): string[] =>
  suggest(text, hearings[tag]).map(spell);

describe('suggest', () => {
  it.each([
    ['en', 'please cancel order 123 pronto', 'cancel 123'],
    ['en', 'stattus of 123', 'status 123'],
    ['en', 'cancle ordr 102 pls', 'cancel 102'],
    ['en', 'shwo my ordres pls', 'list'],
    ['ja', '注文123を速攻キャンセルして', 'cancel 123'],
    ['ja', '123の状況をオシエテケロ', 'status 123'],
  ] as const)('in %s, offers for "%s" among others %s', (tag, text, spelling) => {
    expect(offeredFor(tag, text)).toContain(spelling);
  });

  it.each([
    ['en', 'what is the weather like in Boston'],
    ['en', 'pizza with extra cheese please'],
    ['en', 'add 12 grams of flour'],
    ['ja', '東京の天気'],
    ['ja', '砂糖を12グラム入れて'],
    ['en', ''],
    ['en', '\u0000\ud800'],
  ] as const)('in %s, offers nothing for "%s"', (tag, text) => {
    expect(offeredFor(tag, text)).toEqual([]);
  });

  it('makes up no order where none is named', () => {
    expect(offeredFor('en', 'cancle teh order pls')).toContain('cancel');
  });

  it('offers only what is about an order where one is named', () => {
    const offered = suggest('shwo ordres like 123', hearings.en);
    expect(offered.length).toBeGreaterThan(0);
    for (const request of offered) expect(request).toMatchObject({ orders: ['123'] });
  });

  it('does not repeat a number that may be the value of a field', () => {
    expect(offeredFor('en', 'is my pin 4444 correct').join()).not.toContain('4444');
  });

  it.each([
    ['en', "don't you dare cancel order 123"],
    ['en', 'order 123 must not be deleted by any of you lot'],
    ['ja', '注文123を絶対キャンセルしないでくりゃれ'],
  ] as const)('in %s, offers no change of an order for "%s"', (tag, text) => {
    expect(offeredFor(tag, text).join()).not.toMatch(/\b(?<!may )(edit|cancel|delete)\b/);
  });

  it('offers each request once, three at most, and the same every time', () => {
    const offered = offeredFor('en', 'order 123 cancel kaputt');
    expect(offered.length).toBeLessThanOrEqual(3);
    expect(new Set(offered).size).toBe(offered.length);
    expect(offeredFor('en', 'order 123 cancel kaputt')).toEqual(offered);
  });

  it('offers nothing in a language that it has learned nothing of', () => {
    expect(suggest('stattus of 123', { ...hearings.en, lexicons: readLexicons() })).toEqual([]);
  });
});
