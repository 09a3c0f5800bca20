// Words for what happened to an order, told as news: the carrier's side by what it means, a person's by who did it.

import type { HistoryEntry } from '../domain/order.ts';
import { rejectionReasons } from '../domain/rejections.ts';
import type { Standing } from '../domain/standing.ts';
import { historyLine } from './aboutHistory.ts';
import { deadline, focShown } from './aboutOrder.ts';
import { mendPart } from './aboutReason.ts';
import { actorName, orderName, statusName } from './naming.ts';
import type { Part, Telling } from './part.ts';

type Words = (entry: HistoryEntry, standing: Standing, telling: Telling) => Part;

/** What has been overtaken by something later is told all the same, but not what could be done about it. */
export const happened: Words = (entry, standing, telling) => wordsFor[entry.what](entry, standing, telling);

const approved: Words = ({ to = 'contactingCarrier' }, { order }, { voice }) => {
  const values = { status: statusName(to, voice), meaning: voice.t(`statusMeans.${to}`) };
  return { lines: [voice.t('notice.status', { order: orderName(order, voice), ...values })] };
};

const focTold: Words = (entry, standing, telling) => {
  const { voice } = telling;
  const { order } = standing;
  const { before, after } = entry.fields?.find(({ field }) => field === 'focDate') ?? {};
  const shown = (focDate: string | undefined) => focShown({ ...order, focDate }, telling);
  const lines = [
    voice.t(before && entry.what === 'focChanged' ? 'notice.focChanged' : 'notice.focSet', {
      order: orderName(order, voice),
      before: shown(before),
      after: shown(after),
      fromNow: after ? voice.fromNow(new Date(after)) : '',
    }),
    ...(after === order.focDate ? deadline(standing, telling) : []),
  ];
  return { lines };
};

const rejected: Words = ({ because }, standing, telling) => {
  const { voice } = telling;
  const order = orderName(standing.order, voice);
  const reason = rejectionReasons.find((each) => each === because);
  if (!reason) return { lines: [voice.t('reason.unknown', { order })] };
  const told = voice.t('notice.rejected', { order, reason: voice.t(`rejection.${reason}.name`) });
  if (standing.status !== 'error') return { lines: [told] };
  const { lines, buttons } = mendPart(reason, standing, telling);
  return { lines: [told, ...lines], buttons };
};

const completed: Words = (_entry, { order }, { voice }) => ({
  lines: [voice.t('notice.completed', { order: orderName(order, voice) })],
});

/** Who did it, or that a file did, and the entry of the history that says what. */
const byPerson: Words = (entry, { order, allowed }, telling) => {
  const { voice } = telling;
  const heading = { by: actorName(entry.by, voice), order: orderName(order, voice) };
  return {
    lines: [
      voice.t(`notice.did.${entry.what}`, heading),
      historyLine(entry, allowed.includes('view'), telling),
    ],
  };
};

const wordsFor: Readonly<Record<HistoryEntry['what'], Words>> = {
  placed: byPerson,
  edited: byPerson,
  resubmitted: byPerson,
  cancelled: byPerson,
  deleted: byPerson,
  approved,
  carrierAccepted: focTold,
  focChanged: focTold,
  carrierRejected: rejected,
  completed,
  imported: byPerson,
};
