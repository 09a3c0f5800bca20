// Servers that soaks kill, and people who go on posting until one has answered.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
export const print = (text) => process.stdout.write(`${text}\n`);
export const between = (least, most) => least + Math.random() * (most - least);
export const oneOf = (list) => list[Math.floor(Math.random() * list.length)];

/**
 * A server that is started again whenever it ends, until it is to stop.
 * @param whileDead is done before it is started again
 */
export function lasting(env, whileDead = async () => {}) {
  const each = { url: undefined, deaths: [], ended: undefined };
  let child;
  let isOver = false;
  function start() {
    child = spawn(process.execPath, [main, 'serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const lines = createInterface({ input: child.stderr });
    lines.on('line', (line) => {
      const found = /listens on (\S+)\/api\/messages/.exec(line)?.[1];
      if (found) each.url = found;
      else if (/^portdesk: |"level":[56]0/.test(line) && !line.includes('notDelivered'))
        print(`  server: ${line.slice(0, 300)}`);
    });
    each.ended = once(child, 'exit').then(async () => {
      each.url = undefined;
      await whileDead();
      if (!isOver) start();
    });
  }
  start();
  return {
    get url() {
      return each.url;
    },
    /** When it was killed, on the clock of `performance`. */
    get deaths() {
      return each.deaths;
    },
    get ended() {
      return each.ended;
    },
    /** Also while it starts. */
    kill() {
      each.url = undefined;
      each.deaths.push(performance.now());
      child.kill('SIGKILL');
    },
    async stop() {
      isOver = true;
      child.kill('SIGTERM');
      await each.ended;
    },
  };
}

/** Posts a message, to whichever server answers, until one has; as channels do, with the same id. */
export async function postUntilAnswered(servers, activity, failed) {
  for (;;) {
    const url = oneOf(servers.map((server) => server.url).filter(Boolean));
    try {
      if (!url) throw new Error('none is up');
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(15_000),
      });
      const [answer] = (await response.json()).activities ?? [];
      const text = answer?.text || answer?.summary;
      if (response.status === 200 && text && !/^Something went wrong/.test(text)) return text;
    } catch {} // killed meanwhile, or not up yet
    failed();
    await pause(between(20, 120));
  }
}

/** A message from a person in a conversation of their own. */
export const messageOf = (person, id, text, tenant, serviceUrl) => ({
  ...{ type: 'message', id, channelId: 'msteams', deliveryMode: 'expectReplies', locale: 'en-US' },
  ...{ from: { id: person, aadObjectId: person }, recipient: { id: 'bot' }, serviceUrl },
  ...{ conversation: { id: `with ${person}`, tenantId: tenant }, text },
});

/** An order as an import brings it. */
export const rowOf = (number) => ({
  ...{ number: String(number), name: `Office ${number}`, country: 'US', numberType: 'geographic' },
  ...{ phoneNumbers: ['+12065550142'], status: 'processing', placedBy: 'soak' },
  placedAt: new Date().toISOString(),
});
