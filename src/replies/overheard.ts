// Voices that somebody listens to: each word said is told by its key.

import type { Voice, Voices } from './translator.ts';

/** Plural forms have keys of their own. */
export const overheard =
  (voices: Voices, hears: (key: string, language: string) => void): Voices =>
  (language, reader) => {
    const voice = voices(language, reader);
    return {
      ...voice,
      t: (key, values) => {
        hears(keyOf(key, values?.count, voice), language);
        return voice.t(key, values);
      },
    };
  };

function keyOf(key: string, count: string | number | undefined, { has, language }: Voice): string {
  if (typeof count !== 'number') return key;
  const form = `${key}_${new Intl.PluralRules(language).select(count)}`;
  return has(form) ? form : key;
}
