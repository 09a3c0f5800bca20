// Words for where an order stands and what it holds.

import { isOverdue, pendingFrom, pendingHours } from '../domain/lifecycle.ts';
import type { Order } from '../domain/order.ts';
import type { Standing } from '../domain/standing.ts';
import { commentsFact } from './aboutComments.ts';
import { numbersShown } from './manyNumbers.ts';
import { actionNames, fieldLabel, valueShown } from './naming.ts';
import type { Fact, Line, Part, Telling } from './part.ts';

/** Number, name, status, rejection and dates are told in every status; everything else only where the rules let the order be viewed. */
export function standingPart(standing: Standing, telling: Telling): Part {
  const { order } = standing;
  return {
    lines: [
      { kind: 'headline', standing },
      ...rejectionFact(standing, telling),
      ...dateFacts(standing, telling),
      ...deadline(standing, telling),
      ...notHandedOn(order, telling),
      ...commentsFact(order, telling),
      ...allowedNow(standing, telling),
    ],
    standing,
    again: { verb: 'status', orders: [order.number] },
  };
}

/** What is told in every status, and nothing that depends on who reads it: there is nothing to press either. */
export const sharedPart = (standing: Standing, telling: Telling): Part => ({
  lines: [
    { kind: 'headline', standing },
    ...rejectionFact(standing, telling),
    ...dateFacts(standing, telling),
    ...deadline(standing, telling),
  ],
  names: standing.order,
});

/** Microsoft and the carrier know nothing of these changes yet. */
function notHandedOn({ number }: Order, { voice, notHandedOn: open }: Telling): string[] {
  const changes = (open?.get(number) ?? []).map(({ what, at }) =>
    voice.t('qualified', { text: voice.t(`history.what.${what}`), by: voice.moment(new Date(at)) }),
  );
  return changes.length > 0 ? [voice.t('order.notHandedOn', { changes: voice.list(changes, 'plain') })] : [];
}

export function viewPart(standing: Standing, telling: Telling): Part {
  const { order } = standing;
  const { voice } = telling;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['phoneNumbers', numbersShown(order.phoneNumbers, voice)],
    ['numberType', voice.t(`numberType.${order.numberType}`)],
    ['country', voice.country(order.country)],
    ['carrier', order.carrier],
    ['btn', order.btn],
    ['accountNumber', order.accountNumber && valueShown('accountNumber', order.accountNumber, voice)],
    ['pin', order.pin && valueShown('pin', order.pin, voice)],
    ['organization', order.organization],
    ['authorizedPerson', order.authorizedPerson],
    ['serviceAddress', order.serviceAddress],
    ['requester', order.requester],
  ];
  const part = standingPart(standing, telling);
  const lines = facts.flatMap(([field, value]) => (value ? [fact(field, value, telling)] : []));
  return {
    ...part,
    lines: [...part.lines.slice(0, 1), ...lines, ...part.lines.slice(1)],
    again: { verb: 'view', orders: [order.number] },
  };
}

export const fact = (field: string, value: string, { voice }: Pick<Telling, 'voice'>): Fact => ({
  kind: 'fact',
  label: fieldLabel(field, voice),
  value,
});

function dateFacts({ order, status }: Standing, telling: Telling): readonly Line[] {
  const { voice } = telling;
  const lines: Line[] = [fact('placed', voice.moment(new Date(order.placedAt)), telling)];
  if (order.targetDate) lines.push(fact('targetDate', voice.day(order.targetDate), telling));
  if (order.focDate) lines.push(fact('focDate', focShown(order, telling), telling));
  if (status === 'transferPending' && order.focDate && isOverdue(order, telling.now)) {
    const foc = new Date(order.focDate);
    lines.push(voice.t('order.overdue', { at: voice.moment(foc), fromNow: voice.fromNow(foc) }));
  }
  return lines;
}

/** The FOC date in the reader's zone, and in the order's own where the clock there shows something else. */
export function focShown(order: Pick<Order, 'focDate' | 'focTimeZone'>, { voice }: Telling): string {
  if (!order.focDate) return '';
  const foc = new Date(order.focDate);
  const here = voice.moment(foc);
  const there = order.focTimeZone ? voice.moment(foc, order.focTimeZone) : here;
  return here === there ? here : voice.t('qualified', { text: here, by: there });
}

function rejectionFact({ order, status }: Standing, telling: Telling): readonly Fact[] {
  if (status !== 'error' || !order.rejection) return [];
  return [fact('rejection', telling.voice.t(`rejection.${order.rejection.reason}.name`), telling)];
}

/** Until when the order can still be edited or cancelled, by whoever may, or until when it could be. */
export function deadline({ order, status, allowed, withheld }: Standing, { voice }: Telling): string[] {
  const until = pendingFrom(order);
  const values = until && { at: voice.moment(until), fromNow: voice.fromNow(until) };
  if (status === 'transferPending' && values) return [voice.t('order.untilPast', values)];
  const possible = [...allowed, ...withheld];
  if (status === 'error' || !possible.includes('cancel')) return [];
  if (!values) return [voice.t('order.untilOpen', { hours: pendingHours })];
  return [voice.t(possible.includes('edit') ? 'order.until' : 'order.untilCancelOnly', values)];
}

/** What can be done with the order now, by whom. */
export function allowedNow(standing: Standing, telling: Telling): string[] {
  const { voice } = telling;
  const { allowed, withheld } = standing;
  if (allowed.length + withheld.length === 0) return [voice.t('order.allowedNothing')];
  const yours =
    allowed.length > 0 ? [voice.t('order.allowed', { actions: actionNames(allowed, voice) })] : [];
  return [...yours, ...withheldNow(standing, telling)];
}

/** What only a person of another role can do with the order. */
export const withheldNow = ({ withheld }: Standing, { voice }: Telling): string[] =>
  withheld.length > 0 ? [voice.t('order.withheld', { actions: actionNames(withheld, voice) })] : [];
