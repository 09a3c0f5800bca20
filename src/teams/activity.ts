// What portdesk reads of a Bot Framework activity, checked once where it comes in; all else passes unread.

import { z } from 'zod';
import { faultLines } from '../faultWords.ts';

/** Clients send null where others leave out. */
const optional = <S extends z.ZodType>(schema: S) =>
  schema.nullish().transform((value) => value ?? undefined);

const id = z.string().min(1);

/** What is answered goes by its ids in an address and in a header, which hold no other characters, nor any number of them. */
const answerable = <S extends z.ZodString>(text: S): S =>
  text.max(1000).regex(/^[\x20-\x7e\x80-\xff]*$/, 'has characters that no channel makes ids of');

/** Bot Framework sends accounts and conversation back with the answer: nothing of them that is not checked here. */
const account = z.object({
  id,
  name: optional(z.string()),
  /** The Entra object id; Teams vouches for it, names nobody vouches for. */
  aadObjectId: optional(z.string()),
});

const activitySchema = z
  .looseObject({
    type: id,
    id: optional(answerable(z.string())),
    channelId: id,
    serviceUrl: optional(z.url({ protocol: /^https?$/, hostname: /./ })),
    deliveryMode: optional(z.string()),
    /** Which invoke it is. */
    name: optional(z.string()),
    action: optional(z.string()),
    replyToId: optional(z.string()),
    from: optional(account),
    recipient: optional(account),
    conversation: z.object({
      id: answerable(id),
      tenantId: optional(z.string()),
      /** Teams': personal, groupChat or channel. */
      conversationType: optional(z.string()),
      isGroup: optional(z.boolean()),
    }),
    membersAdded: optional(z.array(z.looseObject({ id }))),
    membersRemoved: optional(z.array(z.looseObject({ id }))),
    text: optional(z.string()),
    value: z.unknown().optional(),
    locale: optional(z.string()),
    localTimezone: optional(z.string()),
    entities: optional(z.array(z.unknown())),
    attachments: optional(z.array(z.unknown())),
    channelData: z.unknown().optional(),
  })
  .refine(({ serviceUrl, deliveryMode }) => serviceUrl || deliveryMode === 'expectReplies', {
    path: ['serviceUrl'],
    message: 'is required unless deliveryMode is expectReplies',
  });
export type Activity = z.infer<typeof activitySchema>;

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  /** A line a fault, naming the field; none holds what a person typed. */
  | { readonly ok: false; readonly faults: readonly string[] };

export function parseActivity(body: unknown): Parsed<Activity> {
  const parsed = activitySchema.safeParse(body);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, faults: faultLines(parsed.error, 'activity') };
}
