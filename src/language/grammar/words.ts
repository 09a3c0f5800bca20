// What several rules ask of a word, or of a row of them.

import { type Normal, originalOf } from '../normalize.ts';
import { type Mark, type Sense, senseOf, type Token } from '../senses.ts';

/** Whether a word can be of any of these classes. */
export const isAnyOf = (token: Token | undefined, ...classes: readonly Sense['is'][]): boolean =>
  token?.senses.some(({ is }) => classes.includes(is)) ?? false;

/** Whether a word is known, and can be of these classes only. */
export const isOnly = (token: Token | undefined, ...classes: readonly Sense['is'][]): boolean =>
  token !== undefined && token.senses.length > 0 && token.senses.every(({ is }) => classes.includes(is));

export const markOf = (token: Token | undefined): Mark | undefined => senseOf(token, 'mark')?.mark;

export function endsSentence(token: Token | undefined): boolean {
  const mark = markOf(token);
  return mark === 'stop' || mark === 'question';
}

export const isNumber = (token: Token | undefined): boolean => isAnyOf(token, 'order', 'number', 'row');

/** Stands for orders named elsewhere. */
export function isPronoun(token: Token | undefined): boolean {
  const to = senseOf(token, 'reference')?.to;
  return to === 'it' || to === 'them';
}

export const isContext = (token: Token | undefined): boolean => isOnly(token, 'context');

/** In no list, or of a story. */
export const isUnknown = (token: Token | undefined): boolean =>
  token !== undefined && (token.senses.length === 0 || isContext(token));

/** Asks for a new order. */
export const isNewOrder = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => senseOf(token, 'verb')?.verb === 'place');

/** The words as they were typed, without quotation marks around them. */
export const typed = (tokens: readonly Token[], normal: Normal): string =>
  originalOf(normal, tokens[0]?.from ?? 0, tokens.at(-1)?.to ?? 0).replace(
    /^["「『“'\s]+|["」』”'\s]+$/g,
    '',
  );
