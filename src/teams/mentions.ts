// What a person typed, without the markup of mentions: the bot's own go, everybody else's become plain names.

import { z } from 'zod';

const mentionSchema = z.looseObject({
  type: z.literal('mention'),
  mentioned: z.looseObject({ id: z.string(), name: z.string().nullish() }),
  text: z.string().nullish(),
});

export interface Mentioning {
  readonly text: string;
  readonly entities: readonly unknown[];
  /** The bot, as this conversation knows it. */
  readonly bot: { readonly id: string; readonly name?: string | undefined } | undefined;
}

// Neither part may run past a `<`: a text of nothing but openings is read in one go.
const markup = /( ?)<at\b[^<>]*>([^<]*)<\/at>( ?)/gi;

/**
 * A mention stands for the first place in the text that reads like it: a person may bear the bot's name. Markup that
 * no entity explains is the bot's where it bears the bot's name.
 */
export function withoutMentions({ text, entities, bot }: Mentioning): string {
  const mentions = entities.flatMap((entity) => {
    const { data } = mentionSchema.safeParse(entity);
    if (!data) return [];
    const { id, name } = data.mentioned;
    return [{ isBot: id === bot?.id, name, reads: data.text || `<at>${name ?? ''}</at>` }];
  });
  const open = [...mentions];
  const botNames = new Set(mentions.filter(({ isBot }) => isBot).map(({ name }) => name ?? bot?.name));
  if (bot?.name) botNames.add(bot.name);

  const unmarked = text
    .replaceAll('&nbsp;', ' ')
    .replace(markup, (whole, before: string, inner: string, after: string) => {
      const at = open.findIndex(({ reads }) => reads === whole.trim());
      const [mention] = at < 0 ? [] : open.splice(at, 1);
      const isBot = mention ? mention.isBot : botNames.has(inner);
      return isBot ? ' ' : before + (mention?.name || inner) + after;
    });
  // Some channels write a mention without markup.
  const bare = new Set(open.filter(({ isBot }) => isBot).map(({ reads }) => reads));
  return [...bare].reduce((rest, reads) => rest.replaceAll(reads, ' '), unmarked).trim();
}
