// Parts of an order's name by which orders are looked for: "orders named Osaka", 「名前に大阪を含む注文」. Each becomes one
// token: what the words of a name mean elsewhere says nothing here.

import type { Normal } from '../normalize.ts';
import { hasLink, hasMood, senseOf, type Token } from '../senses.ts';
import { isAnyOf, isOnly, isPronoun, markOf, typed } from './words.ts';

export function foldNames(tokens: readonly Token[], normal: Normal): readonly Token[] {
  const next = tokens.findIndex((token) => hasLink(token, 'nameNext'));
  const last = tokens.findIndex((token) => hasLink(token, 'nameLast'));
  return (
    (next >= 0 ? foldedBehind(tokens, next, normal) : undefined) ??
    (last >= 0 ? foldedBefore(tokens, last, normal) : undefined) ??
    tokens
  );
}

/** What orders are called, or asks which of them. */
const isOfOrders = (token: Token | undefined): boolean =>
  isAnyOf(token, 'thing') ||
  isPronoun(token) ||
  hasMood(token, 'which') ||
  senseOf(token, 'verb')?.verb === 'place';

/** Without a meaning, of a story, or called after a place or a company. */
const isNameLike = (token: Token | undefined): boolean =>
  token?.senses.length === 0 || isOnly(token, 'context', 'timeZone', 'carrier', 'filler', 'thing');

const isQuote = (token: Token | undefined): boolean => markOf(token) === 'quote';

function foldedBehind(tokens: readonly Token[], at: number, normal: Normal): readonly Token[] | undefined {
  let from = at;
  while (hasLink(tokens[from], 'nameNext')) from += 1;
  const close = isQuote(tokens[from])
    ? tokens.findIndex((token, place) => place > from && isQuote(token))
    : -1;
  let to = Math.max(from, close + 1);
  while (close < 0 && isNameLike(tokens[to])) to += 1;
  const isTheirs = isOfOrders(tokens[at]) || isOfOrders(tokens[at - 1]);
  return isTheirs || (hasLink(tokens[to], 'of') && isOfOrders(tokens[to + 1]))
    ? named(tokens, from, to, normal)
    : undefined;
}

function foldedBefore(tokens: readonly Token[], at: number, normal: Normal): readonly Token[] | undefined {
  const open = isQuote(tokens[at - 1])
    ? tokens.findLastIndex((token, place) => place < at - 1 && isQuote(token))
    : -1;
  let from = open < 0 ? at : open;
  while (open < 0 && isNameLike(tokens[from - 1]) && !isOfOrders(tokens[from - 1])) from -= 1;
  let before = from - 1;
  while (isAnyOf(tokens[before], 'filler')) before -= 1;
  return isOfOrders(tokens[at + 1]) || isOfOrders(tokens[before])
    ? named(tokens, from, at, normal)
    : undefined;
}

/** Courtesies and particles at the ends are no part of the name. */
function named(
  tokens: readonly Token[],
  from: number,
  to: number,
  normal: Normal,
): readonly Token[] | undefined {
  let [start, end] = [from, to];
  while (isOnly(tokens[start], 'filler')) start += 1;
  while (end > start && isOnly(tokens[end - 1], 'filler', 'thing')) end -= 1;
  const words = tokens.slice(start, end);
  const text = typed(words, normal);
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last || text === '') return undefined;
  return [
    ...tokens.slice(0, start),
    { from: first.from, to: last.to, senses: [{ is: 'name', text }] },
    ...tokens.slice(end),
  ];
}
