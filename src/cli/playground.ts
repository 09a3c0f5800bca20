// Microsoft's Agents Playground as a child process: a chat page like Teams', for trying the bot on this machine.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { variables } from '../environment.ts';

export interface Playground {
  readonly url: string;
  /** What whoever starts it should know. */
  readonly warning: string;
  stop(): Promise<void>;
}

export interface PlaygroundOptions {
  /** Where the bot takes messages: `http://127.0.0.1:3978/api/messages`. */
  readonly endpoint: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The Playground's program; `undefined`: not installed. */
  readonly program?: string | undefined;
}

const packageName = '@microsoft/m365agentsplayground';

/** `undefined` where the package is not installed: it is for development alone. */
export function findPlayground(): string | undefined {
  const require = createRequire(import.meta.url);
  try {
    const manifest = require.resolve(`${packageName}/package.json`);
    const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: Record<string, string> };
    return bin.agentsplayground && join(dirname(manifest), bin.agentsplayground);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Resolves once the page can be opened; `undefined` where the package is not installed. Works without a network. */
export async function startPlayground({
  endpoint,
  env,
  program = findPlayground(),
}: PlaygroundOptions): Promise<Playground | undefined> {
  if (!program) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'portdesk-playground-'));
  const child = spawn(
    process.execPath,
    [...endsWithItsParent, program, 'start', '-e', endpoint, '-c', 'msteams', '--dt'],
    { env: environmentOf(env, join(folder, 'log')), stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  child.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const port = await portOf(child);
  return {
    url: `http://localhost:${port}`,
    warning: `The chat page listens on every network interface: whoever reaches port ${port} of this machine can use it.`,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** However the parent dies, its end of the channel closes; a handler of signals would miss some deaths. */
const endsWithItsParent = [
  '--import',
  'data:text/javascript,process.on("disconnect",()=>process.exit());process.channel.unref()',
];

/** Without our own variables: the Playground has no use for the bot's secrets, and would take PORT for its own. */
const environmentOf = (env: PlaygroundOptions['env'], logFile: string) => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !(name in variables))),
  TEAMSAPPTESTER_BROWSER: 'none',
  BROWSER: 'none',
  // It makes this file anew, whatever stands there: run by root, it would replace even /dev/null.
  TEAMSAPPTESTER_LOGFILE: logFile,
  APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
});

/** It says "Listening on 56150", or another port where that one is taken. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000);
      const port = /Listening on (\d+)/i.exec(output)?.[1];
      if (port) resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', () =>
      reject(new Error(`The Agents Playground ended before it was ready:\n${output}`)),
    );
  });
}
