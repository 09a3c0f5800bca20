// What may be written into an order's fields: checks what a person wants to correct, and says what was expected.

import {
  calendarDate,
  dateIn,
  dayShifted,
  isShift,
  isTimeZone,
  isWeekend,
  isWrittenAsDate,
  momentOf,
  momentSaid,
} from './dates.ts';
import { type Corrections, type FieldName, fieldNames, isList, type SingleField } from './fields.ts';
import { targetDates } from './leadTimes.ts';
import { pendingFor } from './lifecycle.ts';
import { type FieldChange, longestText, type Order } from './order.ts';
import { telephoneSaid, telephonesIn } from './telephones.ts';

export type Problem =
  | 'notATelephone'
  | 'numberNotInOrder'
  | 'numberInOrder'
  | 'lastNumber'
  | 'tooManyNumbers'
  | 'notADate'
  | 'noSuchDate'
  | 'noDateYet'
  | 'datePast'
  | 'dateTooSoon'
  | 'dateOnWeekend'
  | 'targetTooSoon'
  | 'targetTooLate'
  | 'otherCountry'
  | 'otherType'
  | 'accountTaken'
  | 'noChange'
  | 'noValue'
  | 'tooLong'
  | 'masked';

export interface Fault {
  readonly field: FieldName;
  readonly problem: Problem;
  /** As the person said it; a date that is one but cannot be taken as the moment it comes to, ISO with its offset. */
  readonly said: string;
  /** The numbers of the orders that stand in the way. */
  readonly orders?: readonly string[];
}

export interface Checked {
  /** The order's fields as they are to be, also where the order has the value already. */
  readonly writes: Partial<Order>;
  /** What changes, field by field; nothing where the order has the value already. */
  readonly changed: readonly FieldChange[];
  /** A FOC date was said without a time of day. */
  readonly timeAssumed: boolean;
  readonly faults: readonly Fault[];
}

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
  for (const field of fieldNames) {
    for (const said of valuesOf(corrections, field, order.country)) {
      const result = checks[field](said, { ...order, ...writes }, when);
      if (typeof result === 'string') faults.push({ field, problem: result, said });
      else if ('problem' in result) faults.push({ field, ...result });
      else {
        writes = { ...writes, ...result.writes };
        if (result.change) changed.push({ field, ...result.change });
        timeAssumed ||= result.timeAssumed ?? false;
      }
    }
  }
  return { writes, changed, timeAssumed, faults };
}

/** What was said of a field, without blanks around it; lists of numbers one by one. */
function valuesOf(corrections: Corrections, field: FieldName, country: string): readonly string[] {
  const said = [corrections[field] ?? []].flat().map((text) => text.trim());
  return isList(field) ? said.flatMap((text) => (text === '' ? [text] : telephonesIn(text, country))) : said;
}

/** What one value comes to: what it writes and, where that differs from what the order has, what it changes. */
interface Written {
  readonly writes: Partial<Order>;
  readonly change?: Omit<FieldChange, 'field'> | undefined;
  readonly timeAssumed?: boolean;
}

/** A moment that was understood but cannot be taken. */
type Untaken = Pick<Fault, 'problem' | 'said'>;

/** Checks one value, said without blanks around it, against the order as the values before it leave it. */
type Check = (said: string, order: Order, when: When) => Written | Problem | Untaken;

function written(field: SingleField, after: string, order: Order): Written {
  const before = order[field];
  const change = before === after ? undefined : { ...(before !== undefined && { before }), after };
  return { writes: { [field]: after }, change };
}

/** A field holds one line: an address pasted in several becomes one. */
const text =
  (field: SingleField): Check =>
  (typed, order) => {
    const said = typed.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');
    if (said === '') return 'noValue';
    if (said.length > longestText) return 'tooLong';
    return said.includes(mask) ? 'masked' : written(field, said, order);
  };

const btn: Check = (said, order) => {
  const number = telephoneSaid(said, order.country)?.e164;
  return number ? written('btn', number, order) : 'notATelephone';
};

/** What is written as dates are can be no more than a day or a time that there is not. */
const noDate = (said: string): Problem => (isWrittenAsDate(said) ? 'noSuchDate' : 'notADate');

const targetDate: Check = (said, order, { now, timeZone }) => {
  if (isShift(said) && !order.targetDate) return 'noDateYet';
  const date = calendarDate(said) ?? (order.targetDate && dayShifted(said, order.targetDate));
  if (!date) return noDate(said);
  const today = dateIn(now, timeZone);
  const { from, to } = targetDates(order.country, today);
  if (date <= today) return 'datePast';
  if (date < from) return 'targetTooSoon';
  return date > to ? 'targetTooLate' : written('targetDate', date, order);
};

const focDate: Check = (said, order, { now, timeZone }) => {
  const current = order.focDate ? momentOf(order.focDate, order.focTimeZone) : undefined;
  if (isShift(said) && !current) return 'noDateYet';
  const moment = momentSaid(said, current, timeZone);
  if (!moment) return noDate(said);
  const ahead = Date.parse(moment.at) - now.getTime();
  const untaken = (problem: Problem): Untaken => ({ problem, said: moment.at });
  if (ahead <= 0) return untaken('datePast');
  // At exactly 24 hours the order would be pending, and closed to everyone, a moment later.
  if (ahead <= pendingFor) return untaken('dateTooSoon');
  if (isWeekend(moment)) return untaken('dateOnWeekend');
  // The same moment can be written in several ways: the order keeps its own.
  const at = current && Date.parse(current.at) === Date.parse(moment.at) ? current.at : moment.at;
  const zone = isTimeZone(moment.timeZone) && { focTimeZone: moment.timeZone };
  const { writes, change } = written('focDate', at, order);
  return { writes: { ...writes, ...zone }, change, timeAssumed: moment.timeAssumed };
};

const addNumber: Check = (said, { phoneNumbers, country, numberType }) => {
  const telephone = telephoneSaid(said, country);
  if (!telephone) return 'notATelephone';
  const number = telephone.e164;
  if (phoneNumbers.includes(number)) return 'numberInOrder';
  if (telephone.country && telephone.country !== country) return 'otherCountry';
  if (telephone.types.length > 0 && !telephone.types.includes(numberType)) return 'otherType';
  if (phoneNumbers.length >= mostNumbers) return 'tooManyNumbers';
  return { writes: { phoneNumbers: [...phoneNumbers, number] }, change: { after: number } };
};

/** A number that the order holds can go, whatever the plans of numbers say of it. */
const removeNumber: Check = (said, { phoneNumbers, country }) => {
  const number = phoneNumbers.includes(said) ? said : telephoneSaid(said, country)?.e164;
  if (!number) return 'notATelephone';
  if (!phoneNumbers.includes(number)) return 'numberNotInOrder';
  const left = phoneNumbers.filter((each) => each !== number);
  return left.length === 0 ? 'lastNumber' : { writes: { phoneNumbers: left }, change: { before: number } };
};

const checks: Readonly<Record<FieldName, Check>> = {
  name: text('name'),
  focDate,
  targetDate,
  carrier: text('carrier'),
  accountNumber: text('accountNumber'),
  pin: text('pin'),
  btn,
  organization: text('organization'),
  authorizedPerson: text('authorizedPerson'),
  serviceAddress: text('serviceAddress'),
  addNumber,
  removeNumber,
};
