// The words of a language gathered as one list, each with what it means.

import type { Form, Sense, SenseOf } from './senses.ts';
import type { TemplateReader } from './templateReader.ts';
import type { Template } from './templates.ts';
import type { Endings, VerbWords } from './understands.ts';
import { wordsOf } from './vocabulary.ts';

/** Words that mean the same; of stems, the class of their endings, and what each of its forms means. */
export type Listed =
  | {
      readonly templates: readonly Template[];
      readonly senses: readonly Sense[];
      /** It stands only right behind another word or a number. */
      readonly isSuffix?: boolean;
    }
  | { readonly templates: readonly Template[]; readonly endings: string; readonly meaning: Meaning };
export type Meaning = Readonly<Partial<Record<Form, readonly Sense[]>>>;

type ByForm = Readonly<Partial<Record<Form, readonly Template[]>>>;

export class WordList {
  readonly words: Listed[] = [];
  readonly endings: Readonly<Record<string, ByForm>>;
  private readonly read: TemplateReader;
  /** What single words are taken from; names are none that others are misspelled for. */
  private readonly learned: Template[] = [];
  /** The other halves of verbs in two. */
  private readonly particles = new Set<string>();

  constructor(read: TemplateReader, endings: Endings) {
    this.read = read;
    this.endings = mapped(endings, (byForm) => mapped(byForm, (list) => read.all(list ?? [])));
  }

  add(list: readonly string[], ...senses: readonly Sense[]): void {
    const templates = this.read.all(list);
    this.words.push({ templates, senses });
    this.learned.push(...templates);
  }

  addNames(list: readonly string[], sense: Sense): void {
    this.words.push({ templates: this.read.all(list), senses: [sense] });
  }

  addSuffixes(list: readonly string[], sense: Sense): void {
    const templates = this.read.all(list);
    this.words.push({ templates, senses: [sense], isSuffix: true });
    this.learned.push(...templates);
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
    const byForm = this.endings[endings];
    if (!byForm) throw new Error(`no class of endings is called "${endings}"`);
    const templates = this.read.all(stems);
    this.words.push({ templates, endings, meaning: mapped(byForm, (_, form) => [meant(form)]) });
    const either = Object.values(byForm).flat();
    this.learned.push(...templates.map((stem) => [stem, { either }]));
  }

  private addParticle(particle: string): void {
    if (this.particles.has(particle)) return;
    this.particles.add(particle);
    this.add([particle], { is: 'particle', particle });
  }
}

const mapped = <K extends string, V, W>(
  record: Readonly<Partial<Record<K, V>>>,
  change: (value: V, key: K) => W,
): Record<K, W> =>
  Object.fromEntries(
    (Object.entries(record) as [K, V][]).map(([key, value]) => [key, change(value, key)]),
  ) as Record<K, W>;
