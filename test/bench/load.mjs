// A channel under load: posts so many turns over so many connections, and takes what comes back.

import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** Takes replies; `awaited` resolves once there is one to the activity. */
export async function startConnector() {
  const awaiting = new Map();
  const server = createServer(async (req, res) => {
    await text(req);
    res.writeHead(201, { 'Content-Type': 'application/json' }).end('{"id":"reply"}');
    awaiting.get(decodeURIComponent(req.url.split('/').at(-1)))?.();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    awaited: (id) => new Promise((arrived) => awaiting.set(id, arrived)).finally(() => awaiting.delete(id)),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const post = (url, agent, body) =>
  new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    request(url, { method: 'POST', agent, headers }, async (res) => {
      const said = await text(res).catch(reject);
      if (res.statusCode === 200) resolve(said);
      else reject(new Error(`${url} answers ${res.statusCode}: ${said}`));
    })
      .once('error', reject)
      .end(body);
  });

/**
 * Ends after so many turns or seconds, whichever is sooner.
 * @param turn gives the next activity
 * @returns turns a second, and how long each took until its answer was there, in milliseconds
 */
export async function load({ url, turn, connections, turns, seconds, connector }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const took = [];
  let left = turns;
  const start = performance.now();
  const passed = () => (performance.now() - start) / 1000;
  async function connection() {
    while (left > 0 && passed() < seconds) {
      left -= 1;
      const activity = turn();
      const began = performance.now();
      const arrived = activity.deliveryMode === undefined ? connector.awaited(activity.id) : undefined;
      const said = await post(url, agent, JSON.stringify(activity));
      if (arrived) await arrived;
      else if (!JSON.parse(said).activities?.length)
        throw new Error(`${url} says nothing to ${activity.text}`);
      took.push(performance.now() - began);
    }
  }
  await Promise.all(Array.from({ length: connections }, connection));
  agent.destroy();
  return { rate: took.length / passed(), took };
}
