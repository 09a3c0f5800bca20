// What a new port order needs before it can be placed, and the order that comes of it.

import { checkCorrections, type Fault } from './corrections.ts';
import { dateIn } from './dates.ts';
import type { Corrections, FieldName } from './fields.ts';
import { placed } from './lifecycle.ts';
import type { Order } from './order.ts';
import { actorOf } from './people.ts';
import { type Deciding, type Register, rivals } from './register.ts';
import type { RequestOf } from './request.ts';
import type { Circumstances } from './standing.ts';
import type { Status } from './statusRules.ts';
import { type Telephone, telephoneSaid, telephonesIn } from './telephones.ts';

/** In the order in which they are asked for. The losing carrier must find them exactly as in its own records. */
const needed = [
  'addNumber',
  'carrier',
  'btn',
  'accountNumber',
  'pin',
  'organization',
  'authorizedPerson',
  'serviceAddress',
  'name',
] as const satisfies readonly FieldName[];

/** What the form of a new order has: what is needed, and what may be given. */
export const newOrderFields = [...needed, 'targetDate'] as const satisfies readonly FieldName[];
export type NewOrderField = (typeof newOrderFields)[number];

/** Only mobile numbers are guarded by a PIN everywhere. */
const isNeeded = (field: NewOrderField, { numberType }: Pick<Order, 'numberType'>): boolean =>
  field !== 'targetDate' && (field !== 'pin' || numberType === 'mobile');

export interface Placing {
  /** As far as it is known yet; whole where nothing is missing. */
  readonly order: Order;
  readonly missing: readonly NewOrderField[];
  readonly faults: readonly Fault[];
  /** What was said and can be taken, as a request of the same kind. */
  readonly request: RequestOf<'place'>;
}

/** Takes what can be taken of what was said so far, names what cannot, and tells what is missing yet. */
export function checkPlacing(said: RequestOf<'place'>, given: Deciding): Placing {
  const { focDate, removeNumber = [], addNumber = [], ...fields } = said.corrections;
  const all = [...(said.number ?? []), ...addNumber.flatMap((each) => telephonesIn(each, given.region))];
  const takenOut = takenOutOf(all, removeNumber, firstOf(all, given.region)?.country ?? given.region);
  const { numbers } = takenOut;
  const first = firstOf(numbers, given.region);
  const { tenant, nextNumber } = given.register;
  const blank: Order = {
    tenant,
    number: nextNumber,
    name: '',
    country: first?.country ?? given.region,
    numberType: said.numberType ?? first?.types[0] ?? 'geographic',
    phoneNumbers: [],
    ...(given.person.name && { requester: given.person.name }),
    status: 'processing',
    placedAt: given.now.toISOString(),
    placedBy: given.person.id,
    version: 1,
    comments: [],
    history: [],
  };
  const corrections: Corrections = {
    // The FOC date is the carrier's to set; a date that is said of a new order is a wish.
    ...(focDate !== undefined && { targetDate: focDate }),
    ...fields,
    ...(numbers.length > 0 && { addNumber: numbers }),
  };
  const { writes, faults } = checkCorrections(corrections, blank, given);
  const held: Order = { ...blank, ...writes };
  const taken = accountTaken(held, given.register);
  const free = taken.length > 0 ? { ...held, accountNumber: undefined } : held;
  const order = placed(free, { by: actorOf(given.person), at: given.now });
  const isThere = (field: NewOrderField): boolean =>
    field === 'addNumber' ? order.phoneNumbers.length > 0 : Boolean(order[field]);
  const missing = newOrderFields.filter((field) => isNeeded(field, order) && !isThere(field));
  const told = [...faults, ...takenOut.faults, ...taken];
  // What was said and could not be taken is asked for again first.
  const isFaulty = (field: NewOrderField): boolean => told.some((fault) => fault.field === field);
  return {
    order,
    missing: [...missing.filter(isFaulty), ...missing.filter((field) => !isFaulty(field))],
    faults: told,
    request: restated(order, said),
  };
}

/** An account number has at most one open order. */
export function accountTaken(order: Order, register: Register): readonly Fault[] {
  const orders = rivals(order, register).map(({ number }) => number);
  return orders.length === 0 ? [] : [{ field: 'accountNumber', problem: 'accountTaken', said: '', orders }];
}

/** What the first of the numbers tells of all of them. */
function firstOf(numbers: readonly string[], region: string): Telephone | undefined {
  for (const number of numbers) {
    const telephone = telephoneSaid(number, region);
    if (telephone) return telephone;
  }
  return undefined;
}

/** What is left of the numbers said before; of a new order they may all go. */
function takenOutOf(
  numbers: readonly string[],
  removed: readonly string[],
  country: string,
): { readonly numbers: readonly string[]; readonly faults: readonly Fault[] } {
  if (removed.length === 0) return { numbers, faults: [] };
  const written = (said: string): string => telephoneSaid(said, country)?.e164 ?? said;
  const gone = removed.flatMap((each) => telephonesIn(each, country));
  const isHeld = new Set(numbers.map(written));
  const isGone = new Set(gone.map(written));
  return {
    numbers: numbers.filter((number) => !isGone.has(written(number))),
    faults: gone
      .filter((number) => !isHeld.has(written(number)))
      .map((said) => ({ field: 'removeNumber', problem: 'numberNotInOrder', said })),
  };
}

/** The same request with what could be taken. */
function restated(order: Order, { draft, numberType }: RequestOf<'place'>): RequestOf<'place'> {
  const texts = newOrderFields.flatMap((field) =>
    field === 'addNumber' || !order[field] ? [] : [[field, order[field]] as const],
  );
  return {
    verb: 'place',
    ...(draft && { draft }),
    ...(order.phoneNumbers.length > 0 && { number: order.phoneNumbers }),
    ...(numberType && { numberType }),
    corrections: Object.fromEntries(texts),
  };
}

/** An order that is on its way, or has arrived, needs no second one. */
export const recreatable: readonly Status[] = ['error', 'cancelled'];

/** What placing the order anew asks for: its fields, with a target date only where that can still be kept. */
export function recreation(order: Order, { now, timeZone }: Circumstances): RequestOf<'place'> {
  const isAhead = order.targetDate !== undefined && order.targetDate > dateIn(now, timeZone);
  const { targetDate, ...rest } = restated(order, { verb: 'place', corrections: {} }).corrections;
  return {
    verb: 'place',
    number: order.phoneNumbers,
    numberType: order.numberType,
    corrections: { ...rest, ...(isAhead && targetDate && { targetDate }) },
  };
}
