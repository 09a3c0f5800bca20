// All that is due for one person in one conversation, as one message. Pure.

import type { Order } from '../domain/order.ts';
import { type Role, roleMissing } from '../domain/people.ts';
import type { Rules } from '../domain/statusRules.ts';
import { noticed } from '../replies/aboutNotices.ts';
import { explain } from '../replies/explain.ts';
import type { LinkTable } from '../replies/links.ts';
import type { Reply } from '../replies/reply.ts';
import { tellingFor } from '../replies/telling.ts';
import type { Voices } from '../replies/translator.ts';
import { dueOf } from './due.ts';
import type { Mark, Watched } from './watched.ts';

export interface Wording {
  readonly rules: Rules;
  readonly voices: Voices;
  readonly links: LinkTable;
}

export interface Message {
  readonly reply: Reply;
  /** The marks of the orders that it tells of, once it is sent. */
  readonly marks: Readonly<Record<string, Mark>>;
}

/** `undefined` where nothing is due, or the person's role has no right to be told. */
export function messageFor(
  watched: Watched,
  orders: readonly Order[],
  role: Role,
  now: Date,
  wording: Wording,
): Message | undefined {
  if (roleMissing('notify', role)) return undefined;
  const { person, language, locale, timeZone } = watched;
  const given = { person: { ...person, role }, now, timeZone, rules: wording.rules };
  const due = orders.flatMap((order) => {
    const ofOrder = dueOf(order, watched, given);
    return ofOrder ? [[order.number, ofOrder] as const] : [];
  });
  if (due.length === 0) return undefined;
  const reader = { person: given.person, locale, timeZone, now };
  return {
    reply: explain(noticed(due.flatMap(([, { notices }]) => notices)), tellingFor(reader, language, wording)),
    marks: Object.fromEntries(due.map(([number, { mark }]) => [number, mark])),
  };
}
