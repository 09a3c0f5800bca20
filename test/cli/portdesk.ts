// Runs the command line: to its end in this process, or built and in one of its own, which can be spoken to and stopped.
// Nothing of the developer's environment reaches either, and no process outlives its test file.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, vi } from 'vitest';
import { type Ended, inProcess } from './inProcess.ts';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Circumstances {
  /** The store; without it one that nobody else has. */
  readonly data?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
}

export interface Running {
  readonly pid: number;
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
  /** Resolves once stdout or stderr holds it; rejects where the process ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  type(text: string): void;
  stop(signal?: NodeJS.Signals): Promise<Ended>;
}

// Processes compete for the machine's cores: a slow one is no wrong one.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const alive = new Set<Running>();
const folders: string[] = [];

afterAll(async () => {
  await Promise.all([...alive].map((each) => each.stop('SIGKILL')));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portdesk-'));
  folders.push(folder);
  return folder;
}

/** The name of a store's file that is not there yet. */
export const newStore = (): string => join(newFolder(), 'orders.json');

function environment(data = newStore(), more: Circumstances['env'] = {}): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, LANG: 'en_US.UTF-8', TZ: 'UTC', PORT: '0', PORTDESK_DATA: data, ...more };
}

/** Starts the built program in a process of its own. */
export function start(words: readonly string[], { data, env, cwd }: Circumstances = {}): Running {
  const child = spawn(process.execPath, [main, ...words], { cwd, env: environment(data, env) });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (chunk: string) => {
      said[name] += chunk;
    });
  }
  child.stdin.on('error', () => {}); // ended before it had read all
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      alive.delete(running);
      resolve({ status, ...said });
    });
  });
  const running: Running = {
    pid: child.pid ?? 0,
    child,
    ended,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(said.stdout) ?? pattern.exec(said.stderr);
          if (found) resolve(found);
        };
        look();
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        child.once('close', () =>
          reject(new Error(`it ended without saying ${pattern}:\n${said.stdout}${said.stderr}`)),
        );
      }),
    type: (text) => void child.stdin.write(text),
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
  alive.add(running);
  return running;
}

/** Runs a command to its end, in a process of its own. */
export function inOwnProcess(words: readonly string[], around: Circumstances = {}): Promise<Ended> {
  const running = start(words, around);
  running.child.stdin.end(around.input ?? '');
  return running.ended;
}

/** Runs a command to its end. Who names a working folder needs a process for it. */
export function portdesk(words: readonly string[], around: Circumstances = {}): Promise<Ended> {
  const { data, env, cwd, input } = around;
  if (cwd !== undefined) return inOwnProcess(words, around);
  return inProcess(words, {
    env: environment(data, env),
    stdin: Readable.from(input === undefined ? [] : [Buffer.from(input as Uint8Array)]),
  });
}

export interface Server extends Running {
  readonly data: string;
  /** `http://127.0.0.1:40123` */
  readonly url: string;
}

/** A server that listens. */
export async function serve(words: readonly string[], around: Circumstances = {}): Promise<Server> {
  const data = around.data ?? newStore();
  const running = start(['serve', ...words], { ...around, data });
  const [, url = ''] = await running.says(/listens on (\S+)\/api\/messages/);
  await running.says(/Stop with Ctrl\+C/);
  return { ...running, data, url };
}
