// What a language's understands.json holds, and how its word lists become one that can be searched letter by letter.

import { z } from 'zod';
import { type FieldName, fieldNames } from '../domain/fields.ts';
import { requestSchema, type Verb } from '../domain/request.ts';
import { type Status, statuses } from '../domain/statusRules.ts';
import { type DatePatterns, datePatterns, datesSchema } from './dates/dateWords.ts';
import { normalize } from './normalize.ts';
import {
  type Form,
  forms,
  type Link,
  links,
  type Mood,
  moods,
  type Sense,
  type Thing,
  things,
} from './senses.ts';
import type { Model } from './suggestions/model.ts';
import { expand, type Parts, readParts, readTemplate, type Template } from './templates.ts';
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
    /** The form that words without endings have; `plain` where it is not said. */
    form: z.enum(forms).optional(),
  }),
);
export type VerbWords = z.infer<typeof verbWords>;

const shifts = { '+': templates, '-': templates };

export const understandsSchema = z.strictObject({
  /** Unicode scripts the language is written in, by which a text is recognised as its own. */
  letters: z.array(z.string()).min(1),
  /** `spaces`: words begin and end at spaces. `none`: words follow one another without a space. */
  segmentation: z.enum(['spaces', 'none']),
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
  things: z.record(z.enum(things), templates),
  /** Pronouns and places in a list. */
  references: z.partialRecord(z.enum(references), templates),
  moods: z.record(z.enum(moods), templates),
  links: z.record(z.enum(links), templates),
  /** Words that say whether a date moves later (`+`) or earlier (`-`). */
  shifts: z.strictObject(shifts),
  /** Carriers by the name they are filed under. */
  carriers: z.record(z.string(), templates),
  /** Languages by their shortest tag. */
  languages: z.record(z.string(), templates),
  /** Words that add nothing. */
  fillers: templates,
  /** What stands before an order number ("order", "no.") and what may follow it. */
  orderMarks: z.strictObject({ before: templates, after: templates, prefixes: templates }),
  dates: datesSchema,
});
export type Understands = z.infer<typeof understandsSchema>;

/** A word of the list: what it means, or, for a stem, what each of its endings makes it mean. */
export type Entry =
  | { readonly senses: readonly Sense[] }
  | { readonly endings: WordGraph<Form>; readonly meaning: (form: Form) => Sense };

export interface Lexicon {
  readonly tag: string;
  readonly letters: RegExp;
  readonly spaced: boolean;
  readonly words: WordGraph<Entry>;
  /** Every way a field is called. */
  readonly fieldWords: readonly string[];
  readonly orderMarks: {
    readonly before: readonly string[];
    readonly after: readonly string[];
    readonly prefixes: readonly string[];
  };
  readonly dates: DatePatterns;
  /** What suggestions are made by; none are where nothing was learned. */
  readonly model?: Model;
}

export function compileLexicon(tag: string, understands: Understands): Lexicon {
  const parts = normalParts(understands.parts);
  const words = new WordGraph<Entry>(parts);
  const endingsNamed = endingGraphs(understands, parts);
  const add = (list: readonly string[], sense: Sense): void => {
    const entry = { senses: [sense] };
    for (const word of templatesOf(list, parts)) words.add(word, entry);
  };
  const addVerb = (list: VerbWords, meaning: (form: Form) => Sense): void => {
    for (const { stems, endings, form } of list) {
      if (endings === undefined) add(stems, meaning(form ?? 'plain'));
      else {
        const graph = endingsNamed.get(endings);
        if (!graph) throw new Error(`${tag}: no class of endings is called "${endings}"`);
        const entry = { endings: graph, meaning };
        for (const stem of templatesOf(stems, parts)) words.add(stem, entry);
      }
    }
  };
  for (const [verb, list] of named<Verb, VerbWords>(understands.verbs))
    addVerb(list, (form) => ({ is: 'verb', verb, form }));
  for (const { field, shift, words: list } of understands.fieldVerbs)
    addVerb(list, (form) => ({ is: 'verb', verb: 'edit', form, field, ...(shift && { shift }) }));
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
  add(understands.fillers, { is: 'filler' });
  const marks = understands.orderMarks;
  const spaced = understands.segmentation === 'spaces';
  return {
    tag,
    letters: new RegExp(`[${understands.letters.map((script) => `\\p{scx=${script}}`).join('')}]`, 'u'),
    spaced,
    words,
    fieldWords: texts(Object.values(understands.fields).flat(), parts),
    orderMarks: {
      before: texts(marks.before, parts),
      after: texts(marks.after, parts),
      prefixes: texts(marks.prefixes, parts),
    },
    dates: datePatterns(understands.dates, spaced),
  };
}

const named = <K extends string, V = readonly string[]>(record: Partial<Record<K, V>>): [K, V][] =>
  Object.entries(record) as [K, V][];

/** Normalized before they are read: width, case and kana don't matter in a template either. */
const normalParts = (written: Understands['parts']): Parts =>
  readParts(
    Object.fromEntries(
      Object.entries(written).map(([name, list]) => [
        name.toLowerCase(),
        list.map((one) => normalize(one).text),
      ]),
    ),
  );

const templatesOf = (list: readonly string[], parts: Parts): Template[] =>
  list.map((one) => readTemplate(normalize(one).text, new Set(parts.keys())));

const texts = (list: readonly string[], parts: Parts): string[] =>
  templatesOf(list, parts).flatMap((one) => expand(one, parts));

function endingGraphs(understands: Understands, parts: Parts): Map<string, WordGraph<Form>> {
  return new Map(
    Object.entries(understands.endings).map(([name, byForm]) => {
      const graph = new WordGraph<Form>(parts);
      for (const [form, list] of named<Form>(byForm))
        for (const ending of templatesOf(list, parts)) graph.add(ending, form);
      return [name, graph];
    }),
  );
}
