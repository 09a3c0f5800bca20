// What a filled-in form asks for: its request, with what was entered or changed in its fields.

import { momentIn } from '../domain/dates.ts';
import { type Corrections, type FieldName, fieldNames, fields, isList } from '../domain/fields.ts';
import { numberTypes, type Order } from '../domain/order.ts';
import type { Request, RequestOf } from '../domain/request.ts';
import { type Press, type Shown, type settingInputs, timeOf } from '../replies/press.ts';
import { draftById, draftedIn, draftOfOrder } from './drafts.ts';
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

/** Of the settings, only what is not as it was shown; where nothing is, they are shown again. */
export function changedSettings(
  inputs: Readonly<Partial<Record<(typeof settingInputs)[number], string>>>,
  shown: Shown | undefined,
): readonly Request[] {
  const { language = '', timeZone = '', notices } = inputs;
  const zone = timeZone.trim();
  const changed: readonly Request[] = [
    ...(language && language !== shown?.language ? [{ verb: 'language', tag: language } as const] : []),
    ...(zone && zone !== shown?.timeZone ? [{ verb: 'settings', timeZone: zone } as const] : []),
    ...(notices !== undefined && (notices === 'true') !== shown?.toldOfAll
      ? [{ verb: notices === 'true' ? 'notify' : 'mute', orders: ['all'] } as const]
      : []),
  ];
  return changed.length > 0 ? changed : [{ verb: 'settings' }];
}

/** Whether a form of a new order holds more, or something else, than what was said of the order before. */
export function addsToDraft(
  { draft, numberType, corrections }: RequestOf<'place'>,
  remembered: Remembered,
): boolean {
  const known = draft === undefined ? undefined : draftById(remembered, draft);
  const drafted = known && draftedIn(known);
  if (drafted?.verb !== 'place') return true;
  return (
    (numberType !== undefined && numberType !== drafted.numberType) ||
    Object.entries(corrections).some(([field, value]) => value !== drafted.corrections[field as FieldName])
  );
}
