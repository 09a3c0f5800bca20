// A language's words as the build keeps them: in the normal form, templates read. Data alone, so that a program that
// starts has only to read them; a lexicon is made of them.

import { type DateWords, dateWordsOf } from './dates/dateWords.ts';
import type { NumeralWords } from './numerals.ts';
import type { Form } from './senses.ts';
import { type TemplateReader, templateReader } from './templateReader.ts';
import type { Template } from './templates.ts';
import type { Understands } from './understands.ts';
import { type Listed, WordList } from './wordList.ts';

export interface Prepared {
  /** Unicode's names of the scripts the language is written in. */
  readonly scripts: readonly string[];
  readonly spaced: boolean;
  /** Every single word, of a language that puts spaces between them. */
  readonly vocabulary: readonly string[];
  readonly lookalikes: readonly string[];
  /** Lists that templates name. */
  readonly parts: Readonly<Record<string, Template>>;
  /** What follows a stem in each form, by the names of the classes. */
  readonly endings: Readonly<Record<string, Readonly<Partial<Record<Form, readonly Template[]>>>>>;
  readonly words: readonly Listed[];
  /** Source of an expression for every way a field is called. */
  readonly fieldWords: string;
  /** Sources of expressions. */
  readonly orderMarks: {
    readonly before: string;
    readonly after: string;
    readonly prefixes: string;
  };
  readonly ordinals: readonly string[];
  readonly counted: Readonly<Record<'them' | 'only' | 'others', readonly string[]>>;
  readonly dates: DateWords;
  readonly numerals: NumeralWords;
}

/** Throws where a template cannot be read, or names what is not there. */
export function prepare(understands: Understands): Prepared {
  const read = templateReader(understands.parts, understands.slips);
  const list = wordListOf(understands, read);
  const spaced = understands.segmentation === 'spaces';
  const { before, after, prefixes } = understands.orderMarks;
  const { them, only, others } = understands.counted;
  return {
    scripts: understands.letters,
    spaced,
    vocabulary: spaced ? [...new Set([...list.vocabulary(), ...dateWordsOf(understands.dates)])] : [],
    lookalikes: understands.lookalikes,
    parts: Object.fromEntries(read.parts),
    endings: list.endings,
    words: list.words,
    fieldWords: read.source(Object.values(understands.fields).flat()),
    orderMarks: {
      before: read.source(before),
      after: read.source(after),
      prefixes: read.source(prefixes),
    },
    ordinals: understands.ordinals.map(read.normal),
    counted: {
      them: them.map(read.normal),
      only: only.map(read.normal),
      others: others.map(read.normal),
    },
    dates: understands.dates,
    numerals: understands.numerals,
  };
}

function wordListOf(understands: Understands, read: TemplateReader): WordList {
  const words = new WordList(read, understands.endings);
  for (const [verb, list] of entriesOf(understands.verbs))
    words.addVerb(list, (form) => ({ is: 'verb', verb, form }));
  for (const { field, shift, words: list } of understands.fieldVerbs)
    words.addVerb(list, (form) => ({ is: 'verb', verb: 'edit', form, field, ...(shift && { shift }) }));
  for (const [status, list] of entriesOf(understands.statuses)) words.add(list, { is: 'status', status });
  for (const [field, list] of entriesOf(understands.fields)) words.add(list, { is: 'field', field });
  for (const [thing, list] of entriesOf(understands.things)) words.add(list, { is: 'thing', thing });
  for (const [to, list] of entriesOf(understands.references)) words.add(list, { is: 'reference', to });
  for (const [mood, list] of entriesOf(understands.moods)) words.add(list, { is: 'mood', mood });
  for (const [link, list] of entriesOf(understands.links)) words.add(list, { is: 'link', link });
  for (const [sort, list] of entriesOf(understands.sortings)) words.add(list, { is: 'sorting', sort });
  for (const [shift, list] of entriesOf(understands.shifts)) words.add(list, { is: 'shift', shift });
  for (const [carrier, list] of entriesOf(understands.carriers))
    words.addNames(list, { is: 'carrier', carrier });
  for (const [tag, list] of entriesOf(understands.languages)) words.addNames(list, { is: 'language', tag });
  for (const [zone, list] of entriesOf(understands.timeZones)) words.addNames(list, { is: 'timeZone', zone });
  words.add(understands.fillers, { is: 'filler' });
  words.addSuffixes(understands.suffixes, { is: 'filler' });
  words.add(understands.context, { is: 'context' });
  words.add(understands.aliens, { is: 'alien' });
  return words;
}

const entriesOf = <K extends string, V>(record: Partial<Record<K, V>>): [K, V][] =>
  Object.entries(record) as [K, V][];
