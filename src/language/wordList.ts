// The words of a language as one list that is searched letter by letter, each with what it means.

import { z } from 'zod';
import { type Form, forms, type Sense, type SenseOf } from './senses.ts';
import type { TemplateReader } from './templateReader.ts';
import type { Template } from './templates.ts';
import { wordsOf } from './vocabulary.ts';
import { WordGraph } from './wordGraph.ts';

/** A word or phrase; `(a|b)` stands for either, `{name}` for any of the list of that name in `parts`. */
export const templatesSchema = z.array(z.string().min(1));

/** Classes of endings: for each form of the verb, what follows the stem ("" where nothing does). */
export const endingsSchema = z.record(z.string(), z.partialRecord(z.enum(forms), z.array(z.string())));
type Endings = z.infer<typeof endingsSchema>;

export const verbWordsSchema = z.array(
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
type VerbWords = z.infer<typeof verbWordsSchema>;

/** A word of the list: what it means, or, for a stem, what each of its endings makes it mean. */
export type Entry =
  | { readonly senses: readonly Sense[]; readonly isSuffix?: boolean }
  | { readonly endings: WordGraph<Form>; readonly meaning: (form: Form) => readonly Sense[] };

interface EndingClass {
  readonly graph: WordGraph<Form>;
  readonly templates: readonly Template[];
}

export class WordList {
  readonly words: WordGraph<Entry>;
  private readonly read: TemplateReader;
  private readonly endings: ReadonlyMap<string, EndingClass>;
  /** What single words are taken from; names are none that others are misspelled for. */
  private readonly learned: Template[] = [];
  /** The other halves of verbs in two. */
  private readonly particles = new Set<string>();

  private readonly tag: string;

  constructor(tag: string, read: TemplateReader, endings: Endings) {
    this.words = new WordGraph(read.parts);
    this.tag = tag;
    this.read = read;
    this.endings = new Map(
      Object.entries(endings).map(([name, byForm]) => [name, endingClass(byForm, read)] as const),
    );
  }

  add(list: readonly string[], ...senses: readonly Sense[]): void {
    this.learned.push(...this.put(list, { senses }));
  }

  addNames(list: readonly string[], sense: Sense): void {
    this.put(list, { senses: [sense] });
  }

  /** They stand only right behind another word or a number. */
  addSuffixes(list: readonly string[], sense: Sense): void {
    this.learned.push(...this.put(list, { senses: [sense], isSuffix: true }));
  }

  /** `whole`: what the verb means in a form. */
  addVerb(list: VerbWords, whole: (form: Form) => SenseOf<'verb'>): void {
    for (const { stems, endings, form, reference, particles: written } of list) {
      const particles = written && this.read.texts(written);
      for (const particle of particles ?? []) this.addParticle(particle);
      const meant = (form: Form): Sense =>
        particles ? { is: 'separated', particles, verb: whole(form) } : whole(form);
      const pronoun: readonly Sense[] = reference ? [{ is: 'reference', to: reference }] : [];
      if (endings === undefined) this.add(stems, meant(form ?? 'plain'), ...pronoun);
      else this.addStems(stems, endings, meant);
    }
  }

  /** Every single word. */
  vocabulary(): Set<string> {
    return wordsOf(this.learned, this.read.parts);
  }

  private addStems(stems: readonly string[], endings: string, meant: (form: Form) => Sense): void {
    const named = this.endings.get(endings);
    if (!named) throw new Error(`${this.tag}: no class of endings is called "${endings}"`);
    const senses = new Map(forms.map((form) => [form, [meant(form)] as const]));
    const templates = this.put(stems, {
      endings: named.graph,
      meaning: (form) => senses.get(form) ?? [],
    });
    const either = named.templates;
    this.learned.push(...templates.map((stem) => ({ row: [stem, { either }] })));
  }

  private addParticle(particle: string): void {
    if (this.particles.has(particle)) return;
    this.particles.add(particle);
    this.add([particle], { is: 'particle', particle });
  }

  private put(list: readonly string[], entry: Entry): Template[] {
    const templates = this.read.all(list);
    for (const word of templates) this.words.add(word, entry);
    return templates;
  }
}

function endingClass(byForm: Endings[string], read: TemplateReader): EndingClass {
  const graph = new WordGraph<Form>(read.parts);
  const templates: Template[] = [];
  for (const [form, list] of Object.entries(byForm) as [Form, readonly string[]][])
    for (const ending of read.all(list)) {
      graph.add(ending, form);
      templates.push(ending);
    }
  return { graph, templates };
}
