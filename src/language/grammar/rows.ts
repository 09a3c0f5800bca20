// Rows of order numbers said with words: "10 to 13", "from PO-1 through PO-4". Each becomes one token.

import { rowOf } from '../figures/rows.ts';
import { hasLink, senseOf, type Token } from '../senses.ts';
import { isAnyOf } from './words.ts';

export function foldRows(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((token) => hasLink(token, 'rangeNext'))) return tokens;
  const folded: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const row = rowFrom(tokens, at);
    const token = row?.token ?? tokens[at];
    if (token) folded.push(token);
    if (row) at = row.end;
  }
  return folded;
}

function rowFrom(tokens: readonly Token[], at: number): { token: Token; end: number } | undefined {
  const first = tokens[at];
  const from = numberOf(first);
  if (!first || from === undefined || !hasLink(tokens[at + 1], 'rangeNext')) return undefined;
  let end = at + 2;
  while (isAnyOf(tokens[end], 'filler')) end += 1;
  const last = tokens[end];
  const to = numberOf(last);
  if (!last || to === undefined || isNewValue(tokens, at)) return undefined;
  const numbers = rowOf(from, to);
  if (!numbers) return undefined;
  if (hasLink(tokens[end + 1], 'rangeLast')) end += 1;
  return { token: { from: first.from, to: last.to, senses: [{ is: 'row', numbers }] }, end };
}

const numberOf = (token: Token | undefined): string | undefined =>
  senseOf(token, 'order')?.number ?? senseOf(token, 'number')?.number;

/** "change 123 to 124" is no row. */
const isNewValue = (tokens: readonly Token[], at: number): boolean =>
  senseOf(tokens[at], 'order') === undefined &&
  hasLink(tokens[at + 1], 'becomesNext') &&
  tokens.some((token) => senseOf(token, 'verb')?.verb === 'edit');
