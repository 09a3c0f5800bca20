// Runs the command line: to its end in this process, or built and in one of its own, which can be spoken to and stopped.
// Nothing of the developer's environment reaches either. Whoever starts a process stops it.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, vi } from 'vitest';
import { begin, type Ended, inProcess, type Running } from './inProcess.ts';
import { voice } from './voice.ts';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Circumstances {
  /** The store; without it one that nobody else has. */
  readonly data?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
}

/** A command in a process of its own. */
export interface OwnProcess extends Running {
  readonly child: ChildProcessWithoutNullStreams;
  stop(signal?: NodeJS.Signals): Promise<Ended>;
}

// Processes compete for the machine's cores: a slow one is no wrong one.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const alive = new Set<Running | OwnProcess>();

function kept<R extends Running>(running: R): R {
  alive.add(running);
  const isOver = () => alive.delete(running);
  running.ended.then(isOver, isOver);
  return running;
}

// What a failed test left, where this is the first file of its worker; the worker's end is the end of the rest.
afterAll(async () => {
  await Promise.all([...alive].map((each) => ('child' in each ? each.stop('SIGKILL') : each.stop())));
});

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'portdesk-'));

/** The name of a store's file that is not there yet. */
export const newStore = (): string => join(newFolder(), 'orders.json');

function environment(data = newStore(), more: Circumstances['env'] = {}): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, LANG: 'en_US.UTF-8', TZ: 'UTC', PORT: '0', PORTDESK_DATA: data, ...more };
}

/** Starts the built program in a process of its own. */
export function start(words: readonly string[], { data, env, cwd }: Circumstances = {}): OwnProcess {
  const child = spawn(process.execPath, [main, ...words], { cwd, env: environment(data, env) });
  const { said, hear, ends, says } = voice();
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8');
    child[stream].on('data', (chunk: string) => hear(stream, chunk));
  }
  child.stdin.on('error', () => {}); // ended before it had read all
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      ends();
      resolve({ status, ...said });
    });
  });
  return kept({
    pid: child.pid ?? 0,
    child,
    ended,
    says,
    type: (text) => void child.stdin.write(text),
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  });
}

/** Begins a command in this process. */
export const run = (words: readonly string[], { data, env }: Circumstances = {}): Running =>
  kept(begin(words, { env: environment(data, env) }));

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

export interface Listening {
  readonly data: string;
  /** `http://127.0.0.1:40123` */
  readonly url: string;
}
export type Server = Running & Listening;

/** A server that listens, in this process. */
export const serve = (words: readonly string[], around?: Circumstances): Promise<Server> =>
  listening(run, words, around);

/** A server that listens, built and in a process of its own: for what a process alone can do, or have done to it. */
export const serveInOwnProcess = (
  words: readonly string[],
  around?: Circumstances,
): Promise<OwnProcess & Listening> => listening(start, words, around);

async function listening<R extends Running>(
  start: (words: readonly string[], around: Circumstances) => R,
  words: readonly string[],
  around: Circumstances = {},
): Promise<R & Listening> {
  const data = around.data ?? newStore();
  const running = start(['serve', ...words], { ...around, data });
  const [, url = ''] = await running.says(/listens on (\S+)\/api\/messages/);
  await running.says(/Stop with Ctrl\+C/);
  return { ...running, data, url };
}
