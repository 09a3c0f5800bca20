// A real PostgreSQL server for tests: the one that TEST_DATABASE_URL names, else the machine's own programs, started in a
// temporary folder. Servers refuse to run as root: for root they run as the user postgres.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { describe } from 'vitest';

const installed = '/usr/lib/postgresql';

/** The folder of the newest release's programs on this machine. */
function programs(): string | undefined {
  const releases = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : [];
  return releases
    .map((release) => join(installed, release, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

const isRoot = process.getuid?.() === 0;
const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));

export interface OwnServer {
  /** The address of a database on it. */
  url(database: string): string;
  start(): Promise<void>;
  /** As if its machine lost power: connections break, and what is on disk stays. */
  stop(): Promise<void>;
}

/**
 * A server of the caller's own on a socket in a temporary folder. It ends with this process, however that ends: it hears
 * so when its input closes.
 * @param settings beside those that suit a test, where nothing has to survive a power cut
 */
export function ownServer(settings: readonly string[] = ['fsync=off']): OwnServer | undefined {
  const bin = programs();
  if (!bin) return undefined;
  const user = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  const folder = mkdtempSync(join(tmpdir(), 'portdesk-pg-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  if (isRoot) chownSync(folder, idOf('-u'), idOf('-g'));
  const data = join(folder, 'data');
  const options = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), options, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    ...user,
  });
  const words = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'max_connections=200',
    ...settings,
  ];
  const script = '"$@" <&- & server=$!; cat; kill -QUIT $server; wait $server';
  const command = [join(bin, 'postgres'), '-D', data, ...words.flatMap((word) => ['-c', word])];
  let running: ChildProcess | undefined;
  return {
    url: (database) => `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`,
    async start() {
      const child = spawn('sh', ['-c', script, 'sh', ...command], {
        cwd: folder,
        stdio: ['pipe', 'ignore', 'pipe'],
        ...user,
      });
      running = child;
      child.unref();
      const said: string[] = [];
      const lines = createInterface({ input: child.stderr });
      await new Promise<void>((resolve, reject) => {
        lines.on('line', (line) => {
          said.push(line);
          if (line.includes('ready to accept connections')) resolve();
        });
        child.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said.join('\n')}`)));
      });
    },
    async stop() {
      const child = running;
      running = undefined;
      if (!child || child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin?.end();
      await ended;
    },
  };
}

let shared: Promise<((database: string) => string) | undefined> | undefined;

/** The server that tests share, as addresses of its databases; `undefined` where there is none on this machine. */
async function sharedServer(): Promise<((database: string) => string) | undefined> {
  const named = process.env.TEST_DATABASE_URL;
  if (named) {
    return (database) => {
      const url = new URL(named);
      url.pathname = `/${database}`;
      return url.href;
    };
  }
  const server = ownServer();
  await server?.start();
  return server && ((database) => server.url(database));
}

export interface TestDatabase {
  readonly url: string;
  /** Takes all rows out of it. */
  empty(): Promise<void>;
  /** Asks it something behind the store's back. */
  query(text: string, values?: unknown[]): Promise<readonly Record<string, unknown>[]>;
  drop(): Promise<void>;
}

const tables = ['tenants', 'orders', 'documents', 'feed', 'messages'].map((table) => `portdesk.${table}`);

/** A database of the caller's own. */
export async function freshDatabase(): Promise<TestDatabase> {
  shared ??= sharedServer();
  const urlOf = await shared;
  if (!urlOf) throw new Error('there is no PostgreSQL on this machine');
  const name = `portdesk_test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  const admin = new pg.Pool({ connectionString: urlOf('postgres'), max: 1 });
  await admin.query(`CREATE DATABASE ${name}`);
  const pool = new pg.Pool({ connectionString: urlOf(name), max: 1 });
  for (const each of [admin, pool]) each.on('error', () => {}); // the server may go away under a test
  return {
    url: urlOf(name),
    // Faster than TRUNCATE, which makes every file anew.
    empty: async () => void (await pool.query(tables.map((table) => `DELETE FROM ${table}`).join('; '))),
    query: async (text, values) => (await pool.query(text, values)).rows,
    async drop() {
      await pool.end();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

const isThere = process.env.TEST_DATABASE_URL !== undefined || programs() !== undefined;
if (!isThere) {
  const told =
    "there is no PostgreSQL on this machine: set TEST_DATABASE_URL, or install Debian's postgresql";
  if (process.env.CI === 'true') throw new Error(told);
  process.stderr.write(`\nNOT TESTED: the store on PostgreSQL, because ${told}\n\n`);
}

/** `describe` where there is a server; elsewhere it skips, and says so loudly. In CI there must be one. */
export const describeOnPostgres = describe.skipIf(!isThere);
