// Makes the activities of a transcript, as chatdown does: first the bot is added, then what everybody says.

import { unspelled } from '../pattern.ts';
import type { Message, Part, Transcript } from '../transcript.ts';
import { type Account, type Activity, sayingItself } from './activity.ts';
import { attachmentOf, type Load } from './attachments.ts';

const channelId = 'chatdown';
const firstAt = Date.UTC(2020, 0, 1);
/** Milliseconds between two activities. */
const gap = { message: 2000, typing: 100, conversationUpdate: 100 };

type Body = Omit<Activity, 'id' | 'timestamp' | 'channelId' | 'conversation' | 'locale'>;

/** Our own lines are comments here. Rejects with a TranscriptError for a file that an attachment names and is not to be had. */
export async function toActivities(
  { entries, bot, users, settings }: Transcript,
  load: Load,
): Promise<readonly Activity[]> {
  const account = (named: string): Account => {
    const declared = [bot, ...users].find((name) => name.toLowerCase() === named.toLowerCase());
    const name = declared ?? named;
    const role = name === bot ? 'bot' : 'user';
    return { id: `${role}-${name}`, name, role };
  };
  const activities: Activity[] = [];
  const locale = settings.language?.value ?? 'en-US';
  let time = firstAt;
  const add = (body: Body, delay: number = gap[body.type]): void => {
    time += delay;
    const id = String(activities.length + 1);
    const timestamp = new Date(time).toISOString();
    activities.push({ ...{ id, timestamp, channelId, conversation: { id: '1' }, locale }, ...body });
  };
  /** Who spoke last, whom the bot answers. */
  let user = users[0] ?? 'user';
  const ends = ({ speaker, recipient }: Message): Pick<Body, 'from' | 'recipient'> => {
    if (!speaker) return {};
    const to = recipient ?? (speaker.role === 'bot' ? user : bot);
    return { from: account(speaker.name), recipient: account(to) };
  };

  const written = async (part: Part, message: Message): Promise<void> => {
    switch (part.kind) {
      case 'typing':
        return add({ type: 'typing', ...ends(message) });
      case 'members': {
        const [membersAdded, membersRemoved] = [part.added.map(account), part.removed.map(account)];
        return add({ type: 'conversationUpdate', ...update(), membersAdded, membersRemoved });
      }
      case 'text': {
        const text = unspelled(part.text);
        const actions = part.suggestions?.map((label) => sayingItself(unspelled(label))) ?? [];
        const attachments = await Promise.all(part.attachments.map((each) => attachmentOf(each, load)));
        if (text === '' && attachments.length === 0 && actions.length === 0) return;
        const extras = {
          ...(attachments.length > 0 && { attachments }),
          ...(part.layout && { attachmentLayout: part.layout }),
          ...(actions.length > 0 && { suggestedActions: { actions } }),
        };
        return add({ type: 'message', ...ends(message), text, ...extras }, part.delay);
      }
    }
  };
  const update = () => ({ from: account(user), recipient: account(bot) });

  add({ type: 'conversationUpdate', ...update(), membersAdded: [account(bot)], membersRemoved: [] });
  for (const entry of entries) {
    if (entry.kind === 'step') continue;
    if (entry.speaker?.role === 'user') user = entry.speaker.name;
    for (const part of entry.parts) await written(part, entry);
  }
  return activities;
}
