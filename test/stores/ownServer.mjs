// A PostgreSQL server of the caller's own, from the machine's programs, in a temporary folder. Servers refuse to run as root:
// for root they run as the user postgres. Plain JavaScript, for what runs on the built program as well.

import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const installed = '/usr/lib/postgresql';

export function programs() {
  const releases = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : [];
  return releases
    .map((release) => join(installed, release, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

const isRoot = process.getuid?.() === 0;
const idOf = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));

export function ownServer(settings = ['fsync=off']) {
  const bin = programs();
  if (!bin) return undefined;
  const user = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  const folder = mkdtempSync(join(tmpdir(), 'portdesk-pg-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  if (isRoot) chownSync(folder, user.uid, user.gid);
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
  const script =
    '"$@" <&- & server=$!; signal=$(cat); [ "$signal" ] || signal=QUIT; kill -$signal $server; wait $server';
  const command = [join(bin, 'postgres'), '-D', data, ...words.flatMap((word) => ['-c', word])];
  let running;
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
      const said = [];
      const lines = createInterface({ input: child.stderr });
      await new Promise((resolve, reject) => {
        lines.on('line', (line) => {
          said.push(line);
          if (said.length > 100) said.shift();
          if (line.includes('ready to accept connections')) resolve();
        });
        child.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said.join('\n')}`)));
      });
    },
    async stop(signal = 'INT') {
      const child = running;
      running = undefined;
      if (!child || child.exitCode !== null) return;
      child.ref();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin.end(signal);
      await ended;
    },
  };
}
