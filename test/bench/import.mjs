// How long an import of a large table takes and how much memory, into the store and through a server, anew and again.
// npm run bench:import [ROWS]

import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const rows = Number(process.argv[2] ?? 100_000);
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'portdesk-bench-'));
const table = join(folder, 'orders.csv');

const print = (text) => process.stdout.write(`${text}\n`);

/** Runs a command; its greatest memory is what the system counted of it. */
function run(data, ...words) {
  // The exit hook stands outside of the program, which knows nothing of it.
  const told = 'process.on("exit",()=>process.stderr.write("memory "+process.resourceUsage().maxRSS+"\\n"))';
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${told}`, main, ...words], {
    env: { ...process.env, PORTDESK_DATA: data, PORT: '0', LOG_LEVEL: 'silent' },
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'])
    child[name].on('data', (chunk) => {
      said[name] += chunk;
    });
  const ended = new Promise((resolve) => child.once('close', () => resolve(said)));
  return { child, said, ended };
}

async function measure(what, data) {
  const started = performance.now();
  const { stdout, stderr } = await run(data, 'orders', 'import', table, '--tenant', 'demo').ended;
  const seconds = (performance.now() - started) / 1000;
  const rate = Math.round(rows / seconds).toLocaleString('en');
  print(`${what.padEnd(28)} ${seconds.toFixed(1)} s  ${rate} rows/s  ${memoryIn(stderr)}  ${stdout.trim()}`);
}

const memoryIn = (text) => `${Math.round(Number(/memory (\d+)/.exec(text)?.[1]) / 1024)} MB`;

try {
  const out = createWriteStream(table);
  out.write(
    'number,name,status,country,numberType,phoneNumbers,carrier,accountNumber,pin,placedAt,placedBy\n',
  );
  for (let at = 0; at < rows; at += 1) {
    const digits = String(at % 10_000).padStart(4, '0');
    const phones = `"(206) 555-${digits}; +1425555${digits}"`;
    out.write(
      `${1_000_000 + at},"Office ${at}, 東京",processing,US,geographic,${phones},Contoso,A-${at},${digits},2026-11-02T09:00:00Z,ann\n`,
    );
  }
  out.end();
  await finished(out);

  const direct = join(folder, 'direct.json');
  await measure('into the store', direct);
  await measure('into the store, again', direct);

  const served = join(folder, 'served.json');
  const server = run(served, 'serve', '--demo');
  await new Promise((resolve) => {
    server.child.stderr.on('data', () => server.said.stderr.includes('Stop with') && resolve());
  });
  await measure('through a server', served);
  await measure('through a server, again', served);
  server.child.kill('SIGTERM');
  print(`the server itself            ${memoryIn((await server.ended).stderr)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
