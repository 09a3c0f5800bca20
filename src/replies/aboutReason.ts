// Words for why a carrier rejected an order, and what mends it.

import { rejections } from '../domain/rejections.ts';
import type { Standing } from '../domain/standing.ts';
import { orderName, statusName } from './naming.ts';
import type { Part, Telling } from './part.ts';

export function reasonPart(standing: Standing, { voice }: Telling): Part {
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
