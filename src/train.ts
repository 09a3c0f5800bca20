// Learns from each language's examples what suggestions are made by. `npm run build` runs it once the code is compiled.

import { mkdirSync, writeFileSync } from 'node:fs';
import { stored } from './language/suggestions/model.ts';
import { train } from './language/suggestions/train.ts';
import { modelFolder, readExamples, readLexicons } from './locales.ts';

const lexicons = readLexicons();
mkdirSync(modelFolder, { recursive: true });
for (const [tag, examples] of Object.entries(readExamples())) {
  writeFileSync(new URL(`${tag}.json`, modelFolder), JSON.stringify(stored(train(examples, tag, lexicons))));
}
