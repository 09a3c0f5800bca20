// Fields and their new values in a clause: "the PIN of 105 to 4711", "PIN=4711", "move … to December 10".

import { type Corrections, type FieldName, fieldNames, fields } from '../../domain/fields.ts';
import { type Normal, originalOf } from '../normalize.ts';
import { hasLink, senseOf, type Token } from '../senses.ts';
import type { Clause } from './clauses.ts';
import { endsSentence, isAnyOf, isContext, isNewOrder, isOnly, isUnknown, markOf, typed } from './words.ts';

export interface FoundCorrections {
  readonly corrections: Corrections;
  readonly fields: readonly FieldName[];
  /** Whether a value follows its field directly or as in "the PIN is 4711", without a word that asks for it. */
  readonly stated: boolean;
  /** Tokens that are part of a value, or say how far a date moves. */
  readonly used: ReadonlySet<Token>;
}

const isLight = (token: Token | undefined): boolean => isOnly(token, 'filler', 'link', 'mark', 'thing');
/** What may stand behind a value without belonging to it. */
const isBehindValue = (token: Token | undefined): boolean =>
  isAnyOf(token, 'filler', 'mark', 'verb', 'mood', 'reference') || hasLink(token, 'and');
const isFigure = (token: Token | undefined): boolean =>
  isAnyOf(token, 'number', 'order', 'telephone', 'date');

export function correctionsIn(clause: Clause, normal: Normal): FoundCorrections {
  const values = new Map<FieldName, string[]>();
  const used = new Set<Token>();
  const named: FieldName[] = [];
  let stated = false;
  /** Where the last value in words ends: a field's name inside it is part of it. */
  let valueEnd = 0;
  const places = fieldPlaces(clause);
  for (const [index, { field, at }] of places.entries()) {
    if (at < valueEnd) continue;
    if (!named.includes(field)) named.push(field);
    const end = places.slice(index + 1).find((next) => next.at > at)?.at ?? clause.length;
    const read =
      fields[field].kind === 'text'
        ? (textValue(
            clause,
            at,
            isCode(field) ? end : (nameEnd(clause, at) ?? beforePause(clause, at, end)),
            isCode(field),
            normal,
          ) ?? (field === 'carrier' ? carrierValue(clause, normal) : undefined))
        : figureValue(clause, field, used, index === places.length - 1 ? clause.length : end);
    if (!read || (values.has(field) && !isList(field))) continue;
    values.set(field, [...(values.get(field) ?? []), ...read.value]);
    valueEnd = Math.max(valueEnd, ...read.tokens.map((token) => clause.indexOf(token) + 1));
    for (const token of read.tokens) used.add(token);
    stated ||= read.stated;
  }
  const owner = values.has('organization') ? undefined : ownerValue(clause, normal);
  if (owner) {
    values.set('organization', [...owner.value]);
    for (const token of owner.tokens) used.add(token);
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

const isList = (field: FieldName): boolean => field === 'addNumber' || field === 'removeNumber';
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

interface Read {
  readonly value: readonly string[];
  readonly tokens: readonly Token[];
  readonly stated: boolean;
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

/** Where a language puts a word behind the value, a pause before any such word ends what is said of the field. */
function beforePause(clause: Clause, at: number, end: number): number {
  if (!hasLink(clause[at + 1], 'becomesNext') || !clause.some((token) => hasLink(token, 'becomesLast')))
    return end;
  const pause = clause.findIndex(
    (token, place) => place > at && place < end && endsValue(clause, token, place),
  );
  return pause < 0 ? end : pause;
}

/** "port … for Contoso Ltd": a name that nobody knows says whom a new order is for. */
function ownerValue(clause: Clause, normal: Normal): Read | undefined {
  const at = clause.findLastIndex((token) => hasLink(token, 'ownerNext'));
  if (at < 0 || !isNewOrder(clause)) return undefined;
  const end = clause.findIndex((token, place) => place > at && !isUnknown(token));
  const tokens = clause.slice(at + 1, end < 0 ? clause.length : end);
  if (tokens.every(isContext)) return undefined;
  return { value: [typed(tokens, normal)], tokens, stated: false };
}

/** "change it to KDDI, the carrier is wrong" */
function carrierValue(clause: Clause, normal: Normal): Read | undefined {
  const token = clause.find((one, at) => senseOf(one, 'carrier') && hasLink(clause[at + 1], 'becomesLast'));
  if (!token) return undefined;
  return { value: [originalOf(normal, token.from, token.to)], tokens: [token], stated: false };
}

/** A pause outside quotes. */
const endsValue = (clause: Clause, token: Token, place: number): boolean => {
  const quotes = clause.slice(0, place).filter((one) => markOf(one) === 'quote').length;
  return (endsSentence(token) || markOf(token) === 'comma') && quotes % 2 === 0;
};

/** Behind 「組織名を株式会社…に」, whatever stands in the name: where a word follows that asks for the change. */
function nameEnd(clause: Clause, at: number): number | undefined {
  if (!hasLink(clause[at + 1], 'becomesNext')) return undefined;
  const last = clause.findIndex((token, place) => {
    const next = clause[place + 1];
    const asks = next === undefined || isAnyOf(next, 'verb', 'mark', 'mood');
    return place > at + 2 && hasLink(token, 'becomesLast') && asks;
  });
  const pause = clause.findIndex((token, place) => place > at && endsValue(clause, token, place));
  return last < 0 || (pause >= 0 && pause < last) ? undefined : last + 1;
}

/** What stands behind a pause, or belongs to a field of its own ("118's PIN"), is no value of the field before. */
const isPause = (token: Token): boolean => {
  const mark = markOf(token);
  return mark === 'comma' || mark === 'stop';
};

/** The words between a field and what ends its value; for a code, the first of them alone. */
function textValue(clause: Clause, at: number, end: number, code: boolean, normal: Normal): Read | undefined {
  const within = clause.slice(at + 1, end);
  // "shall be called": the verb itself stands before the value.
  const isVerb = hasLink(clause[at], 'becomesNext');
  const next = within.findIndex((token) => hasLink(token, 'becomesNext'));
  // A name may itself end like the word that stands behind it.
  const isClosed = !code && hasLink(clause[at + 1], 'becomesNext') && hasLink(within.at(-1), 'becomesLast');
  const last = within.findLastIndex(
    (token, place) =>
      place > 0 && hasLink(token, 'becomesLast') && (isClosed || !isAnyOf(within[place - 1], 'link')),
  );
  const first = within.findIndex((token) => !isLight(token));
  if (next < 0 && last < 0 && !isVerb) {
    const said = code ? undefined : valueBefore(clause, at, normal);
    if (said) return said;
    if (!code && isNewOrder(clause)) return listedValue(within, normal);
    const before = within.slice(0, Math.max(first, 0));
    const follows = within[first];
    if (
      !code ||
      !follows ||
      !isFigure(follows) ||
      before.some((token) => hasLink(token, 'of') || isPause(token) || hasLink(within[first + 1], 'of'))
    )
      return undefined;
  }
  const start = next >= 0 ? next + 1 : first;
  const stop = last >= start ? last : within.length;
  const region = trimmed(within.slice(start, stop), last < start);
  if (start < 0 || region.length === 0 || (!code && region.every((token) => senseOf(token, 'telephone'))))
    return undefined;
  const tokens = code ? firstChunk(region, normal) : region;
  const value = typed(tokens, normal);
  const written = code ? value.normalize('NFKC') : value;
  return value === '' ? undefined : { value: [written], tokens, stated: next >= 0 && last < start };
}

/** "new order, name Tokyo office, carrier KDDI": of a new order, a field is followed by its value. */
function listedValue(within: Clause, normal: Normal): Read | undefined {
  const pause = within.findIndex(isPause);
  const tokens = trimmed(pause < 0 ? within : within.slice(0, pause), true);
  const isValue =
    tokens.length > 0 && !isLight(tokens[0]) && !tokens.some((token) => isAnyOf(token, 'telephone'));
  return isValue ? { value: [typed(tokens, normal)], tokens, stated: false } : undefined;
}

/** "make Ann Lee the signer of 105: the value stands before its field. */
function valueBefore(clause: Clause, at: number, normal: Normal): Read | undefined {
  const open = clause.findLastIndex((token, place) => place < at && hasLink(token, 'valueNext'));
  if (open < 0) return undefined;
  let end = at;
  while (end > open + 1 && isLight(clause[end - 1])) end -= 1;
  const tokens = clause.slice(open + 1, end);
  if (tokens.some((token) => isAnyOf(token, 'verb') || isFigure(token))) return undefined;
  const value = typed(tokens, normal);
  return value === '' ? undefined : { value: [value], tokens, stated: false };
}

function trimmed(region: readonly Token[], trailing: boolean): readonly Token[] {
  let end = region.length;
  if (trailing) while (end > 0 && isBehindValue(region[end - 1])) end -= 1;
  // "… to Main Office for 105": the order is not part of the name.
  if (end > 2 && isFigure(region[end - 1]) && hasLink(region[end - 2], 'of')) end -= 2;
  let start = 0;
  while (start < end && isAnyOf(region[start], 'mark')) start += 1;
  return region.slice(start, end);
}

/** What stands together without a space, if only with a dash between. */
function firstChunk(region: readonly Token[], normal: Normal): readonly Token[] {
  const end = region.findIndex((token, at) => {
    const before = region[at - 1];
    return (
      before !== undefined && (senseOf(token, 'mark') || /\s/.test(normal.text.slice(before.to, token.from)))
    );
  });
  return region.slice(0, end < 0 ? region.length : end);
}
