// What is read of the activities in a `.transcript`, whoever wrote it: the Emulator, a bot's own log, chatdown.

import { z } from 'zod';

const text = z.string().nullish();

const accountSchema = z.object({ id: text, name: text, role: text });

const attachmentSchema = z.object({ contentType: text, contentUrl: text, content: z.unknown().optional() });

const buttonSchema = z.object({ title: text, value: z.unknown().optional() });

export const activitySchema = z.object({
  type: z.string(),
  from: accountSchema.nullish(),
  recipient: accountSchema.nullish(),
  replyToId: text,
  locale: text,
  text,
  /** What stands for a text where there is none: a card alone has it. */
  summary: text,
  /** The event's, where it is one. */
  name: text,
  /** What a button or a form sends. */
  value: z.unknown().optional(),
  attachments: z.array(attachmentSchema).nullish(),
  attachmentLayout: text,
  suggestedActions: z.object({ actions: z.array(buttonSchema).nullish() }).nullish(),
  membersAdded: z.array(accountSchema).nullish(),
  membersRemoved: z.array(accountSchema).nullish(),
});

export const activitiesSchema = z.array(activitySchema);

export type ReadAccount = z.infer<typeof accountSchema>;
export type ReadAttachment = z.infer<typeof attachmentSchema>;
export type ReadActivity = z.infer<typeof activitySchema>;
