// What a language's understands.json holds, and how its word lists become one that can be searched letter by letter.

import { z } from 'zod';
import { type FieldName, fieldNames } from '../domain/fields.ts';
import { requestSchema, type Verb } from '../domain/request.ts';
import { type Status, statuses } from '../domain/statusRules.ts';
import { type DatePatterns, datePatterns, datesSchema, dateWordsOf } from './dates/dateWords.ts';
import { normalize } from './normalize.ts';
import { compileNumerals, type Numerals, numeralsSchema } from './numerals.ts';
import {
  type Form,
  forms,
  type Link,
  links,
  type Mood,
  moods,
  type Sense,
  type SenseOf,
  type Thing,
  things,
} from './senses.ts';
import type { Model } from './suggestions/model.ts';
import { expand, type Parts, readParts, readTemplate, sourceOf, type Template } from './templates.ts';
import { wordsOf } from './vocabulary.ts';
import { WordGraph } from './wordGraph.ts';

const verbNames = requestSchema.options.map((option) => option.shape.verb.value) as [Verb, ...Verb[]];
const references = [
  'all',
  'it',
  'them',
  '#1',
  '#2',
  '#3',
  '#4',
  '#5',
  '#6',
  '#7',
  '#8',
  '#9',
  '#10',
  '#last',
] as const;

/** A word or phrase; `(a|b)` stands for either, `{name}` for any of the list of that name in `parts`. */
const template = z.string().min(1);
const templates = z.array(template);
const verbWords = z.array(
  z.strictObject({
    /** The part of the verb that stays as it is. Without `endings`, the whole word or phrase. */
    stems: templates,
    /** Name of the class of endings that the stems take. */
    endings: z.string().optional(),
    /** Words of which one stands behind the verb, with others between, and without which it is not this verb. */
    particles: templates.optional(),
    /** The form that words without endings have; `plain` where it is not said. */
    form: z.enum(forms).optional(),
    /** The pronoun that is part of the words ("create it again"). */
    reference: z.enum(['it', 'them']).optional(),
  }),
);
export type VerbWords = z.infer<typeof verbWords>;

const shifts = { '+': templates, '-': templates };

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
  /** Classes of endings: for each form of the verb, what follows the stem ("" where nothing does). */
  endings: z.record(z.string(), z.partialRecord(z.enum(forms), z.array(z.string()))),
  /** The words that ask for something, by what they ask for. */
  verbs: z.partialRecord(z.enum(verbNames), verbWords),
  /** Verbs of which each edits one field only ("rename"); `shift` where they move a date. */
  fieldVerbs: z.array(
    z.strictObject({ field: z.enum(fieldNames), shift: z.enum(['+', '-']).optional(), words: verbWords }),
  ),
  /** Every way a status is called, official wordings of all years included. */
  statuses: z.record(z.enum(statuses as [Status, ...Status[]]), templates),
  fields: z.record(z.enum(fieldNames), templates),
  /** What a request can be about: `order`, `orders` (more than one, or not said), `portOrder` (of no other trade). */
  things: z.partialRecord(z.enum(things), templates),
  /**
   * Ways to say how many are meant, with the slot `{count}`: as a pronoun (`them`), or beside what names them (`only`);
   * `others`: how things of other trades are counted.
   */
  counted: z
    .strictObject({ them: templates, only: templates, others: templates })
    .default({ them: [], only: [], others: [] }),
  /** Ways to write a place in a list, with the slot `{count}`. */
  ordinals: z.array(z.string().min(1)).default([]),
  /** Pronouns and places in a list. */
  references: z.partialRecord(z.enum(references), templates),
  moods: z.partialRecord(z.enum(moods), templates),
  links: z.partialRecord(z.enum(links), templates),
  /** Words that say whether a date moves later (`+`) or earlier (`-`). */
  shifts: z.strictObject(shifts),
  /** Carriers by the name they are filed under. */
  carriers: z.record(z.string(), templates),
  /** Languages by their shortest tag. */
  languages: z.record(z.string(), templates),
  /** Words of other trades: a text that holds them and is not understood is about something else. */
  aliens: templates.default([]),
  /** Words that add nothing. */
  fillers: templates,
  /** Words that add nothing and stand only right behind another word or a number. */
  suffixes: templates.default([]),
  /** People and things that stories are told of. */
  context: templates.default([]),
  /** What stands before an order number ("order", "no.") and what may follow it. */
  orderMarks: z.strictObject({ before: templates, after: templates, prefixes: templates }),
  dates: datesSchema,
  /** Numbers in words. */
  numerals: numeralsSchema.default({ values: {}, joiners: [] }),
  /** Places and names that time zones go by, under the zone's name in the IANA database. */
  timeZones: z.record(z.string(), templates).default({}),
});
export type Understands = z.infer<typeof understandsSchema>;

/** A word of the list: what it means, or, for a stem, what each of its endings makes it mean. */
export type Entry =
  | { readonly senses: readonly Sense[]; readonly isSuffix?: boolean }
  | { readonly endings: WordGraph<Form>; readonly meaning: (form: Form) => readonly Sense[] };

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
  const read = templateReader(understands);
  const words = new WordGraph<Entry>(read.parts);
  const endingsNamed = endingGraphs(understands, read);
  const learned: Template[] = [];
  const spaced = understands.segmentation === 'spaces';
  const learn = (templates: readonly Template[]): void => {
    if (spaced) learned.push(...templates);
  };
  const add = (list: readonly string[], ...senses: readonly Sense[]): void => addEntry(list, { senses });
  const addEntry = (list: readonly string[], entry: Extract<Entry, { senses: unknown }>): void => {
    const templates = read.all(list);
    for (const word of templates) words.add(word, entry);
    if (!isName(entry.senses[0])) learn(templates);
  };
  const halves = new Set<string>();
  const addVerb = (list: VerbWords, whole: (form: Form) => SenseOf<'verb'>): void => {
    for (const { stems, endings, form, reference, particles: written } of list) {
      const particles = written && read.texts(written);
      for (const particle of particles ?? []) halves.add(particle);
      const meant = (form: Form): Sense =>
        particles ? { is: 'separated', particles, verb: whole(form) } : whole(form);
      const senses = new Map(forms.map((form) => [form, [meant(form)] as const]));
      const meaning = (form: Form): readonly Sense[] => senses.get(form) ?? [];
      if (endings === undefined)
        add(
          stems,
          meant(form ?? 'plain'),
          ...(reference ? [{ is: 'reference', to: reference } as const] : []),
        );
      else {
        const named = endingsNamed.get(endings);
        if (!named) throw new Error(`${tag}: no class of endings is called "${endings}"`);
        const entry = { endings: named.graph, meaning };
        const templates = read.all(stems);
        for (const stem of templates) words.add(stem, entry);
        learn(templates.map((stem) => ({ row: [stem, { either: named.templates }] })));
      }
    }
  };
  for (const [verb, list] of named<Verb, VerbWords>(understands.verbs))
    addVerb(list, (form) => ({ is: 'verb', verb, form }));
  for (const { field, shift, words: list } of understands.fieldVerbs)
    addVerb(list, (form) => ({ is: 'verb', verb: 'edit', form, field, ...(shift && { shift }) }));
  for (const particle of halves) add([particle], { is: 'particle', particle });
  for (const [status, list] of named<Status>(understands.statuses)) add(list, { is: 'status', status });
  for (const [field, list] of named<FieldName>(understands.fields)) add(list, { is: 'field', field });
  for (const [thing, list] of named<Thing>(understands.things)) add(list, { is: 'thing', thing });
  for (const [to, list] of named<string>(understands.references)) add(list, { is: 'reference', to });
  for (const [mood, list] of named<Mood>(understands.moods)) add(list, { is: 'mood', mood });
  for (const [link, list] of named<Link>(understands.links)) add(list, { is: 'link', link });
  for (const [shift, list] of named<'+' | '-'>(understands.shifts)) add(list, { is: 'shift', shift });
  for (const [carrier, list] of named<string>(understands.carriers)) add(list, { is: 'carrier', carrier });
  for (const [language, list] of named<string>(understands.languages))
    add(list, { is: 'language', tag: language });
  for (const [zone, list] of named<string>(understands.timeZones)) add(list, { is: 'timeZone', zone });
  add(understands.fillers, { is: 'filler' });
  addEntry(understands.suffixes, { senses: [{ is: 'filler' }], isSuffix: true });
  add(understands.context, { is: 'context' });
  add(understands.aliens, { is: 'alien' });
  const marks = understands.orderMarks;
  const numerals = compileNumerals(understands.numerals, spaced);
  const letters = (scripts: readonly string[]): RegExp =>
    scripts.length === 0
      ? /(?!)/
      : // Punctuation is shared by scripts and tells nothing.
        new RegExp(`(?=\\p{L})[${scripts.map((script) => `\\p{scx=${script}}`).join('')}]`, 'u');
  const vocabulary = lazily(() => {
    const single = wordsOf(learned, read.parts);
    if (spaced) for (const word of dateWordsOf(understands.dates)) single.add(word);
    return single;
  });
  const dates = lazily(() => datePatterns(understands.dates, numerals, spaced));
  const orderMarks = lazily(() => ({
    before: read.source(marks.before),
    after: read.source(marks.after),
    prefixes: read.source(marks.prefixes),
  }));
  const fieldWords = lazily(() => read.source(Object.values(understands.fields).flat()));
  return {
    tag,
    scripts: understands.letters,
    letters: letters(understands.letters),
    word: new RegExp(`(?:${letters(understands.letters).source}|[\\p{M}'])+`, 'gu'),
    ownLetters: letters(understands.letters.filter((script) => script !== borrowedByAll)),
    spaced,
    words,
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
      them: understands.counted.them.map(read.normal),
      only: understands.counted.only.map(read.normal),
      others: understands.counted.others.map(read.normal),
    },
    get dates() {
      return dates();
    },
    numerals,
    ...(model && { model }),
  };
}

/** Made when first asked for: a language that nobody writes in costs little. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Names are no words that others are misspelled for. */
const isName = (sense: Sense | undefined): boolean =>
  sense?.is === 'carrier' || sense?.is === 'language' || sense?.is === 'timeZone';

/** The script whose letters every language writes now and then. */
const borrowedByAll = 'Latin';

const named = <K extends string, V = readonly string[]>(record: Partial<Record<K, V>>): [K, V][] =>
  Object.entries(record) as [K, V][];

interface TemplateReader {
  readonly parts: Parts;
  readonly all: (list: readonly string[]) => Template[];
  /** A template as it is matched. */
  readonly normal: (one: string) => string;
  /** Written out; for short lists only. */
  readonly texts: (list: readonly string[]) => string[];
  readonly source: (list: readonly string[]) => string;
}

/** Normalized before they are read: width, case and kana don't matter in a template either. */
function templateReader({ parts: written, slips }: Understands): TemplateReader {
  const wrong = new Map(
    Object.entries(slips).map(([right, list]) => [
      normalize(right).text,
      `(${[right, ...list].map((one) => normalize(one).text).join('|')})`,
    ]),
  );
  const longestFirst = [...wrong.keys()].sort((a, b) => b.length - a.length);
  const right = new RegExp(longestFirst.join('|') || '(?!)', 'g');
  const slipping = (text: string): string => text.replace(right, (word) => wrong.get(word) ?? word);
  // The name of a list stays as it is.
  const normal = (one: string): string =>
    normalize(one).text.replace(/(\{[^}]*\})|[^{]+/g, (text, name) => name ?? slipping(text));
  const parts = readParts(
    Object.fromEntries(
      Object.entries(written).map(([name, list]) => [normalize(name).text, list.map(normal)]),
    ),
  );
  const names = new Set(parts.keys());
  const all = (list: readonly string[]): Template[] => list.map((one) => readTemplate(normal(one), names));
  return {
    parts,
    all,
    normal,
    texts: (list) => all(list).flatMap((one) => expand(one, parts)),
    source: (list) => sourceOf(all(list), parts),
  };
}

function endingGraphs(
  understands: Understands,
  read: TemplateReader,
): Map<string, { graph: WordGraph<Form>; templates: Template[] }> {
  return new Map(
    Object.entries(understands.endings).map(([name, byForm]) => {
      const graph = new WordGraph<Form>(read.parts);
      const templates: Template[] = [];
      for (const [form, list] of named<Form>(byForm))
        for (const ending of read.all(list)) {
          graph.add(ending, form);
          templates.push(ending);
        }
      return [name, { graph, templates }];
    }),
  );
}
