// Posts activities to a bot, and says what to do where it takes none.

import { z } from 'zod';
import { activitiesSchema, type ReadActivity } from '../emulator/schema.ts';
import { Unreachable } from '../port.ts';

export interface Endpoint {
  readonly url: string;
  /** How long it may take to answer, in milliseconds. */
  readonly limit: number;
}

/** Resolves to what the bot says in its answer. @throws Unreachable, and Error where the bot itself fails */
export async function post(endpoint: Endpoint, activity: object): Promise<readonly ReadActivity[]> {
  const { status, ok, text } = await answerOf(endpoint, activity);
  const { url } = endpoint;
  if (ok) return activitiesIn(text, url);
  const said = text ? `: ${beginningOf(text)}` : '';
  if (status === 401 || status === 403)
    throw new Unreachable(
      `The bot at ${url} takes messages only from channels that it knows (${status}): run it without an app id and password, as for the Emulator`,
    );
  if (noBotThere.includes(status)) throw new Unreachable(`There is no bot at ${url} (${status}): ${mend}`);
  if (status === 429) throw new Unreachable(`The bot at ${url} takes no more for now (429): play it slower`);
  throw new Error(`it answered ${status}${said}`);
}

/** What is answered where nothing takes messages: by another server, or by what stands before a bot that is down. */
const noBotThere: readonly number[] = [404, 405, 502, 503, 504];

const mend = 'start it, and name its messages endpoint, such as http://127.0.0.1:3978/api/messages';

const beginningOf = (text: string): string => text.slice(0, 200);

async function answerOf({ url, limit }: Endpoint, activity: object) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(limit),
    });
    return { status: response.status, ok: response.ok, text: await response.text() };
  } catch (error) {
    const { name, message, cause } = error as Error;
    if (name === 'TimeoutError') throw new Error(`it gave no answer within ${limit / 1000} seconds`);
    const why = (cause as Error | undefined)?.message || message;
    throw new Unreachable(`No bot answers at ${url} (${why}): ${mend}`, { cause: error });
  }
}

const expectedReplies = z.object({ activities: activitiesSchema });
/** What an invoke is answered with: a message, or a card that takes the place of the one that was pressed. */
const invokeAnswer = z.object({ type: z.string(), value: z.unknown() });

/** Bots that don't know expectReplies answer with nothing much, and send what they say to the channel. */
function activitiesIn(text: string, url: string): readonly ReadActivity[] {
  if (text.trim() === '') return [];
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Unreachable(`What answers at ${url} is no bot, it says ${beginningOf(text)}: ${mend}`);
  }
  const expected = expectedReplies.safeParse(body).data;
  if (expected) return expected.activities;
  const { type, value } = invokeAnswer.safeParse(body).data ?? {};
  if (type === 'application/vnd.microsoft.activity.message')
    return [{ type: 'message', text: String(value) }];
  if (!type?.startsWith('application/vnd.microsoft.card.')) return [];
  return [{ type: 'message', attachments: [{ contentType: type, content: value }] }];
}
