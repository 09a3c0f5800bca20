// How Japanese is written here: blanks, brackets and forms of address are the same everywhere; and since the names of some
// statuses are whole sentences, no other sentence may close around them as if they were nouns.

import { describe, expect, it } from 'vitest';
import { statuses } from '../../src/domain/statusRules.ts';
import type { Says } from '../../src/replies/translator.ts';
import { locales } from '../locales.ts';
import { voiceOf } from '../replies/telling.ts';

const { says } = locales;
const textsOf = (words: Says): readonly string[] =>
  Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)));
const texts = textsOf(says.ja ?? {});

/** What the bot itself says: a person's own sentences, which it quotes and understands, follow no such rules. */
const { say: _ofPersons, ...own } = says.ja ?? {};
const spoken = textsOf(own).map((text) => text.replace(/「[^「」]*」/g, '「」'));
const letter = '[\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Han}ー]';

describe('the Japanese words', () => {
  it.each([
    [
      'part Latin letters, digits and what is counted from Japanese by a blank',
      new RegExp(`${letter}([\\w#]|\\{\\{count)|(\\w|count\\}\\})${letter}`, 'u'),
      'アカウント番号は998877',
    ],
    [
      'part numbers and moments from what follows by a blank',
      new RegExp(`\\{\\{(said|at|day|from|to|numbers|number|orders)\\}\\}${letter}`, 'u'),
    ],
    ['put abbreviations between brackets of their own width', /（[\w ]+）/],
    ['ask with a question mark', /(です|ます)か。/],
    ['ask for things in one form of politeness', /[^お]書いて|わかりました。|お聞き/],
  ])('%s', (_how, fault, example = '') => {
    expect(spoken.filter((text) => fault.test(text) && text !== example)).toEqual([]);
  });

  it.each(statuses)('close no sentence twice around the name of the status %s', (status) => {
    const name = voiceOf('ja').t(`status.${status}`);
    const said = texts.flatMap((text) =>
      [name, `「${name}」`].map((shown) => text.replaceAll(/\{\{(status|statuses|from|to)\}\}/g, shown)),
    );
    expect(said.some((text) => text.includes(name))).toBe(true);
    expect(said.filter((text) => /(です|ました)」?です/.test(text))).toEqual([]);
  });
});
