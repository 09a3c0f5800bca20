// The examples as they stand on disk, and the people of listening.ts with what others teach them.

import { readFileSync } from 'node:fs';
import { type Examples, examplesSchema } from '../../src/language/suggestions/examples.ts';
import { train } from '../../src/language/suggestions/train.ts';
import type { Hearing } from '../../src/language/understand.ts';
import { hearings, type Tested } from './listening.ts';

export const examplesOf = (tag: Tested): Examples =>
  examplesSchema.parse(
    JSON.parse(readFileSync(new URL(`../../locales/${tag}/examples.json`, import.meta.url), 'utf8')),
  );

/** One who speaks the language and whose words were learned from these examples alone. */
export function taught(tag: Tested, examples: Examples): Hearing {
  const { lexicons, ...hearing } = hearings[tag];
  const model = train(examples, tag, lexicons);
  return {
    ...hearing,
    lexicons: lexicons.map((lexicon) => (lexicon.tag === tag ? { ...lexicon, model } : lexicon)),
  };
}
