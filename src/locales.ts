// Reads the folder of locales: words to say, words to understand, examples, links; and what the build makes of them: words
// to understand prepared, and the models learned from the examples. Each file is validated once, here.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { type DemoTable, demoSchema } from './intake/demoOrders.ts';
import { type Lexicon, lexiconOf } from './language/lexicon.ts';
import { type Prepared, prepare } from './language/prepared.ts';
import { type Examples, examplesSchema } from './language/suggestions/examples.ts';
import { type Model, modelSchema } from './language/suggestions/model.ts';
import { understandsSchema } from './language/understands.ts';
import { packageFolder } from './packageFolder.ts';
import { type LinkTable, linksSchema } from './replies/links.ts';
import type { Says } from './replies/translator.ts';

export interface Locales {
  /** One a language that is understood. */
  readonly lexicons: readonly Lexicon[];
  /** By tag: one a language that is spoken. */
  readonly says: Readonly<Record<string, Says>>;
  readonly links: LinkTable;
  readonly demo: DemoTable;
}

const saysSchema: z.ZodType<Says> = z.record(z.string(), z.union([z.string(), z.lazy(() => saysSchema)]));

const ownFolder = new URL('locales/', packageFolder);
/** What the build has learned from the examples, one file a language. */
export const modelFolder = new URL('dist/models/', packageFolder);
/** Where the build lays the words to understand that it has prepared, one file a language. */
export const preparedFolder = new URL('dist/lexicons/', packageFolder);
/** Where they are looked for: beside the built program, so that none that other code has prepared is ever taken. */
const ownPrepared = new URL('lexicons/', import.meta.url);

/** Throws where a file is missing or wrong; the message names the file and the place in it. */
export function readLocales(folder: URL = ownFolder): Locales {
  const learned = tagsWith('examples.json', folder);
  return {
    lexicons: readLexicons(folder, (tag) => (learned.includes(tag) ? readModel(tag) : undefined)),
    says: readEach('says.json', saysSchema, folder),
    links: read(new URL('links.json', folder), linksSchema),
    demo: read(new URL('demo.json', folder), demoSchema),
  };
}

/** The words to understand alone, without what was learned from examples. */
export function readLexicons(
  folder: URL = ownFolder,
  modelOf = (_tag: string): Model | undefined => undefined,
): Lexicon[] {
  const spoken = tagsWith('says.json', folder);
  const understood = tagsWith('understands.json', folder);
  // A text that may be in either of two languages is taken for one in which it can be answered.
  const spokenFirst = understood.sort((a, b) => Number(spoken.includes(b)) - Number(spoken.includes(a)));
  return spokenFirst.map((tag) => {
    const file = new URL(`${tag}/understands.json`, folder);
    return lexiconOf(tag, preparedBefore(tag, file) ?? preparedFrom(file), modelOf(tag));
  });
}

/** A language's words to understand prepared, and of which file they were made. */
interface Kept {
  readonly digest: string;
  readonly prepared: Prepared;
}

/** What the build has prepared, where the file still is as it was then. */
function preparedBefore(tag: string, file: URL): Prepared | undefined {
  const before = new URL(`${tag}.json`, ownPrepared);
  if (!existsSync(before)) return undefined;
  const { digest, prepared }: Kept = JSON.parse(readFileSync(before, 'utf8'));
  return digest === digestOf(file) ? prepared : undefined;
}

function preparedFrom(file: URL): Prepared {
  const digest = digestOf(file);
  const known = preparedHere.get(digest);
  if (known) return known;
  const understands = read(file, understandsSchema);
  try {
    const prepared = prepare(understands);
    preparedHere.set(digest, prepared);
    return prepared;
  } catch (cause) {
    throw new Error(`${file.pathname}: ${(cause as Error).message}`, { cause });
  }
}

/** By digest: the locales may be read again, by a transcript beside a server, and are the same. */
const preparedHere = new Map<string, Prepared>();

/** By tag: what the build keeps of each language. */
export function prepareAll(folder: URL = ownFolder): Record<string, Kept> {
  const files = tagsWith('understands.json', folder).map(
    (tag) => [tag, new URL(`${tag}/understands.json`, folder)] as const,
  );
  return Object.fromEntries(
    files.map(([tag, file]) => [tag, { digest: digestOf(file), prepared: preparedFrom(file) }]),
  );
}

const digestOf = (file: URL): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** By tag; a language without examples gets no suggestions. */
export const readExamples = (folder: URL = ownFolder): Record<string, Examples> =>
  readEach('examples.json', examplesSchema, folder);

function readModel(tag: string): Model {
  const file = new URL(`${tag}.json`, modelFolder);
  if (!existsSync(file)) throw new Error(`${file.pathname} is missing: "npm run build" makes it`);
  return read(file, modelSchema);
}

const tagsWith = (name: string, folder: URL): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/${name}`, folder)))
    .map((entry) => entry.name)
    .sort();

const readEach = <T>(name: string, schema: z.ZodType<T>, folder: URL): Record<string, T> =>
  Object.fromEntries(
    tagsWith(name, folder).map((tag) => [tag, read(new URL(`${tag}/${name}`, folder), schema)]),
  );

function read<T>(file: URL, schema: z.ZodType<T>): T {
  // Code made for a schema takes longer than reading the one file that it is for.
  const checked = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')), { jitless: true });
  if (!checked.success)
    throw new Error(`${file.pathname} is not as it should be:\n${z.prettifyError(checked.error)}`);
  return checked.data;
}
