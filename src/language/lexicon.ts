// A language's words as sentences are read by them: what was prepared, laid out to be searched.

import { lazily } from '../domain/lazily.ts';
import { onceEach } from '../domain/onceEach.ts';
import { type DatePatterns, datePatterns } from './dates/datePatterns.ts';
import { compileNumerals, type Numerals } from './numerals.ts';
import { type Prepared, prepare } from './prepared.ts';
import type { Form, Sense } from './senses.ts';
import type { Model } from './suggestions/model.ts';
import type { Parts, Template } from './templates.ts';
import type { Understands } from './understands.ts';
import { WordGraph } from './wordGraph.ts';
import type { Meaning } from './wordList.ts';

/** A word: what it means, or, for a stem, what each of its endings makes it mean. */
export type Entry =
  | { readonly senses: readonly Sense[]; readonly isSuffix?: boolean }
  | { readonly endings: WordGraph<Form>; readonly meaning: Meaning };

type AsPrepared = 'scripts' | 'spaced' | 'fieldWords' | 'orderMarks' | 'ordinals' | 'counted';

export interface Lexicon extends Pick<Prepared, AsPrepared> {
  readonly tag: string;
  /** Any letter the language is written in. */
  readonly letters: RegExp;
  /** A row of its letters. */
  readonly word: RegExp;
  /** Letters that are not borrowed by others, as Latin ones are. */
  readonly ownLetters: RegExp;
  /** Every single word, of a language that puts spaces between them. */
  readonly vocabulary: ReadonlySet<string>;
  readonly lookalikes: ReadonlySet<string>;
  readonly words: WordGraph<Entry>;
  readonly dates: DatePatterns;
  readonly numerals: Numerals;
  /** What suggestions are made by; none are where nothing was learned. */
  readonly model?: Model;
}

export const compileLexicon = (tag: string, understands: Understands): Lexicon =>
  lexiconOf(tag, prepare(understands));

/** `model`: what suggestions are made by. */
export function lexiconOf(tag: string, prepared: Prepared, model?: Model): Lexicon {
  const { scripts, spaced, fieldWords, orderMarks, ordinals, counted } = prepared;
  const numerals = lazily(() => compileNumerals(prepared.numerals, spaced));
  const vocabulary = lazily(() => new Set(prepared.vocabulary));
  const words = lazily(() => graphOf(prepared));
  const dates = lazily(() => datePatterns(prepared.dates, numerals(), spaced));
  return {
    tag,
    scripts,
    letters: lettersOf(scripts),
    word: new RegExp(`(?:${lettersOf(scripts).source}|[\\p{M}'])+`, 'gu'),
    ownLetters: lettersOf(scripts.filter((script) => script !== borrowedByAll)),
    spaced,
    get vocabulary() {
      return vocabulary();
    },
    lookalikes: new Set(prepared.lookalikes),
    get words() {
      return words();
    },
    fieldWords,
    orderMarks,
    ordinals,
    counted,
    get dates() {
      return dates();
    },
    get numerals() {
      return numerals();
    },
    ...(model && { model }),
  };
}

function graphOf({ parts: written, endings: classes, words }: Prepared): WordGraph<Entry> {
  const parts: Parts = new Map(Object.entries(written));
  const endingsOf = onceEach((name) => {
    const graph = new WordGraph<Form>(parts);
    for (const [form, list] of Object.entries(classes[name] ?? {}) as [Form, readonly Template[]][])
      for (const ending of list) graph.add(ending, form);
    return graph;
  });
  const graph = new WordGraph<Entry>(parts);
  for (const { templates, ...listed } of words) {
    const entry = 'senses' in listed ? listed : { ...listed, endings: endingsOf(listed.endings) };
    for (const word of templates) graph.add(word, entry);
  }
  return graph;
}

const lettersOf = (scripts: readonly string[]): RegExp =>
  scripts.length === 0
    ? /(?!)/
    : // Punctuation is shared by scripts and tells nothing.
      new RegExp(`(?=\\p{L})[${scripts.map((script) => `\\p{scx=${script}}`).join('')}]`, 'u');

/** The script whose letters every language writes now and then. */
const borrowedByAll = 'Latin';
