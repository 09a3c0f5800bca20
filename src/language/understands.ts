// What a language's understands.json holds.

import { z } from 'zod';
import { fieldNames } from '../domain/fields.ts';
import { requestSchema, type Verb } from '../domain/request.ts';
import { sortables } from '../domain/sorting.ts';
import { statuses } from '../domain/statusRules.ts';
import { datesSchema } from './dates/dateWords.ts';
import { numeralsSchema } from './numerals.ts';
import { forms, links, moods, things } from './senses.ts';

const verbNames = requestSchema.options.map((option) => option.shape.verb.value) as [Verb, ...Verb[]];

const sortings = sortables.flatMap((by) => [by, `-${by}`] as const);

/** A word or phrase; `(a|b)` stands for either, `{name}` for any of the list of that name in `parts`. */
const templatesSchema = z.array(z.string().min(1));

/** Classes of endings: for each form of the verb, what follows the stem ("" where nothing does). */
const endingsSchema = z.record(z.string(), z.partialRecord(z.enum(forms), z.array(z.string())));
export type Endings = z.infer<typeof endingsSchema>;

const verbWordsSchema = z.array(
  z.strictObject({
    /** The part of the verb that stays as it is. Without `endings`, the whole word or phrase. */
    stems: templatesSchema,
    /** Name of the class of endings that the stems take. */
    endings: z.string().optional(),
    /** Words of which one stands behind the verb, with others between, and without which it is not this verb. */
    particles: templatesSchema.optional(),
    /** The form that words without endings have; `plain` where it is not said. */
    form: z.enum(forms).optional(),
    /** The pronoun that is part of the words ("create it again"). */
    reference: z.enum(['it', 'them']).optional(),
  }),
);
export type VerbWords = z.infer<typeof verbWordsSchema>;

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
