// The local end of a conversation: a server that takes what a bot sends by itself, as a Bot Framework channel does.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { activitySchema, type ReadActivity } from '../emulator/schema.ts';

export interface Channel {
  /** What activities name as their `serviceUrl`. */
  readonly url: string;
  /** What comes for a conversation until it is closed. */
  inbox(conversation: string): Inbox;
  close(): Promise<void>;
}

export interface Inbox {
  /** What has come since it was last asked. */
  taken(): readonly ReadActivity[];
  /** Resolves as soon as something has come that was not taken, else after these milliseconds. */
  wait(milliseconds: number): Promise<void>;
  close(): void;
}

/** Listens on this machine alone, on any free port. */
export async function openChannel(): Promise<Channel> {
  const boxes = new Map<string, Box>();
  let count = 0;
  const newId = (): string => {
    count += 1;
    return String(count);
  };
  const server = createServer((request, response) => {
    answer(request, boxes, newId).then(
      (body) => send(response, 200, body),
      () => send(response, 400, { error: { code: 'BadArgument', message: 'This is no activity in JSON' } }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    inbox: (conversation) => {
      const box = boxOf();
      boxes.set(conversation, box);
      return { ...box, close: () => void boxes.delete(conversation) };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Box extends Omit<Inbox, 'close'> {
  put(activity: ReadActivity): void;
}

function boxOf(): Box {
  let waiting: ReadActivity[] = [];
  let woken = (): void => {};
  return {
    put: (activity) => {
      waiting.push(activity);
      woken();
    },
    taken: () => {
      const all = waiting;
      waiting = [];
      return all;
    },
    wait: (milliseconds) =>
      new Promise((resolve) => {
        if (waiting.length > 0) return resolve();
        const timer = setTimeout(resolve, milliseconds);
        woken = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
}

const conversationPath = /^\/v3\/conversations\/([^/?]+)(\/[^?]*)?/;

/** Source: "Connector API reference", Microsoft's documentation, 2026: replies, updates, deletions, who is there. */
async function answer(
  request: IncomingMessage,
  boxes: ReadonlyMap<string, Box>,
  newId: () => string,
): Promise<unknown> {
  const [, named = '', what = ''] = conversationPath.exec(request.url ?? '') ?? [];
  const box = boxes.get(decodeURIComponent(named));
  const brings = request.method === 'POST' || request.method === 'PUT';
  if (brings && what.startsWith('/activities')) {
    const activity = activitySchema.parse(await json(request));
    box?.put(activity);
    return { id: newId() };
  }
  return what.endsWith('members') ? [] : {};
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
