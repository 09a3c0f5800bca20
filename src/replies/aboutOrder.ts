// Words for what is told of one order: where it stands, what it holds, what happened to it, why and when.

import type { Answer } from '../domain/decision.ts';
import { fields } from '../domain/fields.ts';
import { isOverdue, pendingFrom } from '../domain/lifecycle.ts';
import type { HistoryEntry, Order } from '../domain/order.ts';
import { rejections } from '../domain/rejections.ts';
import type { Standing } from '../domain/standing.ts';
import { fieldLabel, fieldName, orderName, statusName, valueShown } from './naming.ts';
import type { Part, Telling } from './part.ts';

type AboutOne = Exclude<Extract<Answer, { standing: Standing }>['about'], 'may' | 'mayAny'>;

/** Number, name, status, rejection and dates are told in every status; everything else only where the rules let the order be viewed. */
export function standingPart(standing: Standing, telling: Telling): Part {
  const { order, status } = standing;
  const { voice } = telling;
  const headline = voice.t('order.headline', {
    order: orderName(order, voice),
    status: statusName(status, voice),
    meaning: voice.t(`statusMeans.${status}`),
  });
  return {
    lines: [
      headline,
      ...rejectionFact(standing, telling),
      ...dateFacts(standing, telling),
      ...deadline(standing, telling),
      allowedNow(standing, telling),
    ],
    standing,
  };
}

export function viewPart(standing: Standing, telling: Telling): Part {
  const { order } = standing;
  const { voice } = telling;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['phoneNumbers', numbersShown(order.phoneNumbers, telling)],
    ['numberType', voice.t(`numberType.${order.numberType}`)],
    ['country', order.country],
    ['carrier', order.carrier],
    ['btn', order.btn],
    ['accountNumber', order.accountNumber && valueShown('accountNumber', order.accountNumber, voice)],
    ['pin', order.pin && valueShown('pin', order.pin, voice)],
    ['organization', order.organization],
    ['authorizedPerson', order.authorizedPerson],
    ['serviceAddress', order.serviceAddress],
    ['requester', order.requester],
  ];
  const [headline = '', ...rest] = standingPart(standing, telling).lines;
  const lines = facts.flatMap(([field, value]) => (value ? [fact(field, value, telling)] : []));
  return { lines: [headline, ...lines, ...rest], standing };
}

/** How much of a long order fits a message. */
const numbersAtMost = 20;
const entriesAtMost = 20;

function numbersShown(numbers: readonly string[], { voice }: Telling): string | undefined {
  if (numbers.length === 0) return undefined;
  const shown = voice.list(numbers.slice(0, numbersAtMost), 'plain');
  const hidden = numbers.length - numbersAtMost;
  return hidden > 0 ? voice.t('order.moreNumbers', { numbers: shown, count: hidden }) : shown;
}

const fact = (field: string, value: string, { voice }: Telling): string =>
  voice.t('order.fact', { field: fieldLabel(field, voice), value });

function dateFacts({ order, status }: Standing, telling: Telling): string[] {
  const { voice } = telling;
  const lines = [fact('placed', voice.moment(new Date(order.placedAt)), telling)];
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

function rejectionFact({ order, status }: Standing, telling: Telling): string[] {
  if (status !== 'error' || !order.rejection) return [];
  return [fact('rejection', telling.voice.t(`rejection.${order.rejection.reason}.name`), telling)];
}

/** Until when an approved order can still be edited or cancelled. */
function deadline({ order, status, allowed }: Standing, { voice }: Telling): string[] {
  const until = status === 'transferApproved' ? pendingFrom(order) : undefined;
  if (!until || !allowed.includes('cancel')) return [];
  const key = allowed.includes('edit') ? 'order.until' : 'order.untilCancelOnly';
  return [voice.t(key, { at: voice.moment(until), fromNow: voice.fromNow(until) })];
}

function allowedNow({ allowed }: Standing, { voice }: Telling): string {
  if (allowed.length === 0) return voice.t('order.allowedNothing');
  return voice.t('order.allowed', {
    actions: voice.list(allowed.map((action) => voice.t(`action.${action}`))),
  });
}

function historyPart({ order, allowed }: Standing, { voice }: Telling): Part {
  const name = orderName(order, voice);
  if (order.history.length === 0) {
    return { lines: [voice.t('history.none', { order: name, at: voice.moment(new Date(order.placedAt)) })] };
  }
  const shown = order.history.slice(-entriesAtMost);
  const earlier = order.history.length - shown.length;
  return {
    lines: [
      voice.t('history.heading', { order: name }),
      ...(earlier > 0 ? [voice.t('history.earlier', { count: earlier })] : []),
      ...shown.map((entry) => historyLine(entry, allowed.includes('view'), { voice })),
    ],
  };
}

/** What was done, when, by whom. The values of changed fields are shown only where the rules let the order be viewed. */
export function historyLine(entry: HistoryEntry, values: boolean, { voice }: Pick<Telling, 'voice'>): string {
  let line = voice.t(entry.eventId === undefined ? 'history.line' : 'history.reported', {
    at: voice.moment(new Date(entry.at)),
    what: voice.t(`history.what.${entry.what}`),
    by: entry.by.name ?? entry.by.id,
  });
  if (entry.from && entry.to && entry.from !== entry.to) {
    line = voice.t('history.move', {
      line,
      from: statusName(entry.from, voice),
      to: statusName(entry.to, voice),
    });
  }
  if (entry.fields && entry.fields.length > 0) {
    const named = entry.fields.map(({ field, before, after }) => {
      const isDate = fields[field].kind === 'moment' || fields[field].kind === 'day';
      if (fields[field].secret || (!values && !isDate)) return fieldName(field, voice);
      const shown = {
        field: fieldName(field, voice),
        before: before ? valueShown(field, before, voice) : '',
        after: after ? valueShown(field, after, voice) : '',
      };
      return voice.t(
        before && after ? 'history.change' : after ? 'history.changeAdded' : 'history.changeTaken',
        shown,
      );
    });
    line = voice.t('history.fields', { line, fields: voice.list(named, 'plain') });
  }
  if (!entry.because) return line;
  const known = `rejection.${entry.because}.name`;
  const reason = entry.what === 'carrierRejected' && voice.has(known) ? voice.t(known) : entry.because;
  return voice.t('history.reason', { line, reason });
}

function reasonPart(standing: Standing, { voice }: Telling): Part {
  const { order, status } = standing;
  const name = orderName(order, voice);
  if (status !== 'error') {
    return { lines: [voice.t('reason.none', { order: name, status: statusName(status, voice) })], standing };
  }
  if (!order.rejection) return { lines: [voice.t('reason.unknown', { order: name })], standing };
  const { reason, at } = order.rejection;
  const told = { order: name, at: voice.moment(new Date(at)), reason: voice.t(`rejection.${reason}.name`) };
  const lines = [
    voice.t('reason.told', told),
    voice.t('reason.mend', { mend: voice.t(`rejection.${reason}.mend`) }),
    ...(rejections[reason] ? [voice.t('reason.onlyCategory')] : []),
  ];
  return { lines, standing };
}

function whenPart(standing: Standing, telling: Telling): Part {
  const { voice } = telling;
  const { order, status } = standing;
  const foc = order.focDate ? new Date(order.focDate) : undefined;
  const completed = order.history.findLast((entry) => entry.what === 'completed');
  const values = {
    order: orderName(order, voice),
    status: statusName(status, voice),
    at: foc ? focShown(order, telling) : '',
    fromNow: foc ? voice.fromNow(foc) : '',
  };
  const lines: string[] = [];
  if (status === 'transferApproved' && foc)
    lines.push(voice.t('when.approved', values), ...deadline(standing, telling));
  else if (status === 'transferPending') {
    lines.push(voice.t(isOverdue(order, telling.now) ? 'order.overdue' : 'when.pending', values));
  } else if (status === 'completed') {
    lines.push(
      completed
        ? voice.t('when.completedAt', { ...values, at: voice.moment(new Date(completed.at)) })
        : voice.t('when.completed', values),
    );
  } else if (status === 'error' || status === 'cancelled') lines.push(voice.t(`when.${status}`, values));
  else lines.push(voice.t('when.open', values));
  const awaited = status === 'processing' || status === 'contactingCarrier';
  if (awaited && order.targetDate) lines.push(voice.t('when.target', { day: voice.day(order.targetDate) }));
  return { lines, standing };
}

/** What is said of one order, by what was asked about it. */
export const orderParts: Readonly<Record<AboutOne, (standing: Standing, telling: Telling) => Part>> = {
  order: standingPart,
  view: viewPart,
  history: historyPart,
  reason: reasonPart,
  when: whenPart,
};
