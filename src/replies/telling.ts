// What everything is put into words with, for one reader in one language.

import type { Person } from '../domain/people.ts';
import { type LinkTable, linksFor } from './links.ts';
import type { Telling } from './part.ts';
import type { Reader, Voices } from './translator.ts';

export function tellingFor(
  { person, locale, timeZone, now }: Reader & { readonly person: Pick<Person, 'id' | 'role'> },
  language: string,
  { voices, links }: { readonly voices: Voices; readonly links: LinkTable },
): Telling {
  const voiceIn = (tag: string) => voices(tag, { locale, timeZone, now });
  return {
    voice: voiceIn(language),
    voiceIn,
    links: linksFor(links, language),
    now,
    timeZone,
    role: person.role,
    personId: person.id,
  };
}
