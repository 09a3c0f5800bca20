// Says what nobody has asked for just now: the way of notices into a conversation.

import type { Logger } from 'pino';
import { z } from 'zod';
import { factsOf } from '../errorFacts.ts';
import type { Send, Sent } from '../notices/send.ts';
import type { TurnAdapter } from './adapter.ts';
import { readAddress } from './address.ts';
import { readerAt } from './reader.ts';
import { isTrusted } from './serviceUrl.ts';
import { activityFor } from './toActivity.ts';

export interface Sending {
  readonly adapter: TurnAdapter;
  /** Empty: the bot has no credentials, and reaches this machine alone. */
  readonly appId: string;
  readonly serves: (tenant: string) => boolean;
  readonly log: Logger;
}

/** How long one message may take, the SDK's own attempts at a busy channel included, in milliseconds. */
const patience = 2 * 60 * 1000;

export const createSend =
  ({ adapter, appId, serves, log }: Sending): Send =>
  async (tenant, kept, reply) => {
    const address = readAddress(kept);
    // Another's address, the terminal's say: whoever it belongs to may send there some day.
    if (!address || !serves(tenant)) return 'later';
    if (!isTrusted(address.serviceUrl, appId !== '')) {
      log.warn({ tenant }, 'A notice was to go where this bot does not send; its conversation is forgotten');
      return 'gone';
    }
    try {
      const said = activityFor(reply, address.serviceUrl, readerAt(address));
      await inTime(adapter.tell(appId, address, said));
      return 'sent';
    } catch (error) {
      const sent = whatFailed(error);
      log.warn({ tenant, sent, error: factsOf(error) }, 'A notice could not be delivered');
      return sent;
    }
  };

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The channel did not answer in time')), patience);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Teams' words for "stop sending there". Source: "Send proactive messages" in Microsoft's documentation, 2026. */
const endings = [
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'BotDisabledByAdmin',
  'MessageWritesBlocked',
];

const failureSchema = z.looseObject({ statusCode: z.number(), code: z.string().optional() });

function whatFailed(error: unknown): Sent {
  const { data } = failureSchema.safeParse(error);
  const isOver = data?.statusCode === 404 || (data?.statusCode === 403 && endings.includes(data.code ?? ''));
  return isOver ? 'gone' : 'later';
}
