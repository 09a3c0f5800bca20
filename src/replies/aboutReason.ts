// Words for why a carrier rejected an order: what is to be corrected, what the order has there, and who can do it.

import { type FieldName, fields, isList } from '../domain/fields.ts';
import { rejectionOf } from '../domain/lifecycle.ts';
import type { Order } from '../domain/order.ts';
import { type RejectionReason, rejections } from '../domain/rejections.ts';
import type { Request } from '../domain/request.ts';
import type { Standing } from '../domain/standing.ts';
import { fieldLabel, fieldName, orderName, statusName, valueShown } from './naming.ts';
import type { Button, Part, Telling } from './part.ts';
import type { Voice } from './translator.ts';
import { wording } from './wording.ts';

export function reasonPart(standing: Standing, telling: Telling): Part {
  const { voice } = telling;
  const { order, status } = standing;
  const name = { order: orderName(order, voice), status: statusName(status, voice) };
  const rejected = rejectionOf(order);
  if (!rejected) {
    return { lines: [voice.t(status === 'error' ? 'reason.unknown' : 'reason.none', name)], standing };
  }
  const { reason, at } = rejected;
  const told = voice.t('reason.told', {
    ...name,
    at: voice.moment(new Date(at)),
    reason: voice.t(`rejection.${reason}.name`),
  });
  if (status !== 'error') return { lines: [told, voice.t('reason.since', name)], standing };
  const { lines, buttons } = mendPart(reason, standing, telling);
  return { lines: [told, ...lines], standing, buttons };
}

/** What to do about a rejection that the order has not got over yet. */
export function mendPart(reason: RejectionReason, standing: Standing, telling: Telling): Part {
  const { order, allowed } = standing;
  const { voice } = telling;
  return {
    lines: [
      voice.t('reason.mend', { mend: voice.t(`rejection.${reason}.mend`) }),
      ...correction(reason, standing, telling),
      ...next(reason, standing, telling),
    ],
    buttons: allowed.includes('edit') ? [mendingButton(reason, order, telling)] : [],
  };
}

/** The field that mends it, and what the order has there. */
function correction(reason: RejectionReason, { order }: Standing, { voice }: Telling): string[] {
  const field = rejections[reason];
  if (!field) return [];
  const label = fieldLabel(field === 'removeNumber' ? 'phoneNumbers' : field, voice);
  const told = voice.t('reason.correct', { field: label, has: shownNow(field, order, voice) });
  return [told, voice.t('reason.onlyCategory')];
}

/** Of an order in error only dates are told; the edit form shows the other values, to whoever may edit. */
function shownNow(field: FieldName, order: Order, voice: Voice): string {
  const value = isList(field) ? order.phoneNumbers[0] : order[field];
  if (!value) return voice.t('reason.missing');
  const { secret, kind } = fields[field];
  const isTold = secret || kind === 'moment' || kind === 'day';
  return isTold ? valueShown(field, value, voice) : voice.t('reason.hidden');
}

/** How it goes on: what to say, or who can do it. */
function next(reason: RejectionReason, { order, allowed, withheld }: Standing, { voice }: Telling): string[] {
  if (withheld.includes('edit')) return [voice.t('reason.admin')];
  if (!allowed.includes('edit')) return [];
  const example = wording(mending(reason, order), voice) ?? '';
  return [voice.t(rejections[reason] ? 'reason.sayField' : 'reason.sayAsIs', { example })];
}

/** The edit that mends it: of one field, or the order as it is, where the mend lies outside it. */
function mending(reason: RejectionReason, { number }: Order): Request {
  const field = rejections[reason];
  return { verb: 'edit', orders: [number], corrections: {}, ...(field && { field: [field] }) };
}

function mendingButton(reason: RejectionReason, order: Order, { voice }: Telling): Button {
  const field = rejections[reason];
  const title = field
    ? voice.t('button.correct', { field: fieldName(field, voice) })
    : voice.t('button.sendAsIs');
  return { title, request: mending(reason, order) };
}
