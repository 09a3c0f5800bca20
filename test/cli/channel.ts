// Speaks to a running bot as a channel does, over POST /api/messages, and gives its answer as it came.

import type { Server } from './portdesk.ts';

export interface Heard {
  readonly status: number;
  /** What was said; absent where the post was refused. */
  readonly text: string;
  readonly body: {
    readonly activities?: readonly { readonly text?: string; readonly summary?: string }[];
    readonly error?: { readonly code: string; readonly message: string; readonly id: string };
  };
}

let ids = 0;

/** A message of Ann's that nobody has sent before. */
export const message = (text: string | undefined, changes: object = {}): object => {
  ids += 1;
  return {
    type: 'message',
    id: `m${ids}`,
    channelId: 'msteams',
    deliveryMode: 'expectReplies',
    from: { id: '29:ann', name: 'Ann', aadObjectId: 'ann' },
    recipient: { id: '28:bot', name: 'portdesk' },
    conversation: { id: 'c1', tenantId: 'contoso' },
    locale: 'en-US',
    text,
    ...changes,
  };
};

export async function post(server: Server, body: object | string): Promise<Heard> {
  const response = await fetch(`${server.url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer = (await response.json()) as Heard['body'];
  const [activity] = answer.activities ?? [];
  return { status: response.status, text: activity?.text ?? activity?.summary ?? '', body: answer };
}

export const say = (server: Server, text: string): Promise<Heard> => post(server, message(text));
