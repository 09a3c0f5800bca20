// Makes of the locales what a program that starts is quickest to read: words to understand prepared, and what suggestions
// are made by, learned from each language's examples. `npm run build` runs it.

import { mkdirSync, writeFileSync } from 'node:fs';
import { stored } from './language/suggestions/model.ts';
import { train } from './language/suggestions/train.ts';
import { modelFolder, prepareAll, preparedFolder, readExamples, readLexicons } from './locales.ts';

mkdirSync(preparedFolder, { recursive: true });
for (const [tag, kept] of Object.entries(prepareAll()))
  writeFileSync(new URL(`${tag}.json`, preparedFolder), JSON.stringify(kept));

const lexicons = readLexicons();
mkdirSync(modelFolder, { recursive: true });
for (const [tag, examples] of Object.entries(readExamples())) {
  writeFileSync(new URL(`${tag}.json`, modelFolder), JSON.stringify(stored(train(examples, tag, lexicons))));
}
