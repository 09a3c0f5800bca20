// The languages that are understood and not spoken, each known from the others.

import { describe, expect, it } from 'vitest';
import { understand } from '../../src/language/understand.ts';
import { hearings, languages, type Tested, understoodOnly } from './listening.ts';

const sentences: Readonly<Record<Tested, readonly string[]>> = {
  en: ['can I cancel 123?', 'show my orders', 'what is the status of 123?'],
  ja: ['123はキャンセルできますか', '注文123をcancelして'],
  de: ['kann ich 123 stornieren?', 'brich den Auftrag 123 ab', 'zeig mir meine Aufträge'],
  ko: ['123번 취소할 수 있나요?', '123번 cancel 해줘'],
};

describe.each(understoodOnly)('understand in %s', (tag) => {
  it('knows its own sentences whatever the locale, and takes none of the others’ for its own', () => {
    const languageOf = (text: string, locale: string): string | undefined =>
      understand(text, { ...hearings[tag], locale }).language;
    for (const text of sentences[tag]) expect(languageOf(text, 'en-US'), text).toBe(tag);
    for (const other of languages)
      for (const text of sentences[other]) expect(languageOf(text, hearings[tag].locale), text).toBe(other);
  });
});
