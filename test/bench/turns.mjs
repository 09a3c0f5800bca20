// What a turn costs of the processor that changes nothing, at 100 orders and at 100,000 in the embedded store; and what
// opening so many costs.
// Each number of orders has a process of its own. npm run bench:turns [-- ROUNDS ORDERS…]

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [rounds = 200, ...sizes] = process.argv.slice(2).map(Number);
const orders = sizes.length > 0 ? sizes : [100, 100_000];
const child = fileURLToPath(new URL('./turnsProcess.mjs', import.meta.url));
const print = (text) => process.stdout.write(`${text}\n`);

const folder = mkdtempSync(join(tmpdir(), 'portdesk-bench-'));
const run = (task, count) => {
  const given = JSON.stringify({ task, count, rounds, file: join(folder, `portdesk-${count}.json`) });
  return JSON.parse(execFileSync(process.execPath, ['--expose-gc', child, given], { encoding: 'utf8' }));
};
try {
  const measured = orders.map((count) => {
    run('fill', count);
    return run('measure', count);
  });
  const row = (name, values) =>
    print(`${name.padEnd(34)}${values.map((each) => each.padStart(14)).join('')}`);
  row(
    '',
    orders.map((count) => `${count.toLocaleString('en')} orders`),
  );
  row(
    'processor time of the opening',
    measured.map(({ opened }) => `${opened.toFixed(0)} ms`),
  );
  row(
    'memory (RSS)',
    measured.map(({ memory }) => `${memory.toFixed(0)} MB`),
  );
  row(
    'longest pause by a snapshot',
    measured.map(({ pause }) => `${pause.toFixed(0)} ms`),
  );
  for (const name of Object.keys(measured[0].turns)) {
    const times = measured.map(({ turns }) => turns[name]);
    row(name, [...times.map((time) => `${time.toFixed(2)} ms`), `${(times.at(-1) / times[0]).toFixed(2)} x`]);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
