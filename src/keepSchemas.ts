// Keeps Microsoft's schemas of the app package beside the program, in the version that our manifest is written in:
// they are a hundredth of the package that they come in. `npm run build` runs it.

import { copyFileSync, mkdirSync } from 'node:fs';
import { schemaFiles, schemaFolder } from './appPackage/schemas.ts';
import { manifestOf, readSources } from './appPackage/sources.ts';

const { manifestVersion } = manifestOf(readSources().template);
const theirs = import.meta.resolve('@microsoft/app-manifest');
mkdirSync(schemaFolder, { recursive: true });
for (const file of Object.values(schemaFiles)) {
  const source = new URL(`json-schemas/teams/v${manifestVersion}/${file}`, theirs);
  copyFileSync(source, new URL(file, schemaFolder));
}
