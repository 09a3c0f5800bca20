// Talking to a server that has the store open: its address stands in the lock beside the store.

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readLock } from '../stores/lock.ts';
import type { StorePlace } from '../stores/open.ts';
import { StoreError } from '../stores/store.ts';

export interface RunningServer {
  readonly url: string;
  readonly token: string;
}

/**
 * The server that has this store to itself; `undefined` where no process has: a database takes any number of them.
 * @throws StoreError where one has that is no server
 */
export async function runningServer(place: StorePlace): Promise<RunningServer | undefined> {
  if (!('file' in place)) return undefined;
  const owner = await readLock(place.file);
  if (!owner) return undefined;
  if (owner.address && owner.token) return { url: owner.address, token: owner.token };
  throw new StoreError(
    `process ${owner.pid} has ${place.file} open and is no server, or none yet: end it or wait until it serves, and try again`,
  );
}

const faultSchema = z.object({ error: z.object({ message: z.string(), id: z.string() }) });

export interface Answered {
  readonly status: number;
  readonly body: unknown;
  /** What the server said is wrong; absent where nothing is. */
  readonly fault?: string;
}

/** Posts JSON with the token of local commands. @throws StoreError where the server cannot do its work */
export async function post({ url, token }: RunningServer, path: string, body: unknown): Promise<Answered> {
  let response: Response;
  try {
    response = await fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  } catch (cause) {
    throw new StoreError(`the server at ${url} does not answer; look whether it still runs`, { cause });
  }
  const answer: unknown = await response.json().catch(() => undefined);
  const { message: fault = response.statusText, id } = faultSchema.safeParse(answer).data?.error ?? {};
  if (response.status >= 500) {
    const more = id === undefined ? '' : `; its log says more of ${id}`;
    throw new StoreError(`the server at ${url} could not do it: ${fault}${more}`);
  }
  return { status: response.status, body: answer, ...(!response.ok && { fault }) };
}

const repliesSchema = z.object({
  activities: z.array(
    z.looseObject({ type: z.string(), text: z.string().nullish(), summary: z.string().nullish() }),
  ),
});

/** Says something to the bot and gives what it answers, as text. */
export async function sayTo(
  server: RunningServer,
  said: {
    readonly text: string;
    readonly conversation: string;
    readonly locale: string;
    readonly timeZone: string;
  },
): Promise<string[]> {
  const { text, conversation, locale, timeZone } = said;
  const answered = await post({ ...server, token: '' }, '/api/messages', {
    type: 'message',
    id: randomUUID(),
    channelId: 'directline',
    deliveryMode: 'expectReplies',
    conversation: { id: conversation },
    channelData: { tenant: { id: 'terminal' } },
    from: { id: 'terminal' },
    recipient: { id: 'portdesk' },
    locale,
    localTimezone: timeZone,
    text,
  });
  if (answered.fault)
    throw new StoreError(`the server at ${server.url} refused the message: ${answered.fault}`);
  const { activities } = repliesSchema.parse(answered.body);
  return activities.flatMap((activity) => activity.text || activity.summary || []);
}
