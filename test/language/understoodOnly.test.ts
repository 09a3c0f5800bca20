// The examinations of the languages that are understood and not spoken: what people ask most, and nothing destructive.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSpellings, spellAll } from '../../src/domain/spelling.ts';
import { understand } from '../../src/language/understand.ts';
import { hearings, languages, understandsOf, understoodOnly } from './listening.ts';
import { rowsIn, scoreOf } from './score.mjs';

const tableOf = (tag: string): string => readFileSync(new URL(`${tag}.tsv`, import.meta.url), 'utf8');

describe.each(understoodOnly)('understand in %s', (tag) => {
  it('passes its examination and changes nothing that was not asked for', () => {
    const score = scoreOf(
      rowsIn(tableOf(tag)),
      ({ kind, text }) => understand(text, { ...hearings[tag], awaitingAnswer: kind === 'answer' }).requests,
      { spellAll, readSpellings },
    );
    expect(score.misses.filter(({ isDestructive }) => isDestructive)).toEqual([]);
    expect(score.exact / score.rows).toBeGreaterThanOrEqual(0.9);
  });

  it.each(
    Object.entries(understandsOf(tag).examples).flatMap(([verb, texts]) => texts.map((text) => [text, verb])),
  )('takes the example "%s" for %s', (text, verb) => {
    expect(understand(text, hearings[tag]).requests.map((request) => request.verb)).toEqual([verb]);
  });

  it('knows its own sentences whatever the locale, and takes none of the others’ for its own', () => {
    const certain = (text: string, locale: string): string | undefined =>
      understand(text, { ...hearings[tag], locale }).language;
    for (const text of understandsOf(tag).examples.may ?? []) expect(certain(text, 'en-US'), text).toBe(tag);
    for (const other of languages)
      for (const text of understandsOf(other).examples.may ?? [])
        expect(certain(text, hearings[tag].locale), text).toBe(other);
  });
});
