// Posts 100,000 activities of any shape to the bot, or such a share of them: node test/soak/activities.soak.mjs [SHARE]

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const runs = Math.round(100_000 * Number(process.argv[2] ?? 1));
const { status } = spawnSync(
  process.execPath,
  [here('../../node_modules/vitest/vitest.mjs'), 'run', here('../teams/anything.test.ts')],
  { cwd: here('../..'), env: { ...process.env, ANYTHING_RUNS: String(runs) }, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
