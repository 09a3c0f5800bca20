// Words for when an order transfers: the date that is set, or what may usually be expected.

import type { Answer } from '../domain/decision.ts';
import { isOverdue } from '../domain/lifecycle.ts';
import type { Order } from '../domain/order.ts';
import type { Status } from '../domain/statusRules.ts';
import { type ExpectedRange, usualIn } from '../domain/usual.ts';
import { deadline, focShown } from './aboutOrder.ts';
import { orderName, statusName } from './naming.ts';
import { pagesOn } from './pages.ts';
import type { Part, Telling } from './part.ts';

type AboutWhen = Extract<Answer, { about: 'when' }>;
type Told = (answer: AboutWhen, telling: Telling) => readonly string[];

export function whenPart(answer: AboutWhen, telling: Telling): Part {
  const { standing, isLonger } = answer;
  const isLate = isLonger || isOverdue(standing.order, telling.now);
  return {
    lines: told[standing.status](answer, telling),
    standing,
    ...(isLate && { pages: pagesOn.lateness }),
  };
}

/** The carrier's answer is awaited: no date is set, but there is one that may be expected. */
const awaited: Told = ({ standing: { order, status }, expected, isLonger }, telling) => {
  const { voice } = telling;
  const name = { order: orderName(order, voice), status: statusName(status, voice) };
  return [
    voice.t('when.open', name),
    ...(expected ? expectedLines(order, expected, telling) : []),
    voice.t(isLonger ? 'when.longer' : 'when.usual'),
    ...(order.targetDate ? [voice.t('when.target', { day: voice.day(order.targetDate) })] : []),
  ];
};

/** What may be expected of an order that waits for its carrier. */
export function expectedLines(
  order: Order,
  { since, carrier, transfer }: ExpectedRange,
  { voice }: Telling,
): string[] {
  const { carrierAnswers, port } = usualIn(order.country);
  const days = (span: { from: string; to: string }) => ({
    first: voice.day(span.from),
    last: voice.day(span.to),
  });
  const answers =
    carrier &&
    voice.t('when.carrier', {
      ...carrierAnswers,
      ...days(carrier),
      since: voice.day(since),
      country: voice.country(order.country),
    });
  return [
    ...(answers ? [answers] : []),
    voice.t('when.port', { ...port, ...days(transfer), latest: voice.day(transfer.atMost) }),
  ];
}

/** The carrier has committed itself to a date. */
const committed: Told = (answer, telling) => {
  const { voice, now } = telling;
  const { order, status } = answer.standing;
  if (!order.focDate) return awaited(answer, telling);
  const foc = new Date(order.focDate);
  const values = {
    order: orderName(order, voice),
    at: focShown(order, telling),
    fromNow: voice.fromNow(foc),
  };
  if (status === 'transferApproved') {
    return [voice.t('when.approved', values), ...deadline(answer.standing, telling)];
  }
  return [voice.t(isOverdue(order, now) ? 'when.overdue' : 'when.pending', values)];
};

/** Nothing is planned, unless the order is sent again. */
const stopped: Told = ({ standing: { order, status } }, { voice }) => {
  const { carrierAnswers, port } = usualIn(order.country);
  return [
    voice.t(`when.${status}`, { order: orderName(order, voice) }),
    carrierAnswers
      ? voice.t('when.anewCarrier', { ...carrierAnswers, country: voice.country(order.country) })
      : voice.t('when.anew'),
    voice.t('when.anewPort', { ...port }),
  ];
};

const completed: Told = ({ standing: { order } }, { voice }) => {
  const reported = order.history.findLast(({ what }) => what === 'completed');
  const name = { order: orderName(order, voice) };
  return [
    reported
      ? voice.t('when.completedAt', { ...name, at: voice.moment(new Date(reported.at)) })
      : voice.t('when.completed', name),
  ];
};

const told: Readonly<Record<Status, Told>> = {
  processing: awaited,
  contactingCarrier: awaited,
  transferApproved: committed,
  transferPending: committed,
  error: stopped,
  completed,
  cancelled: stopped,
};
