// How a conversation is reached when nobody there has just said anything: what Bot Framework calls a conversation
// reference. It is kept as JSON and checked again when it is taken out: the bot's token goes where it says.

import { z } from 'zod';
import type { Json } from '../stores/store.ts';
import type { Activity } from './activity.ts';

const id = z.string().min(1);
const account = z.object({ id, name: z.string().optional(), aadObjectId: z.string().optional() });

const addressSchema = z.object({
  channelId: id,
  serviceUrl: z.url(),
  conversation: z.object({
    id,
    tenantId: z.string().optional(),
    conversationType: z.string().optional(),
    isGroup: z.boolean().optional(),
  }),
  /** The bot, as the conversation knows it. */
  bot: account,
  user: account,
});
export type Address = z.infer<typeof addressSchema>;

export const readAddress = (address: Json): Address | undefined => addressSchema.safeParse(address).data;

/** `undefined` where the channel takes answers only. */
export function addressOf({
  channelId,
  serviceUrl,
  conversation,
  recipient,
  from,
}: Activity): Json | undefined {
  const address = readAddress({ channelId, serviceUrl, conversation, bot: recipient, user: from } as Json);
  return address && (JSON.parse(JSON.stringify(address)) as Json);
}
