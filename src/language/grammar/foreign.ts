// Numbers and deeds that belong to something else: "flight 102", "cancel my meeting".

import { hasLink, senseOf, type Token } from '../senses.ts';
import { isAction } from './verbClasses.ts';
import { isContext, isNumber, isOnly, isUnknown } from './words.ts';

/** "flight 102", "12 laptops": an unknown word beside a number makes it a number of something else. */
export function isClaimed(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) => {
    if (!isNumber(token)) return false;
    const behind = tokens[at + 1];
    if (behind?.senses.length === 0) return true;
    if (isContext(behind) && tokens[at + 2]?.senses.length === 0) return true;
    let before = at - 1;
    while (isOnly(tokens[before], 'filler')) before -= 1;
    return isUnknown(tokens[before]);
  });
}

/** A word that nobody knows right before what orders are called, or joined to it, says of which trade it is. */
export const isOfOtherTrade = (tokens: readonly Token[]): boolean =>
  tokens.some((token, at) => {
    if (senseOf(token, 'thing')?.thing !== 'orders') return false;
    const before = tokens[at - 1];
    if (isUnknown(before) && before?.to === token.from) return true;
    return hasLink(before, 'of') && isUnknown(tokens[at - 2]) && tokens[at - 2]?.to === before?.from;
  });

/** Behind a deed and before any number of an order, or as its object right before it, stands a word of something else. */
export function hasOtherObject(tokens: readonly Token[]): boolean {
  const verb = tokens.findIndex((token) => isAction(senseOf(token, 'verb')?.verb));
  const object = hasLink(tokens[verb - 1], 'becomesNext') ? tokens[verb - 2] : tokens[verb - 1];
  if (isContext(object) && !tokens.some(isNumber)) return true;
  const number = tokens.findIndex((token) => isNumber(token) || isReference(token));
  return tokens.some(
    (token, at) => verb >= 0 && at > verb && (number < verb || at < number) && isContext(token),
  );
}

const isReference = (token: Token): boolean => {
  const to = senseOf(token, 'reference')?.to;
  return to !== undefined && to !== 'all';
};
