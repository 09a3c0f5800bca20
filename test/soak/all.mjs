// Runs every soak of this folder, one after the other. npm run soak [-- SHARE]: of its full size, a tenth in CI.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('./', import.meta.url));
const [share = '1'] = process.argv.slice(2);
const soaks = readdirSync(folder).filter((name) => name.endsWith('.soak.mjs'));
const failed = soaks.filter((name) => {
  process.stdout.write(`\n${name}, ${share} of its size\n`);
  return spawnSync(process.execPath, [`${folder}${name}`, share], { stdio: 'inherit' }).status !== 0;
});
process.stdout.write(`\n${soaks.length - failed.length} passed, ${failed.length} failed\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
