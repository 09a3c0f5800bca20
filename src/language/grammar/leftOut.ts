// Kinds of orders that are left out of a selection: "all but the completed ones". A status left out stands for all the
// others; of carriers, dates and persons nothing can stand for all the others.

import { type Status, statuses } from '../../domain/statusRules.ts';
import { hasLink, hasMood, type Sense, senseOf, type Token } from '../senses.ts';
import { isAnyOf, isOnly } from './words.ts';

/** Every status left out becomes the words of those that are left. */
export function foldLeftOut(tokens: readonly Token[]): readonly Token[] {
  const out = new Set(leftOut(tokens).filter((token) => statusOf(token) !== undefined));
  if (out.size === 0) return tokens;
  const named = new Set([...out].map(statusOf));
  const [first] = out;
  return tokens.flatMap((token) => {
    if (token === first) return statuses.filter((status) => !named.has(status)).map(wordFor(token));
    return out.has(token) ? [] : [token];
  });
}

/** Whether orders are left out of which it can't be said which are left. */
export const leavesOutKind = (tokens: readonly Token[]): boolean => leftOut(tokens).some(isOfKind);

const wordFor =
  ({ from, to }: Token) =>
  (status: Status): Token => ({ from, to, senses: [{ is: 'status', status }] });

/** A word that is a verb as well is a status where it tells what was done. */
function statusOf(token: Token): Status | undefined {
  const form = senseOf(token, 'verb')?.form;
  return form === undefined || form === 'past' ? senseOf(token, 'status')?.status : undefined;
}

const isOfKind = (token: Token): boolean =>
  isAnyOf(token, 'carrier', 'date', 'period') || hasMood(token, 'byMe');

/** The words that say what is left out. */
const leftOut = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, at) => [
    ...(hasLink(token, 'exceptNext') ? kindsFrom(tokens.slice(at + 1)) : []),
    ...(hasLink(token, 'exceptLast') ? kindsFrom(tokens.slice(0, at).reverse()) : []),
  ]);

/** From the first kind on: statuses in a row, or one of another sort. */
function kindsFrom(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex((token) => !isOnly(token, ...between) && statusOf(token) === undefined);
  const said = (end < 0 ? tokens : tokens.slice(0, end)).filter((token) => statusOf(token) !== undefined);
  return said.length > 0 ? said : tokens.slice(Math.max(end, 0), end + 1).filter(isOfKind);
}

const between: readonly Sense['is'][] = ['filler', 'link', 'thing', 'reference'];
