// Starts the built server with the Node.js that runs this script, has a short conversation with it, and stops it.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const folder = await mkdtemp(join(tmpdir(), 'portdesk-smoke-'));
const data = join(folder, 'portdesk.json');
const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const server = spawn(process.execPath, [program, 'serve', '--demo'], {
  env: { ...process.env, PORT: '0', PORTDESK_DATA: data, LOG_LEVEL: 'warn' },
  stdio: ['ignore', 'inherit', 'pipe'],
});

async function endpoint() {
  for await (const line of createInterface({ input: server.stderr })) {
    const found = /listens on (\S+);/.exec(line)?.[1];
    if (found) return found;
  }
  throw new Error('The server ended before it listened');
}

let said = 0;
async function say(url, text, locale) {
  said += 1;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: `smoke-${said}`,
      channelId: 'msteams',
      deliveryMode: 'expectReplies',
      conversation: { id: 'smoke', tenantId: 'smoke' },
      from: { id: 'smoke' },
      recipient: { id: 'portdesk' },
      locale,
      text,
    }),
  });
  assert.equal(response.status, 200, await response.clone().text());
  const { activities } = await response.json();
  return activities.map((activity) => activity.text || activity.summary).join('\n');
}

try {
  const url = await endpoint();
  assert.match(await say(url, 'cancel order 102', 'en-US'), /Cancel order 102/);
  assert.match(await say(url, 'yes', 'en-US'), /Recorded: order 102/);
  assert.match(await say(url, '注文104をキャンセルして', 'ja-JP'), /移行は保留中です/);
  server.kill('SIGTERM');
  const [status] = await once(server, 'exit');
  assert.equal(status, 0);
  // While it runs, the latest changes are in the log beside the file.
  const { tenants } = JSON.parse(await readFile(data, 'utf8'));
  assert.equal(tenants.demo.orders['102'].status, 'cancelled');
  process.stdout.write(`Node.js ${process.version}: the built server answers, stores and stops\n`);
} finally {
  server.kill('SIGKILL');
  await rm(folder, { recursive: true });
}
