// What the tests of this room share: a person of each language at a fixed moment, and tables of what they say.

import { readFileSync } from 'node:fs';
import type { Hearing } from '../../src/language/understand.ts';
import { type Understands, understandsSchema } from '../../src/language/understands.ts';
import { locales } from '../locales.ts';

/** Those in which the bot also answers. */
export const languages = ['en', 'ja'] as const;
/** Those that it understands and does not speak. */
export const understoodOnly = ['de', 'ko'] as const;
export const understood = [...languages, ...understoodOnly] as const;
export type Tested = (typeof understood)[number];

const fileOf = (tag: string): URL => new URL(`../../locales/${tag}/understands.json`, import.meta.url);
export const understandsOf = (tag: string): Understands =>
  understandsSchema.parse(JSON.parse(readFileSync(fileOf(tag), 'utf8')));

const { lexicons } = locales;

export const hearings: Readonly<Record<Tested, Hearing>> = {
  en: {
    now: new Date('2026-11-18T09:00:00-05:00'),
    timeZone: 'America/New_York',
    region: 'US',
    locale: 'en-US',
    lexicons,
    awaitingAnswer: false,
  },
  ja: {
    now: new Date('2026-11-18T09:00:00+09:00'),
    timeZone: 'Asia/Tokyo',
    region: 'JP',
    locale: 'ja-JP',
    lexicons,
    awaitingAnswer: false,
  },
  de: {
    now: new Date('2026-11-18T09:00:00+01:00'),
    timeZone: 'Europe/Berlin',
    region: 'DE',
    locale: 'de-DE',
    lexicons,
    awaitingAnswer: false,
  },
  ko: {
    now: new Date('2026-11-18T09:00:00+09:00'),
    timeZone: 'Asia/Seoul',
    region: 'KR',
    locale: 'ko-KR',
    lexicons,
    awaitingAnswer: false,
  },
};

export interface Row {
  readonly spelling: string;
  readonly kind: string;
  readonly text: string;
}

/** Rows of a table: canonical spelling, kind of sentence, text. Of the kind `answer`, the bot had asked something. */
export function rowsOf(name: string): Row[] {
  const lines = readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => {
    const [spelling = '', kind = '', text = ''] = line.split('\t');
    return { spelling, kind, text };
  });
}

export const linesOf = (name: string): string[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
