// The languages that are understood and not spoken, each known from the others.

import { describe, expect, it } from 'vitest';
import { spellAll } from '../../src/domain/spelling.ts';
import { understand } from '../../src/language/understand.ts';
import { hearings, languages, type Tested, understoodOnly } from './listening.ts';

const sentences: Readonly<Record<Tested, readonly string[]>> = {
  en: ['can I cancel 123?', 'show my orders', 'what is the status of 123?'],
  ja: ['123はキャンセルできますか', '注文123をcancelして'],
  de: ['kann ich 123 stornieren?', 'brich den Auftrag 123 ab', 'zeig mir meine Aufträge'],
  ko: ['123번 취소할 수 있나요?', '123번 cancel 해줘'],
};

/** What to tell a customer, in every language. */
const customers = [
  ['de', 'was kann ich dem Kunden zu 123 sagen?', 'customer 123'],
  ['de', 'was kann ich dem Kunden sagen über 123?', 'customer 123'],
  ['de', 'schreib mir einen Text für den Kunden zu Auftrag 123 auf Englisch', 'customer 123 language=en'],
  ['de', 'Nachricht an den Kunden zu 123', 'customer 123'],
  [
    'de',
    'formuliere bitte eine kurze Nachricht an den Kunden zu PO-12 auf Japanisch',
    'customer PO-12 language=ja',
  ],
  ['de', 'Kundeninfo 123', 'customer 123'],
  ['ko', '123번 주문에 대해 고객에게 보낼 문구 만들어 줘', 'customer 123'],
  ['ko', '주문 123 고객용 안내문 영어로', 'customer 123 language=en'],
  ['ko', '123번 고객에게 뭐라고 안내하면 될까요?', 'customer 123'],
  ['ko', '고객에게 보낼 메시지 부탁드립니다 123', 'customer 123'],
] as const;

describe.each(understoodOnly)('understand in %s', (tag) => {
  it('knows its own sentences whatever the locale, and takes none of the others’ for its own', () => {
    const languageOf = (text: string, locale: string): string | undefined =>
      understand(text, { ...hearings[tag], locale }).language;
    for (const text of sentences[tag]) expect(languageOf(text, 'en-US'), text).toBe(tag);
    for (const other of languages)
      for (const text of sentences[other]) expect(languageOf(text, hearings[tag].locale), text).toBe(other);
  });
});

describe('what to tell a customer', () => {
  it.each(customers)('is asked in %s by %j', (tag, text, spelling) => {
    expect(spellAll(understand(text, hearings[tag]).requests)).toBe(spelling);
  });
});
