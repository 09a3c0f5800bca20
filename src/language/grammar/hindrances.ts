// Why a request that a clause makes is not taken: it is none of ours, undecided, of a day that there is not or that
// orders are not looked for by, or about nothing in particular.

import { fields } from '../../domain/fields.ts';
import type { Request } from '../../domain/request.ts';
import { spell } from '../../domain/spelling.ts';
import type { Facts } from './facts.ts';
import { isDeed } from './revocations.ts';
import type { Rule } from './steps.ts';

/** Why a request is none of ours, or not told well enough to be taken. */
export function hindranceOf(request: Request, facts: Facts): Rule | undefined {
  if (isOfOther(request, facts)) return 'foreign';
  if (facts.undecided && isDeed(request)) return 'undecided';
  if (facts.leavesOutKind) return 'undecided';
  if (facts.hasNoDate && !isWritten(request)) return 'noDate';
  if (isByOtherDay(request, facts)) return 'otherDay';
  return facts.moods.has('vague') && isAtLarge(request) ? 'vague' : undefined;
}

/** What is asked about is named, and is none of ours ("how many meetings do I have?"). */
const isAboutOther = (request: Request, facts: Facts): boolean =>
  facts.hasContext &&
  facts.things.size + facts.statuses.length + facts.orders.length + facts.telephones.length === 0 &&
  objectless.includes(request.verb);
const objectless: readonly Request['verb'][] = [
  ...(['view', 'status', 'when', 'history', 'reason', 'list', 'count'] as const),
];

/** A language or a place that plays no part in what is asked: something else is meant. */
const isOfOther = (request: Request, facts: Facts): boolean =>
  isAboutOther(request, facts) || isElsewhere(request, facts);
const isElsewhere = (request: Request, { languages, timeZones }: Facts): boolean =>
  (languages.length > 0 && request.verb !== 'language' && request.verb !== 'customer') ||
  (timeZones.length > 0 && objectless.includes(request.verb));

/** A date that is to be written into an order is named where it cannot be; by no other can anything be looked for. */
const isWritten = ({ verb }: Request): boolean => verb === 'edit' || verb === 'instead' || verb === 'place';

/** Orders are looked for by the day that they were placed on, and by none of those that they have besides. */
const isByOtherDay = (request: Request, { fields: named, links }: Facts): boolean =>
  (('since' in request && request.since !== undefined) ||
    ('until' in request && request.until !== undefined)) &&
  !('sort' in request) &&
  (links.has('transfersOn') || named.some((field) => ['day', 'moment'].includes(fields[field].kind)));

/** Asks for nothing in particular. */
const isAtLarge = (request: Request): boolean =>
  ['list', 'place', 'status', 'view', 'order', 'edit', 'cancel', 'delete'].includes(request.verb) &&
  spell(request) === request.verb;
