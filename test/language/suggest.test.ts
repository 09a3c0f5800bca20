import { describe, expect, it } from 'vitest';
import { spell } from '../../src/domain/spelling.ts';
import { suggest } from '../../src/language/suggest.ts';
import { hearings } from './listening.ts';

describe('suggest', () => {
  it('does not repeat a number that may be the value of a field', () => {
    expect(suggest('is my pin 4444 correct', hearings.en).map(spell).join()).not.toContain('4444');
  });

  it.each([
    ['en', 'please cancel order 123 pronto', 'cancel 123'],
    ['en', 'stattus of 123', 'status 123'],
    ['ja', '注文123を速攻キャンセルして', 'cancel 123'],
    ['ja', '123の状況をオシエテケロ', 'status 123'],
  ] as const)('in %s, offers for "%s" among others %s', (tag, text, spelling) => {
    expect(suggest(text, hearings[tag]).map(spell)).toContain(spelling);
  });

  it.each([
    ['en', 'what is the weather like in Boston'],
    ['ja', '東京の天気'],
    ['en', ''],
    ['en', '\u0000\ud800'],
  ] as const)('in %s, offers nothing that changes an order for "%s"', (tag, text) => {
    expect(suggest(text, hearings[tag]).map(({ verb }) => verb)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(edit|cancel|delete)$/)]),
    );
  });

  it('offers each request once, three at most, and the same every time', () => {
    const offered = suggest('order 123 cancel kaputt', hearings.en).map(spell);
    expect(offered.length).toBeLessThanOrEqual(3);
    expect(new Set(offered).size).toBe(offered.length);
    expect(suggest('order 123 cancel kaputt', hearings.en).map(spell)).toEqual(offered);
  });
});
