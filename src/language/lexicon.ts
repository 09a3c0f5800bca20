// What a language's understands.json holds, and the lexicon that it becomes.

import { z } from 'zod';
import { fieldNames } from '../domain/fields.ts';
import { requestSchema, type Verb } from '../domain/request.ts';
import { sortables } from '../domain/sorting.ts';
import { statuses } from '../domain/statusRules.ts';
import { type DatePatterns, datePatterns, datesSchema, dateWordsOf } from './dates/dateWords.ts';
import { compileNumerals, type Numerals, numeralsSchema } from './numerals.ts';
import { links, moods, things } from './senses.ts';
import type { Model } from './suggestions/model.ts';
import { type TemplateReader, templateReader } from './templateReader.ts';
import type { WordGraph } from './wordGraph.ts';
import { type Entry, endingsSchema, templatesSchema, verbWordsSchema, WordList } from './wordList.ts';

const verbNames = requestSchema.options.map((option) => option.shape.verb.value) as [Verb, ...Verb[]];

const sortings = sortables.flatMap((by) => [by, `-${by}`] as const);

export const understandsSchema = z.strictObject({
  /** Unicode scripts the language is written in, by which a text is recognised as its own. */
  letters: z.array(z.string()).min(1),
  /** `spaces`: words begin and end at spaces. `none`: words follow one another without a space. */
  segmentation: z.enum(['spaces', 'none']),
  /** Words that people write wrongly, each by how it is written right: wherever that stands below, these are heard too. */
  slips: z.record(z.string(), z.array(z.string().min(1))).default({}),
  /** Words of no use here that look like slips of words below: they are never mended. */
  lookalikes: z.array(z.string().min(1)).default([]),
  /** Lists that templates name, so that they need not be repeated. */
  parts: z.record(z.string(), z.array(z.string())),
  /** The classes of endings that verbs name. */
  endings: endingsSchema,
  /** The words that ask for something, by what they ask for. */
  verbs: z.partialRecord(z.enum(verbNames), verbWordsSchema),
  /** Verbs of which each edits one field only ("rename"); `shift` where they move a date. */
  fieldVerbs: z.array(
    z.strictObject({
      field: z.enum(fieldNames),
      shift: z.enum(['+', '-']).optional(),
      words: verbWordsSchema,
    }),
  ),
  /** Every way a status is called, official wordings of all years included. */
  statuses: z.record(z.enum(statuses), templatesSchema),
  fields: z.record(z.enum(fieldNames), templatesSchema),
  /** What a request can be about: `order`, `orders` (more than one, or not said), `portOrder` (of no other trade). */
  things: z.partialRecord(z.enum(things), templatesSchema),
  /**
   * Ways to say how many are meant, with the slot `{count}`: as a pronoun (`them`), or beside what names them (`only`);
   * `others`: how things of other trades are counted.
   */
  counted: z
    .strictObject({ them: templatesSchema, only: templatesSchema, others: templatesSchema })
    .default({ them: [], only: [], others: [] }),
  /** Ways to write a place in a list, with the slot `{count}`. */
  ordinals: z.array(z.string().min(1)).default([]),
  /** Pronouns and places in a list. */
  references: z.record(z.string().regex(/^(all|it|them|#\d{1,2}|#last)$/), templatesSchema),
  moods: z.partialRecord(z.enum(moods), templatesSchema),
  links: z.partialRecord(z.enum(links), templatesSchema),
  /** What says by itself how a list is ordered, by what it is ordered by (`-` before it: the other way round). */
  sortings: z.partialRecord(z.enum(sortings), templatesSchema).default({}),
  /** Words that say whether a date moves later (`+`) or earlier (`-`). */
  shifts: z.strictObject({ '+': templatesSchema, '-': templatesSchema }),
  /** Carriers by their usual names; a request keeps the name that was typed. */
  carriers: z.record(z.string(), templatesSchema),
  /** Languages by their shortest tag. */
  languages: z.record(z.string(), templatesSchema),
  /** Words of other trades: a text that holds them and is not understood is about something else. */
  aliens: templatesSchema.default([]),
  /** Words that add nothing. */
  fillers: templatesSchema,
  /** Words that add nothing and stand only right behind another word or a number. */
  suffixes: templatesSchema.default([]),
  /** People and things that stories are told of. */
  context: templatesSchema.default([]),
  /** What stands before an order number ("order", "no.") and what may follow it. */
  orderMarks: z.strictObject({ before: templatesSchema, after: templatesSchema, prefixes: templatesSchema }),
  dates: datesSchema,
  /** Numbers in words. */
  numerals: numeralsSchema.default({ values: {}, joiners: [] }),
  /** Places and names that time zones go by, under the zone's name in the IANA database. */
  timeZones: z.record(z.string(), templatesSchema).default({}),
});
export type Understands = z.infer<typeof understandsSchema>;

export interface Lexicon {
  readonly tag: string;
  /** Unicode's names of the scripts the language is written in. */
  readonly scripts: readonly string[];
  /** Any letter the language is written in. */
  readonly letters: RegExp;
  /** A row of its letters. */
  readonly word: RegExp;
  /** Letters that are not borrowed by others, as Latin ones are. */
  readonly ownLetters: RegExp;
  readonly spaced: boolean;
  /** Every single word, of a language that puts spaces between them. */
  readonly vocabulary: ReadonlySet<string>;
  readonly lookalikes: ReadonlySet<string>;
  readonly words: WordGraph<Entry>;
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
  readonly dates: DatePatterns;
  readonly numerals: Numerals;
  /** What suggestions are made by; none are where nothing was learned. */
  readonly model?: Model;
}

/** `model`: what suggestions are made by. */
export function compileLexicon(tag: string, understands: Understands, model?: Model): Lexicon {
  const read = templateReader(understands.parts, understands.slips);
  const list = wordListOf(tag, understands, read);
  const spaced = understands.segmentation === 'spaces';
  const numerals = compileNumerals(understands.numerals, spaced);
  const { before, after, prefixes } = understands.orderMarks;
  const { them, only, others } = understands.counted;
  const vocabulary = lazily(() =>
    spaced ? new Set([...list.vocabulary(), ...dateWordsOf(understands.dates)]) : new Set<string>(),
  );
  const dates = lazily(() => datePatterns(understands.dates, numerals, spaced));
  const orderMarks = lazily(() => ({
    before: read.source(before),
    after: read.source(after),
    prefixes: read.source(prefixes),
  }));
  const fieldWords = lazily(() => read.source(Object.values(understands.fields).flat()));
  return {
    tag,
    scripts: understands.letters,
    letters: lettersOf(understands.letters),
    word: new RegExp(`(?:${lettersOf(understands.letters).source}|[\\p{M}'])+`, 'gu'),
    ownLetters: lettersOf(understands.letters.filter((script) => script !== borrowedByAll)),
    spaced,
    words: list.words,
    get vocabulary() {
      return vocabulary();
    },
    lookalikes: new Set(understands.lookalikes),
    get fieldWords() {
      return fieldWords();
    },
    get orderMarks() {
      return orderMarks();
    },
    ordinals: understands.ordinals.map(read.normal),
    counted: {
      them: them.map(read.normal),
      only: only.map(read.normal),
      others: others.map(read.normal),
    },
    get dates() {
      return dates();
    },
    numerals,
    ...(model && { model }),
  };
}

function wordListOf(tag: string, understands: Understands, read: TemplateReader): WordList {
  const words = new WordList(tag, read, understands.endings);
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

const lettersOf = (scripts: readonly string[]): RegExp =>
  scripts.length === 0
    ? /(?!)/
    : // Punctuation is shared by scripts and tells nothing.
      new RegExp(`(?=\\p{L})[${scripts.map((script) => `\\p{scx=${script}}`).join('')}]`, 'u');

/** Made when first asked for: a language that nobody writes in costs little. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The script whose letters every language writes now and then. */
const borrowedByAll = 'Latin';
