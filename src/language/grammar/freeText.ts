// Free text inside a request: a reason and the text of a comment. Its words are not the request's.

import type { Normal } from '../normalize.ts';
import { hasLink, type Sense, senseOf, type Token } from '../senses.ts';
import { endsSentence, isAnyOf, markOf, typed } from './words.ts';

const isVerb = (token: Token, verb: string): boolean => senseOf(token, 'verb')?.verb === verb;
const isFigure = (token: Token): boolean => isAnyOf(token, 'order', 'number', 'telephone');
const addsNothing = (token: Token): boolean => isAnyOf(token, 'filler', 'link', 'mark');

/** Thanks and the like are for the desk; "he says ok" ends in what he says. */
const closes = (token: Token): boolean =>
  (hasLink(token, 'closing') && !isVerb(token, 'yes')) || isAnyOf(token, 'mark');

/** "…, never mind", "…, no": what follows takes back and belongs to no reason. */
const isRevoked = (token: Token, before: Token | undefined): boolean =>
  isVerb(token, 'stop') || (isVerb(token, 'no') && isAnyOf(before, 'mark'));

/** Each reason and each comment's text becomes one token. */
export function foldFreeText(tokens: readonly Token[], normal: Normal): readonly Token[] {
  return foldReasons(foldComment(tokens, normal), normal);
}

const folded = (
  tokens: readonly Token[],
  from: number,
  to: number,
  sense: (text: string) => Sense,
  normal: Normal,
): readonly Token[] | undefined => {
  const isQuoted = markOf(tokens[from - 1]) === 'quote';
  const end = isQuoted ? to : tokens.findLastIndex((token, at) => at < to && !closes(token)) + 1;
  const first = tokens[from];
  const last = tokens[end - 1];
  if (!first || !last || end <= from) return undefined;
  // Brackets are no words, and yet belong to what was written.
  const opened = /\p{Ps}*$/u.exec(normal.text.slice(tokens[from - 1]?.to, first.from))?.[0] ?? '';
  const closed = /^\p{Pe}*/u.exec(normal.text.slice(last.to, tokens[end]?.from))?.[0] ?? '';
  const whole = { from: first.from - opened.length, to: last.to + closed.length };
  const text = typed([{ ...whole, senses: [] }], normal);
  if (text === '') return undefined;
  return [...tokens.slice(0, from), { ...whole, senses: [sense(text)] }, ...tokens.slice(end)];
};

function foldComment(tokens: readonly Token[], normal: Normal): readonly Token[] {
  const verb = tokens.findIndex((token) => isVerb(token, 'comment'));
  if (verb < 0) return tokens;
  const asText = (text: string): Sense => ({ is: 'text', text });
  const isMark = (mark: string) => (token: Token) => markOf(token) === mark;
  const colon = tokens.findIndex((token, at) => at > verb && isMark('colon')(token));
  const open = tokens.findIndex(isMark('quote'));
  if (colon > 0 && open !== colon + 1)
    return folded(tokens, colon + 1, tokens.length, asText, normal) ?? tokens;
  const close = tokens.findLastIndex(isMark('quote'));
  if (close > open + 1) return folded(tokens, open + 1, close, asText, normal) ?? tokens;
  const order = tokens.findIndex((token, at) => at > verb && isFigure(token));
  // "101 and 105": what is joined to the first order is an order, too.
  const start = tokens.findIndex((token, at) => at > order && !addsNothing(token) && !isFigure(token));
  if (order < 0 || start < 0) return tokens;
  return folded(tokens, start, tokens.length, asText, normal) ?? tokens;
}

/** A verb that merely names a deed may be part of a reason: "a change of contract". */
const asks = (token: Token, next: Token | undefined): boolean => {
  const form = senseOf(token, 'verb')?.form;
  return form !== undefined && (form !== 'plain' || isAnyOf(next, 'mark'));
};

function foldReasons(tokens: readonly Token[], normal: Normal): readonly Token[] {
  const asReason = (text: string): Sense => ({ is: 'because', text });
  const next = tokens.findIndex((token) => hasLink(token, 'becauseNext'));
  if (next >= 0) {
    const start = tokens.findIndex((token, at) => at > next && markOf(token) !== 'colon');
    // A withdrawal ends the reason: it must be heard.
    const stop = tokens.findIndex(
      (token, at) => at > next && (endsSentence(token) || isRevoked(token, tokens[at - 1])),
    );
    const end = stop < 0 ? tokens.length : stop;
    return (start < 0 ? undefined : folded(tokens, start, end, asReason, normal)) ?? tokens;
  }
  const last = tokens.findIndex((token) => hasLink(token, 'becauseLast'));
  if (last < 1) return tokens;
  const before = tokens.findLastIndex(
    (token, at) => at < last && (isFigure(token) || endsSentence(token) || asks(token, tokens[at + 1])),
  );
  const start = tokens.findIndex((token, at) => at > before && (at >= last || !addsNothing(token)));
  return folded(tokens, start, last, asReason, normal) ?? tokens;
}
