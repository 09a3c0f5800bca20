// What an activity wants of the bot: Bot Framework's types and names of activities are told apart here alone.

import { z } from 'zod';
import type { Activity, Parsed } from './activity.ts';
import { isInstallation, isRemoval } from './installation.ts';

export type Wanted =
  /** Something was said: a message, or one that was edited since. */
  | { readonly kind: 'message' }
  /** A button of a card was pressed; what comes of it takes the card's place. */
  | { readonly kind: 'press' }
  /** A card asks by itself to be shown as things stand now. */
  | { readonly kind: 'refresh' }
  /** Orders are looked for while a message is being written. */
  | { readonly kind: 'search'; readonly query: Query }
  | { readonly kind: 'welcome' }
  | { readonly kind: 'forget' | 'unknownInvoke' | 'nothing' };

export interface Query {
  readonly text: string;
  readonly skip: number;
  readonly count: number;
}

/** Source: "Universal Actions for Adaptive Cards" and "Define search commands", Microsoft's documentation, 2026. */
const pressed = 'adaptiveCard/action';
const searched = 'composeExtension/query';

const wantedPress = z.looseObject({
  action: z.looseObject({ data: z.unknown() }),
  trigger: z.enum(['manual', 'automatic']).nullish(),
});

/** As many as Teams shows at a time, where it names no number. */
const usualCount = 25;
const mostCount = 50;

const wantedSearch = z
  .looseObject({
    parameters: z.array(z.looseObject({ name: z.string().nullish(), value: z.unknown() })).nullish(),
    queryOptions: z
      .looseObject({ skip: z.int().nonnegative().nullish(), count: z.int().positive().nullish() })
      .nullish(),
  })
  .transform(({ parameters, queryOptions }): Query => {
    // The search command has one parameter, which the Agents Playground leaves without a name. Where the box is
    // opened, it comes as blank, beside the word that it was opened.
    const text = parameters?.find(({ name }) => name !== 'initialRun')?.value;
    const { skip, count } = queryOptions ?? {};
    return {
      text: typeof text === 'string' ? text : '',
      skip: skip ?? 0,
      count: Math.min(count ?? usualCount, mostCount),
    };
  });

/** The faults name the field, and hold nothing that a person typed. */
export function wantedOf(activity: Activity): Parsed<Wanted> {
  const { type, name, value } = activity;
  if (isRemoval(activity)) return wanted({ kind: 'forget' });
  if (isInstallation(activity)) return wanted({ kind: 'welcome' });
  if (type === 'message' || isEdit(activity)) return wanted({ kind: 'message' });
  if (type !== 'invoke') return wanted({ kind: 'nothing' });
  if (name === pressed) {
    const { data, success } = wantedPress.safeParse(value);
    if (!success) return { ok: false, faults: ['value: expected {action: {data}, trigger}'] };
    return wanted({ kind: data.trigger === 'automatic' ? 'refresh' : 'press' });
  }
  if (name === searched) {
    const { data: query, success } = wantedSearch.safeParse(value);
    return success
      ? wanted({ kind: 'search', query })
      : { ok: false, faults: ['value: expected {parameters: [{name, value}], queryOptions: {skip, count}}'] };
  }
  return wanted({ kind: 'unknownInvoke' });
}

const wanted = (value: Wanted): Parsed<Wanted> => ({ ok: true, value });

/** What a pressed button carries, wherever the client puts it. */
export const carriedBy = ({ type, value }: Activity): unknown =>
  type === 'invoke' ? wantedPress.safeParse(value).data?.action.data : value;

const editSchema = z.looseObject({ eventType: z.literal('editMessage') });

/** Teams tells as an update of a message, too, that a deletion of it was taken back. */
export const isEdit = ({ type, channelId, channelData }: Activity): boolean =>
  type === 'messageUpdate' && (channelId !== 'msteams' || editSchema.safeParse(channelData).success);
