// Reads the folder of locales: words to say, words to understand, links. Each file is validated once, here.

import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { type DemoTable, demoSchema } from './intake/demoOrders.ts';
import { compileLexicon, type Lexicon, understandsSchema } from './language/lexicon.ts';
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

/** The package's own folder; beside src in a checkout and beside dist in a build. */
const ownFolder = new URL('../locales/', import.meta.url);

/** Throws where a file is missing or wrong; the message names the file and the place in it. */
export function readLocales(folder: URL = ownFolder): Locales {
  const tags = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const files = (tag: string) => new Set(readdirSync(new URL(`${tag}/`, folder)));
  const having = (file: string) => tags.filter((tag) => files(tag).has(file));
  const spoken = having('says.json');
  // A text that may be in either of two languages is taken for one in which it can be answered.
  const understood = [...new Set([...spoken, ...having('understands.json')])];
  return {
    lexicons: understood
      .filter((tag) => files(tag).has('understands.json'))
      .map((tag) => compileLexicon(tag, read(new URL(`${tag}/understands.json`, folder), understandsSchema))),
    says: Object.fromEntries(
      spoken.map((tag) => [tag, read(new URL(`${tag}/says.json`, folder), saysSchema)]),
    ),
    links: read(new URL('links.json', folder), linksSchema),
    demo: read(new URL('demo.json', folder), demoSchema),
  };
}

function read<T>(file: URL, schema: z.ZodType<T>): T {
  const read = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success)
    throw new Error(`${file.pathname} is not as it should be:\n${z.prettifyError(read.error)}`);
  return read.data;
}
