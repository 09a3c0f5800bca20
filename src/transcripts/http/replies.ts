// What a bot sends, as the port has it.

import type { ReadActivity } from '../emulator/schema.ts';
import type { BotReply, SaidReply } from '../port.ts';
import { buttonsOn } from './buttons.ts';

/** Nothing for what people don't see: events, traces, the end of a conversation. */
export const repliesIn = (activities: readonly ReadActivity[]): readonly BotReply[] =>
  activities.flatMap((activity): BotReply[] => {
    if (activity.type === 'typing') return [{ kind: 'typing' }];
    return activity.type === 'message' ? [said(activity)] : [];
  });

function said(activity: ReadActivity): SaidReply {
  const { text, summary, suggestedActions, attachments } = activity;
  const card = attachments?.find(({ content }) => typeof content === 'object' && content)?.content;
  return {
    kind: 'text',
    text: text || summary || '',
    suggestions: suggestedActions?.actions?.flatMap(({ title }) => title ?? []) ?? [],
    buttons: buttonsOn(attachments ?? []).map(({ title }) => title),
    ...(card !== undefined && { card }),
  };
}
