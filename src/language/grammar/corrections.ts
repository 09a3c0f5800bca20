// Fields and their new values in a clause: "the PIN of 105 to 4711", "PIN=4711", "move … to December 10".

import { type Corrections, type FieldName, fieldNames, fields, isList } from '../../domain/fields.ts';
import type { Normal } from '../normalize.ts';
import { hasLink, senseOf, type Token } from '../senses.ts';
import type { Clause } from './clauses.ts';
import { carrierValue, nameBehind, type Read, textValue } from './textValues.ts';

export interface FoundCorrections {
  readonly corrections: Corrections;
  readonly fields: readonly FieldName[];
  /** Whether a value follows its field directly or as in "the PIN is 4711", without a word that asks for it. */
  readonly stated: boolean;
  /** Tokens that are part of a value, or say how far a date moves. */
  readonly used: ReadonlySet<Token>;
}

export function correctionsIn(clause: Clause, normal: Normal): FoundCorrections {
  const values = new Map<FieldName, string[]>();
  const used = new Set<Token>();
  const named: FieldName[] = [];
  let stated = false;
  /** Where the last value in words ends: a field's name inside it is part of it. */
  let valueEnd = 0;
  for (const token of clause) {
    const entry = senseOf(token, 'entry');
    if (!entry) continue;
    values.set(entry.field, [entry.value]);
    used.add(token);
    stated ||= entry.stated;
  }
  const places = fieldPlaces(clause);
  for (const [index, { field, at }] of places.entries()) {
    if (at < valueEnd) continue;
    if (!named.includes(field)) named.push(field);
    const end = places.slice(index + 1).find((next) => next.at > at)?.at ?? clause.length;
    const read =
      fields[field].kind === 'text'
        ? (textValue(clause, at, end, isCode(field), normal) ??
          (field === 'carrier' ? carrierValue(clause, normal) : undefined))
        : figureValue(clause, field, used, index === places.length - 1 ? clause.length : end);
    if (!read || (values.has(field) && !isList(field))) continue;
    values.set(field, [...(values.get(field) ?? []), ...read.value]);
    valueEnd = Math.max(valueEnd, ...read.tokens.map((token) => clause.indexOf(token) + 1));
    for (const token of read.tokens) used.add(token);
    stated ||= read.stated;
  }
  for (const [field, link] of saidOfNewOrders) {
    const name = values.has(field) ? undefined : nameBehind(link, clause, normal);
    if (!name) continue;
    values.set(field, [...name.value]);
    for (const token of name.tokens) used.add(token);
  }
  const corrections: Record<string, string | string[]> = {};
  for (const field of fieldNames) {
    const value = values.get(field);
    if (value?.[0] !== undefined) corrections[field] = isList(field) ? value : value[0];
  }
  return {
    corrections,
    fields: fieldNames.filter((field) => named.includes(field) && !values.has(field)),
    stated,
    used,
  };
}

/** Fields of a new order that need not be called by their names. */
const saidOfNewOrders = [
  ['organization', 'ownerNext'],
  ['carrier', 'carrierNext'],
] as const;

const isCode = (field: FieldName): boolean => fields[field].secret === true;

/** A verb that edits one field only stands for that field where the field itself is not named. */
function fieldPlaces(clause: Clause): { field: FieldName; at: number }[] {
  const direct = clause.flatMap((token, at) => {
    const field = senseOf(token, 'field')?.field;
    return field ? [{ field, at }] : [];
  });
  if (direct.length > 0) return direct;
  const hasTelephone = clause.some((token) => senseOf(token, 'telephone'));
  return clause.flatMap((token, at) => {
    const field = senseOf(token, 'verb')?.field;
    // "except 8 and 9"
    if (hasLink(token, 'exceptLast') && !hasTelephone) return [];
    return field ? [{ field, at }] : [];
  });
}

function figureValue(
  clause: Clause,
  field: FieldName,
  used: ReadonlySet<Token>,
  end: number,
): Read | undefined {
  const free = clause.slice(0, end).filter((token) => !used.has(token));
  if (fields[field].kind === 'telephone') {
    const tokens = free.filter((token) => senseOf(token, 'telephone'));
    const taken = isList(field) ? tokens : tokens.slice(-1);
    const value = taken.flatMap((token) => senseOf(token, 'telephone')?.number ?? []);
    return value.length > 0 ? { value, tokens: taken, stated: false } : undefined;
  }
  const date = free.findLast((token) => senseOf(token, 'date'));
  const said = senseOf(date, 'date')?.date;
  if (date && said) return { value: [said], tokens: [date], stated: false };
  const length = clause.find((token) => senseOf(token, 'duration'));
  const shift = clause
    .flatMap((token) => senseOf(token, 'shift')?.shift ?? senseOf(token, 'verb')?.shift ?? [])
    .at(0);
  const duration = senseOf(length, 'duration')?.duration;
  return length && shift && duration
    ? { value: [shift + duration], tokens: [length], stated: false }
    : undefined;
}
