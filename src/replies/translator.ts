// Words of one language for one reader: looked up by i18next, dates and counts by Intl. The only place that knows i18next.

import { createInstance, type i18n } from 'i18next';
import { lazily } from '../domain/lazily.ts';
import { onceEach } from '../domain/onceEach.ts';
import { inLine } from './inLine.ts';

/** The content of locales/<tag>/says.json: words by key, nested. */
export interface Says {
  readonly [key: string]: string | Says;
}

/** Who reads, and when: what the same words and moments look like depends on it. */
export interface Reader {
  /** BCP 47, as the client sends it: dates take its form where it is of the voice's language. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly now: Date;
}

export interface Voice {
  /** Tag of the folder in locales. */
  readonly language: string;
  t(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** Whether there are words under this key. */
  has(key: string): boolean;
  /** Date, time and zone, in the reader's zone unless another is named. */
  moment(at: Date, timeZone?: string): string;
  /** The time of day with its zone. */
  time(at: Date, timeZone?: string): string;
  /** A calendar date such as `2026-12-01`, which is the same in every zone. */
  day(date: string): string;
  /** The name of a country by its ISO 3166 code. */
  country(code: string): string;
  /** The day of a moment, in the reader's zone. */
  date(at: Date): string;
  /** How long from now, rounded towards now: "in 9 days", "3 hours ago". */
  fromNow(at: Date): string;
  /** "A, B and C", "A, B or C", or without a word between the last two. */
  list(items: readonly string[], joined?: 'and' | 'or' | 'plain'): string;
  /** As the beginning of a line: the first letter is a capital where the script has them. */
  line(text: string): string;
}

export type Voices = (language: string, reader: Reader) => Voice;

/** `fallback` is the language whose words stand in where a language lacks one. */
export function createVoices(says: Readonly<Record<string, Says>>, fallback: string): Voices {
  const i18n = createInstance();
  i18n.init({
    resources: Object.fromEntries(Object.entries(says).map(([tag, words]) => [tag, { translation: words }])),
    fallbackLng: fallback,
    initAsync: false,
    // Said, or each key is first looked at for whether it is a sentence or the name of a file and a key.
    keySeparator: '.',
    nsSeparator: false,
    // Replies are plain text: nothing in them is markup, so nothing is escaped.
    interpolation: { escapeValue: false },
  });
  const spoken = new Map(Object.keys(says).map((tag) => [tag, wordsOf(i18n, tag)]));
  return (language, reader) => {
    const words = spoken.get(language);
    if (!words)
      throw new Error(`There are no words for the language "${language}" (locales/${language}/says.json)`);
    return createVoice(language, words, reader);
  };
}

type Words = Pick<Voice, 't' | 'has'>;

/** `getFixedT` would copy all options of i18next for every word. `nest`: nothing that a person typed is looked up. */
function wordsOf(i18n: i18n, lng: string): Words {
  const said = (key: string, values = {}): string => i18n.t(key, { ...shown(values), lng, nest: false });
  const alone = onceEach(said, Number.POSITIVE_INFINITY);
  return {
    t: (key, values) => (values ? said(key, values) : alone(key)),
    has: onceEach((key) => i18n.exists(key, { lng }), Number.POSITIVE_INFINITY),
  };
}

const joinings = {
  and: { type: 'conjunction' },
  or: { type: 'disjunction' },
  plain: { type: 'conjunction', style: 'narrow' },
} as const;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function createVoice(language: string, words: Words, reader: Reader): Voice {
  const formats = formatsIn(isOf(reader.locale, language) ? reader.locale : language);
  return {
    language,
    ...words,
    moment: (at, timeZone = reader.timeZone) => formats.moment(timeZone).format(at),
    time: (at, timeZone = reader.timeZone) => formats.time(timeZone).format(at),
    day: (iso) => formats.date('UTC').format(new Date(iso)),
    date: (at) => formats.date(reader.timeZone).format(at),
    country: (code) => formats.countries().of(code) ?? code,
    fromNow(at) {
      const left = at.getTime() - reader.now.getTime();
      const [size, unit] =
        Math.abs(left) >= 2 * day
          ? [day, 'day' as const]
          : Math.abs(left) >= 2 * hour
            ? [hour, 'hour' as const]
            : [minute, 'minute' as const];
      return formats.spans().format(Math.trunc(left / size), unit);
    },
    list: (items, joined = 'and') => formats.lists(joined).format(items),
    line: (text) => text.replace(/^./u, (letter) => letter.toLocaleUpperCase(language)),
  };
}

/** What a locale writes dates, spans and lists with. Making a formatter takes longer than all else that a reply does. */
const formatsIn = onceEach((locale) => {
  const date = { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' } as const;
  const time = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
  const inZone = (format: Intl.DateTimeFormatOptions) =>
    onceEach((timeZone) => new Intl.DateTimeFormat(locale, { ...format, timeZone }));
  return {
    moment: inZone({ ...date, ...time }),
    time: inZone(time),
    date: inZone(date),
    countries: lazily(() => new Intl.DisplayNames(locale, { type: 'region' })),
    spans: lazily(() => new Intl.RelativeTimeFormat(locale)),
    lists: onceEach((joined) => new Intl.ListFormat(locale, joinings[joined as keyof typeof joinings])),
  };
});

const shown = (values: NonNullable<Parameters<Voice['t']>[1]>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? inLine(value) : value]),
  );

function isOf(locale: string, language: string): boolean {
  const named = languageOf(locale);
  return named !== undefined && named === languageOf(language);
}

const languageOf = onceEach((locale): string | undefined => {
  try {
    return new Intl.Locale(locale).language;
  } catch {
    return undefined;
  }
});

/** The available language nearest to what a client sends: `de-CH` finds `de`; `undefined` where none is near. */
export function nearestLanguage(locale: string, available: readonly string[]): string | undefined {
  return (
    available.find((tag) => tag.toLowerCase() === locale.toLowerCase()) ??
    available.find((tag) => isOf(locale, tag))
  );
}
