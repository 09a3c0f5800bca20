// Activity -> Message: who says what, where, and in which language and time zone.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Addressee } from '../conversation/desk.ts';
import type { Message } from '../conversation/message.ts';
import { isTimeZone } from '../domain/dates.ts';
import { demoTenant, type Role } from '../domain/people.ts';
import { isLanguage } from '../environment.ts';
import { pressFrom } from '../replies/press.ts';
import type { Activity, Parsed } from './activity.ts';
import { addressOf } from './address.ts';
import { withoutMentions } from './mentions.ts';
import { sentWith, withoutCards } from './sentCards.ts';
import { carriedBy, isEdit } from './wanted.ts';

export interface Surroundings {
  readonly roleOf: (id: string) => Role;
  /** One tenant for everybody, whatever the activity says. */
  readonly demo: boolean;
  readonly now: Date;
  /** Taken where the client sends none, or none that exists. `timeZone`: IANA name. */
  readonly defaults: { readonly locale: string; readonly timeZone: string };
}

const teamsDataSchema = z.looseObject({ tenant: z.looseObject({ id: z.string() }) });
const clientInfoSchema = z.looseObject({
  type: z.literal('clientInfo'),
  locale: z.string().nullish(),
  timezone: z.string().nullish(),
});

/** What an activity says, as the desk takes it. */
export function messageFrom(activity: Activity, addressee: Addressee): Parsed<Message> {
  const { id, entities, recipient, text = '' } = activity;
  if (!id) return { ok: false, faults: ['id: is required: it tells a message that is sent again'] };
  const address = addressOf(activity);
  const typed = withoutMentions({ text: withoutCards(text), entities: entities ?? [], bot: recipient });
  const pressed = pressFrom(carriedBy(activity)) ?? (typed === '' ? sentWith(activity) : undefined);
  return {
    ok: true,
    value: {
      ...addressee,
      id: isEdit(activity) ? `${id} ${digestOf(text)}` : id,
      text: typed,
      ...(pressed && { pressed }),
      ...(address !== undefined && { address }),
    },
  };
}

/** An edited message keeps its id, and its time may be another when it is sent again: its text tells it apart. */
const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Who an activity comes from and where an answer would go, also where nothing was said. */
export function addresseeOf(
  activity: Activity,
  { roleOf, demo, defaults, now }: Surroundings,
): Parsed<Addressee> {
  const tenant = demo ? demoTenant : tenantOf(activity);
  const { from, conversation } = activity;
  if (!tenant || !from)
    return {
      ok: false,
      faults: [
        ...(tenant ? [] : ['conversation.tenantId: is required, or channelData.tenant.id']),
        ...(from ? [] : ['from: is required']),
      ],
    };
  const id = from.aadObjectId || from.id;
  return {
    ok: true,
    value: {
      tenant,
      conversation: conversation.id,
      person: { id, ...(from.name && { name: from.name }), role: roleOf(id) },
      locale: localeOf(activity) ?? defaults.locale,
      timeZone: timeZoneOf(activity) ?? defaults.timeZone,
      now,
    },
  };
}

/** `undefined` where the activity names none. */
export const tenantOf = ({ conversation, channelData }: Activity): string | undefined =>
  conversation.tenantId || teamsDataSchema.safeParse(channelData).data?.tenant.id || undefined;

const clientInfoOf = ({ entities }: Activity) =>
  entities?.flatMap((entity) => clientInfoSchema.safeParse(entity).data ?? [])[0];

const localeOf = (activity: Activity): string | undefined =>
  [activity.locale, clientInfoOf(activity)?.locale].find((tag): tag is string => !!tag && isLanguage(tag));

const timeZoneOf = (activity: Activity): string | undefined =>
  [activity.localTimezone, clientInfoOf(activity)?.timezone].find(
    (timeZone): timeZone is string => !!timeZone && isTimeZone(timeZone),
  );
