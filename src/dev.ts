// Builds the program and serves the demo, and does so anew whenever a source or a locale is saved. `npm run dev` runs it;
// what stands behind `--` there is handed on to `serve`.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openChanges } from './cli/transcript/changes.ts';

const start = (program: string, ...words: readonly string[]): ChildProcess =>
  spawn(program, words, { stdio: 'inherit' });

async function end(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

let server: ChildProcess | undefined;
async function again(): Promise<void> {
  server?.kill();
  if (server) await end(server);
  const isBuilt = (await end(start('npm', 'run', 'build', '--silent'))) === 0;
  server = isBuilt
    ? start(process.execPath, 'dist/cli/main.js', 'serve', '--demo', ...process.argv.slice(2))
    : undefined;
}

let last = again();
await openChanges(['src', 'locales'], () => {
  last = last.then(again);
});
