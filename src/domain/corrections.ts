// What may be written into an order's fields: checks what a person wants to correct, and says what was expected.

import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { calendarDate, dateIn, isTimeZone, isWeekend, momentOf, momentSaid } from './dates.ts';
import { type Corrections, type FieldName, fieldNames, fields } from './fields.ts';
import { pendingWithin } from './lifecycle.ts';
import type { FieldChange, Order } from './order.ts';

export type Problem =
  | 'notATelephone'
  | 'numberNotInOrder'
  | 'numberInOrder'
  | 'lastNumber'
  | 'tooManyNumbers'
  | 'notADate'
  | 'datePast'
  | 'dateTooSoon'
  | 'dateOnWeekend'
  | 'noChange'
  | 'tooLong'
  | 'masked';

export interface Fault {
  readonly field: FieldName;
  readonly problem: Problem;
  /** As the person said it. */
  readonly said: string;
}

export interface Checked {
  /** The order's fields as they are to be. */
  readonly writes: Partial<Order>;
  /** What changes, field by field; nothing where the order has the value already. */
  readonly changed: readonly FieldChange[];
  /** A FOC date was said without a time of day. */
  readonly timeAssumed: boolean;
  readonly faults: readonly Fault[];
}

export const longestText = 500;
export const mostNumbers = 1000;
/** What a masked secret looks like wherever it is shown; never a value. */
export const mask = '••••';

interface When {
  readonly now: Date;
  readonly timeZone: string;
}

/** Checks every correction against the order; nothing may be written while there are faults. */
export function checkCorrections(corrections: Corrections, order: Order, when: When): Checked {
  const faults: Fault[] = [];
  const changed: FieldChange[] = [];
  let writes: Partial<Order> = {};
  let timeAssumed = false;
  const write = (field: keyof Order & FieldName, after: string): void => {
    const before = order[field] as string | undefined;
    if (before === after) return;
    writes = { ...writes, [field]: after };
    changed.push({ field, ...(before !== undefined && { before }), after });
  };

  for (const field of fieldNames) {
    const given = corrections[field];
    if (given === undefined) continue;
    const fail = (problem: Problem, said: string): void => void faults.push({ field, problem, said });
    if (field === 'addNumber' || field === 'removeNumber') {
      const result = changeNumbers(
        field,
        given as readonly string[],
        writes.phoneNumbers ?? order.phoneNumbers,
        order,
      );
      faults.push(...result.faults);
      changed.push(...result.changed);
      writes = { ...writes, phoneNumbers: result.phoneNumbers };
      continue;
    }
    const said = (given as string).trim();
    if (fields[field].kind === 'telephone') {
      const e164 = telephone(said, order.country);
      if (e164) write(field, e164);
      else fail('notATelephone', said);
    } else if (field === 'focDate') {
      const current = order.focDate ? momentOf(order.focDate, order.focTimeZone) : undefined;
      const moment = momentSaid(said, current, when.timeZone);
      const problem = moment ? focProblem(new Date(moment.at), isWeekend(moment), when.now) : 'notADate';
      if (problem || !moment) {
        fail(problem ?? 'notADate', said);
        continue;
      }
      timeAssumed = moment.timeAssumed;
      write('focDate', moment.at);
      if ('focDate' in writes && isTimeZone(moment.timeZone))
        writes = { ...writes, focTimeZone: moment.timeZone };
    } else if (field === 'targetDate') {
      const date = calendarDate(said);
      if (!date) fail('notADate', said);
      else if (date <= dateIn(when.now, when.timeZone)) fail('datePast', said);
      else write(field, date);
    } else if (said.length > longestText) fail('tooLong', said);
    else if (said.includes(mask)) fail('masked', said);
    else write(field, said);
  }
  return { writes, changed, timeAssumed, faults };
}

function focProblem(foc: Date, weekend: boolean, now: Date): Problem | undefined {
  if (foc <= now) return 'datePast';
  if (pendingWithin(foc, now)) return 'dateTooSoon';
  return weekend ? 'dateOnWeekend' : undefined;
}

function telephone(said: string, country: string): string | undefined {
  const parsed = parsePhoneNumberFromString(said, country as 'US');
  return parsed?.isValid() ? parsed.number : undefined;
}

function changeNumbers(
  field: 'addNumber' | 'removeNumber',
  said: readonly string[],
  numbers: readonly string[],
  order: Order,
): { phoneNumbers: string[]; changed: FieldChange[]; faults: Fault[] } {
  const phoneNumbers = [...numbers];
  const changed: FieldChange[] = [];
  const faults: Fault[] = [];
  for (const text of said) {
    const number = telephone(text, order.country);
    const fail = (problem: Problem): void => void faults.push({ field, problem, said: text });
    if (!number) fail('notATelephone');
    else if (field === 'addNumber') {
      if (phoneNumbers.includes(number)) fail('numberInOrder');
      else if (phoneNumbers.length >= mostNumbers) fail('tooManyNumbers');
      else {
        phoneNumbers.push(number);
        changed.push({ field, after: number });
      }
    } else if (!phoneNumbers.includes(number)) fail('numberNotInOrder');
    else if (phoneNumbers.length === 1) fail('lastNumber');
    else {
      phoneNumbers.splice(phoneNumbers.indexOf(number), 1);
      changed.push({ field, before: number });
    }
  }
  return { phoneNumbers, changed, faults };
}
