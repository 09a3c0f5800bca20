// Deeds that are not commanded: asked for leave ("can I cancel"), asked how, forbidden, made conditional, told as done.

import type { Request } from '../../domain/request.ts';
import type { Facts } from './facts.ts';
import { hasOrders, selectionOf } from './targets.ts';
import { isAction } from './verbClasses.ts';
import { deedOf } from './verbs.ts';

/** Verbs that answer for themselves, whatever the mood: "how do I contact support", "can you help me". */
const indifferent = [
  'support',
  'undo',
  'customer',
  'notify',
  'mute',
  'comment',
  'rules',
  'meaning',
  'language',
  'export',
  'help',
];

export function askedForLeave(facts: Facts): Request | undefined {
  const { moods, verbs, dates } = facts;
  // "explain how": there is nothing whose meaning is asked.
  const hasTopic = facts.statuses.length + facts.fields.length > 0;
  if (verbs.some(({ verb }) => indifferent.includes(verb) && (verb !== 'meaning' || hasTopic)))
    return undefined;
  const selection = selectionOf(facts);
  const deed = deedOf(facts);
  // "what is to be done to cancel it" asks how.
  if (moods.has('any') && !(moods.has('how') && deed)) {
    if (!hasOrders(facts) && !selection.status) return { verb: 'help' };
    return { verb: 'may', action: 'any', ...selection };
  }
  const isMerelyShown = deed === 'view' && verbs.some(({ verb }) => verb !== 'view' && verb !== 'reason');
  if (!deed || isMerelyShown) return undefined;
  if (moods.has('how')) return deed === 'recreate' ? undefined : { verb: 'how', action: deed };
  if (!isAction(deed)) return undefined;
  const [at] = dates;
  // "why can't I": asks for leave as well.
  const isWhy = deed !== 'view' && verbs.some(({ verb }) => verb === 'reason') && moods.has('not');
  const { pasts, unsure } = facts;
  // "as for 95, I cancelled it"
  const isTold = !moods.has('may') && pasts.length > 0 && verbs.length + unsure.length === 0;
  if (moods.has('may') || (moods.has('condition') && !isTold) || isWhy)
    return { verb: 'may', action: deed, ...selection, ...(at !== undefined && { at }) };
  return undefined;
}

export function forbidden(facts: Facts): Request | undefined {
  const isNotified = facts.verbs.some(({ verb }) => verb === 'notify');
  if (!facts.moods.has('not') && !(isNotified && facts.moods.has('unwanted'))) return undefined;
  if (isNotified) return muted(facts);
  const deed = deedOf(facts);
  return deed && { verb: 'not', action: deed, orders: [...facts.orders] };
}

/** No order: all of them. */
function muted(facts: Facts): Request {
  const selection = selectionOf(facts);
  const isOfAll = !hasOrders(facts) && selection.status === undefined;
  return { verb: 'mute', ...selection, orders: isOfAll ? ['all'] : selection.orders };
}

/** "I already cancelled 123", "was 123 cancelled?": where the order stands answers both. */
export function told(facts: Facts): Request | undefined {
  const { pasts, verbs, unsure, moods } = facts;
  if (moods.has('wish') || verbs.some(({ verb }) => !isAction(verb))) return undefined;
  const isTold = pasts.length > 0 ? verbs.length + unsure.length === 0 : moods.has('fact') && deedOf(facts);
  if (!isTold || !hasOrders(facts)) return undefined;
  if (moods.has('who')) return { verb: 'history', ...selectionOf(facts) };
  return { verb: 'status', ...selectionOf(facts) };
}
