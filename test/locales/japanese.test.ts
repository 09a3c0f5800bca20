// The names of some statuses are whole sentences in Japanese: no other sentence may close around them as if they were nouns.

import { describe, expect, it } from 'vitest';
import { statuses } from '../../src/domain/statusRules.ts';
import { readLocales } from '../../src/locales.ts';
import type { Says } from '../../src/replies/translator.ts';
import { voiceOf } from '../replies/telling.ts';

const { says } = readLocales();
const textsOf = (words: Says): readonly string[] =>
  Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)));
const texts = textsOf(says.ja ?? {});

describe('the Japanese words', () => {
  it.each(statuses)('close no sentence twice around the name of the status %s', (status) => {
    const name = voiceOf('ja').t(`status.${status}`);
    const said = texts.flatMap((text) =>
      [name, `「${name}」`].map((shown) => text.replaceAll(/\{\{(status|statuses|from|to)\}\}/g, shown)),
    );
    expect(said.some((text) => text.includes(name))).toBe(true);
    expect(said.filter((text) => /(です|ました)」?です/.test(text))).toEqual([]);
  });
});
