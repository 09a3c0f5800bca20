// Values in words: names, addresses and codes, each from where it begins to where it ends.

import { type Normal, originalOf } from '../normalize.ts';
import { hasLink, type Link, senseOf, type Token } from '../senses.ts';
import type { Clause } from './clauses.ts';
import { endsSentence, isAnyOf, isContext, isNewOrder, isOnly, isUnknown, markOf, typed } from './words.ts';

export interface Read {
  readonly value: readonly string[];
  readonly tokens: readonly Token[];
  readonly stated: boolean;
}

const isLight = (token: Token | undefined): boolean => isOnly(token, 'filler', 'link', 'mark', 'thing');
/** What may stand behind a value without belonging to it. */
const isBehindValue = (token: Token | undefined): boolean =>
  isAnyOf(token, 'filler', 'mark', 'verb', 'mood', 'reference') || hasLink(token, 'and');
const isFigure = (token: Token | undefined): boolean =>
  isAnyOf(token, 'number', 'order', 'telephone', 'date');

/** Where a language puts a word behind the value, a pause before any such word ends what is said of the field. */
function beforePause(clause: Clause, at: number, end: number): number {
  if (!hasLink(clause[at + 1], 'becomesNext') || !clause.some((token) => hasLink(token, 'becomesLast')))
    return end;
  const pause = clause.findIndex(
    (token, place) => place > at && place < end && endsValue(clause, token, place),
  );
  return pause < 0 ? end : pause;
}

/** "port … from Granite for Contoso Ltd": of a new order, a name that nobody knows stands behind what says whose it is. */
export function nameBehind(link: Link, clause: Clause, normal: Normal): Read | undefined {
  const at = clause.findLastIndex((token, place) => hasLink(token, link) && isUnknown(clause[place + 1]));
  if (at < 0 || !isNewOrder(clause)) return undefined;
  const end = clause.findIndex((token, place) => place > at && !isUnknown(token));
  const tokens = clause.slice(at + 1, end < 0 ? clause.length : end);
  if (tokens.every(isContext)) return undefined;
  return { value: [typed(tokens, normal)], tokens, stated: false };
}

/** "change it to KDDI, the carrier is wrong" */
export function carrierValue(clause: Clause, normal: Normal): Read | undefined {
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

/** The words between a field and what ends its value, the next field at the latest; for a code, the first alone. */
export function textValue(
  clause: Clause,
  at: number,
  next: number,
  code: boolean,
  normal: Normal,
): Read | undefined {
  const end = code ? next : (nameEnd(clause, at) ?? beforePause(clause, at, next));
  // "rename the order named Osaka to Tokyo": the name says of which order.
  const name = clause.findIndex((token, place) => place > at && isAnyOf(token, 'name'));
  const within = clause.slice(Math.max(at, name) + 1, end);
  // "shall be called": the verb itself stands before the value.
  const isVerb = hasLink(clause[at], 'becomesNext');
  const becomes = within.findIndex((token) => hasLink(token, 'becomesNext'));
  // A name may itself end like the word that stands behind it.
  const isClosed = !code && hasLink(clause[at + 1], 'becomesNext') && hasLink(within.at(-1), 'becomesLast');
  const last = within.findLastIndex(
    (token, place) =>
      place > 0 && hasLink(token, 'becomesLast') && (isClosed || !isAnyOf(within[place - 1], 'link')),
  );
  const first = within.findIndex((token) => !isLight(token));
  if (becomes < 0 && last < 0 && !isVerb) {
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
  const start = becomes >= 0 ? becomes + 1 : first;
  const stop = last >= start ? last : within.length;
  const region = trimmed(within.slice(start, stop), last < start);
  if (start < 0 || region.length === 0 || (!code && region.every((token) => senseOf(token, 'telephone'))))
    return undefined;
  const tokens = code ? firstChunk(region, normal) : region;
  const value = typed(tokens, normal);
  const written = code ? value.normalize('NFKC') : value;
  return value === '' ? undefined : { value: [written], tokens, stated: becomes >= 0 && last < start };
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
