// The names of orders, statuses, fields and values in words, and the masking of secrets.

import { mask } from '../domain/corrections.ts';
import { type FieldName, fields } from '../domain/fields.ts';
import type { Order } from '../domain/order.ts';
import type { Status, StatusVerdict, Verdict } from '../domain/statusRules.ts';
import type { Voice } from './translator.ts';

export const orderName = (order: Order, voice: Voice): string =>
  voice.t('order.label', { number: order.number, name: order.name });

export const statusName = (status: Status, voice: Voice): string => voice.t(`status.${status}`);

export const statusNames = (statuses: readonly Status[], voice: Voice): string =>
  voice.list(
    statuses.map((status) => statusName(status, voice)),
    'disjunction',
  );

/** Statuses with what they allow where that is not simply "yes": "Transfer approved (FOC date only) or Error". */
export const openingNames = (openings: readonly StatusVerdict[], voice: Voice): string =>
  voice.list(
    openings.map(({ status, verdict }) =>
      verdict === 'yes'
        ? statusName(status, voice)
        : voice.t('order.label', { number: statusName(status, voice), name: verdictName(verdict, voice) }),
    ),
    'disjunction',
  );

export const verdictName = (verdict: Verdict, voice: Voice): string => voice.t(`verdict.${verdict}`);

export const fieldName = (field: FieldName, voice: Voice): string => voice.t(`field.${field}`);

/** A field's stored value as it may be shown: secrets masked, dates in words. */
export function valueShown(field: FieldName, value: string, voice: Voice): string {
  const sort = fields[field];
  if (sort.secret) return mask;
  if (sort.kind === 'moment') return voice.moment(new Date(value));
  return sort.kind === 'day' ? voice.day(value) : value;
}
