// What a bot sends, as the port has it.

import type { ReadActivity, ReadAttachment } from '../emulator/schema.ts';
import type { BotReply, SaidReply } from '../port.ts';
import type { Carried } from '../transcript.ts';
import { buttonsOn } from './buttons.ts';

/** Nothing for what people don't see: events, traces, the end of a conversation. */
export const repliesIn = (activities: readonly ReadActivity[]): readonly BotReply[] =>
  activities.flatMap((activity): BotReply[] => {
    if (activity.type === 'typing') return [{ kind: 'typing' }];
    return activity.type === 'message' ? [said(activity)] : [];
  });

function said(activity: ReadActivity): SaidReply {
  const { text, summary, suggestedActions, attachments } = activity;
  return {
    kind: 'text',
    text: text || summary || '',
    suggestions: suggestedActions?.actions?.flatMap(({ title }) => title ?? []) ?? [],
    buttons: buttonsOn(attachments ?? []).map(({ title }) => title),
    attachments: attachments?.map(carried) ?? [],
  };
}

const carried = ({ contentType, contentUrl, content }: ReadAttachment): Carried => ({
  contentType: contentType ?? '',
  ...(contentUrl && { contentUrl }),
  ...(content !== undefined && content !== null && { content }),
});
