// Words for values that cannot be taken: what is wrong with each, and what was expected.

import { type Fault, mostNumbers } from '../domain/corrections.ts';
import { calendarDate, dateIn, isWrittenAsDate } from '../domain/dates.ts';
import type { Refusal } from '../domain/decision.ts';
import { type FieldName, fields } from '../domain/fields.ts';
import { targetDates } from '../domain/leadTimes.ts';
import { pendingFor } from '../domain/lifecycle.ts';
import { longestText, type Order } from '../domain/order.ts';
import { focShown } from './aboutOrder.ts';
import { numbersShown } from './manyNumbers.ts';
import { fieldLabel, orderName, shortened } from './naming.ts';
import type { Part, Telling } from './part.ts';

/** How many letters of what was said are repeated. */
const saidShownTo = 120;

type Faulty = Extract<Refusal, { because: 'faults' }>;
/** Of a new order only the country is known for sure. */
type Faulted = Pick<Order, 'country'> & Partial<Order>;

/** Of several orders with the same faults. */
export function faultsPart(all: readonly [Faulty, ...Faulty[]], telling: Telling): Part {
  const { voice } = telling;
  const [{ faults, standing }] = all;
  const names = all.map((each) => orderName(each.standing.order, voice));
  const heading = voice.t('refused.faults', { order: voice.list(names), count: names.length });
  return { lines: [heading, ...faultLines(faults, standing.order, telling)] };
}

export const faultsOfNewPart = (
  { faults, country }: Extract<Refusal, { because: 'faultsOfNew' }>,
  telling: Telling,
): Part => ({
  lines: [telling.voice.t('refused.faultsOfNew'), ...faultLines(faults, { country }, telling)],
});

/** Faults that differ in what was said alone are told in one line. */
function faultLines(faults: readonly Fault[], order: Faulted, telling: Telling): readonly string[] {
  const groups = new Map<string, Fault[]>();
  for (const fault of faults) {
    const key = `${fault.field} ${fault.problem}`;
    groups.set(key, [...(groups.get(key) ?? []), fault]);
  }
  return [...groups.values()].map((alike) => faultLine(alike, order, telling));
}

/** A secret is never repeated. */
function faultLine(alike: readonly Fault[], order: Faulted, telling: Telling): string {
  const { voice, now, timeZone } = telling;
  const [first] = alike;
  if (!first) return '';
  const { field, problem, orders = [] } = first;
  const said = [...new Set(alike.map((fault) => saidShown(field, fault.said, order, telling)))];
  const { from, to } = targetDates(order.country, dateIn(now, timeZone));
  const isAddedToNew = field === 'addNumber' && !order.number;
  return voice.t(`fault.${problem}`, {
    field: fieldLabel(isAddedToNew ? 'phoneNumbers' : field, voice),
    said: fields[field].secret ? '' : (numbersShown(said, voice) ?? ''),
    most: mostNumbers,
    longest: longestText,
    earliest: voice.moment(new Date(now.getTime() + pendingFor)),
    from: voice.day(from),
    to: voice.day(to),
    orders: voice.list(orders),
  });
}

/** A moment that was understood is told as one, whatever it was said as, and in the order's own zone too. */
function saidShown(field: FieldName, said: string, order: Faulted, telling: Telling): string {
  const isMoment = fields[field].kind === 'moment' && /T.*([+-]\d\d:\d\d|Z)$/.test(said);
  if (isMoment) return focShown({ focDate: said, focTimeZone: order.focTimeZone }, telling);
  if (fields[field].kind === 'day' && calendarDate(said) === said) return telling.voice.day(said);
  return shortened(isWrittenAsDate(said) ? said.replace('T', ' ') : said, saidShownTo);
}
