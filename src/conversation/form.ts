// What a filled-in form asks for: its request, with what was entered or changed in its fields.

import { momentIn } from '../domain/dates.ts';
import { type Corrections, type FieldName, fieldNames, fields, isList } from '../domain/fields.ts';
import { numberTypes, type Order } from '../domain/order.ts';
import type { Request, RequestOf } from '../domain/request.ts';
import { type Press, timeOf } from '../replies/press.ts';
import { draftedIn, draftOfOrder } from './drafts.ts';
import type { Remembered } from './memory.ts';

/** Fields left blank are left as they are. */
export function withEntries(request: Request, { inputs = {} }: Press): Request {
  if (request.verb !== 'edit' && request.verb !== 'place') return request;
  const entered = fieldNames.flatMap((field) => {
    const value = inputs[field]?.trim();
    return value ? [[field, entryOf(field, value, inputs)]] : [];
  });
  const corrections: Corrections = { ...request.corrections, ...Object.fromEntries(entered) };
  const numberType = numberTypes.find((type) => type === inputs.numberType);
  return request.verb === 'place' && numberType
    ? { ...request, corrections, numberType }
    : { ...request, corrections };
}

function entryOf(
  field: FieldName,
  value: string,
  inputs: NonNullable<Press['inputs']>,
): string | readonly string[] {
  if (isList(field)) return [value];
  const time = field === 'focDate' ? inputs[timeOf(field)] : undefined;
  return time ? `${value}T${time}` : value;
}

/** Of a form of corrections, only what is not as it was shown: what the order has, or what was gathered before. */
export function changedEntries(
  request: RequestOf<'edit'>,
  order: Order,
  remembered: Remembered,
  timeZone: string,
): RequestOf<'edit'> {
  const draft = draftOfOrder(remembered, order.number);
  const gathered = draft && draftedIn(draft)?.corrections;
  const shown = (field: FieldName): unknown => {
    if (isList(field)) return undefined;
    const value = order[field];
    if (fields[field].kind === 'moment') return value && momentIn(value, timeZone).join('T');
    return gathered?.[field] ?? value;
  };
  const changed = Object.entries(request.corrections).filter(
    ([field, value]) => value !== shown(field as FieldName),
  );
  return { ...request, corrections: Object.fromEntries(changed) };
}

/** How a person is spoken to, as the form shows it. */
export interface Settings {
  readonly language: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly isToldOfAll: boolean;
}

/** Of the settings, only what is not as it was; where nothing is, they are shown. */
export function changedSettings(
  { language = '', timeZone = '', notices }: NonNullable<Press['inputs']>,
  now: Settings,
): readonly Request[] {
  const zone = timeZone.trim();
  const isToldOfAll = notices === undefined ? now.isToldOfAll : notices === 'true';
  const changed: readonly Request[] = [
    ...(language && language !== now.language ? [{ verb: 'language', tag: language } as const] : []),
    ...(zone && zone !== now.timeZone ? [{ verb: 'settings', timeZone: zone } as const] : []),
    ...(isToldOfAll !== now.isToldOfAll
      ? [{ verb: isToldOfAll ? 'notify' : 'mute', orders: ['all'] } as const]
      : []),
  ];
  return changed.length > 0 ? changed : [{ verb: 'settings' }];
}
