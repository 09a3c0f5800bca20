// Second thoughts in the same breath: "delete 55, sorry, 56", "cancel it, no, delete it", 「14ではなく15」. From the word
// that is wrong up to the one that takes its place nothing was meant, and it is dropped before anything else is read.

import { hasLink, hasMood, senseOf, type Token } from '../senses.ts';
import { type Kind, kindOf, kindOfValue } from './kinds.ts';
import { endsSentence, isAnyOf, isOnly, isPronoun, markOf } from './words.ts';

export function withoutTakenBack(said: readonly Token[]): readonly Token[] {
  if (!said.some(takesBack)) return said;
  let tokens = withoutDenied(said);
  for (let at = 1; at < tokens.length; at += 1) {
    if (!takesBack(tokens[at])) continue;
    const next = tokens.findIndex((token, place) => place > at && !isLight(token));
    if (next < 0) break;
    const anew = begunAnew(tokens, at, next);
    // What stands behind is as it was.
    at = anew ? Math.max(0, at - (tokens.length - anew.length)) : next - 1;
    tokens = anew ?? tokens;
  }
  return tokens;
}

/** Says that what stands before was wrong. */
const takesBack = (token: Token | undefined): boolean =>
  hasLink(token, 'corrects') || isDenial(token) || hasMood(token, 'instead');

const isDenial = (token: Token | undefined): boolean => senseOf(token, 'verb')?.verb === 'no';

/** "not 241, I meant 214", "not that order, 15 instead", "125 rather than 124": the value denied is dropped. */
function withoutDenied(said: readonly Token[]): readonly Token[] {
  const isNamed = (token: Token | undefined): boolean =>
    kindOfValue(token) !== undefined || senseOf(token, 'reference') !== undefined;
  const tokens = said.filter((token, at) => !(hasLink(said[at - 1], 'overNext') && isNamed(token)));
  const not = tokens.findIndex((token) => hasMood(token, 'not'));
  const denied = tokens.findIndex((token, at) => at > not && !addsNothing(token));
  const next = tokens.findIndex((token, at) => at > denied && !addsNothing(token) && !takesBack(token));
  const kind = kindOfValue(tokens[next]);
  if (not < 0 || denied < 0 || !isNamed(tokens[denied]) || kind === undefined) return tokens;
  const isSame = senseOf(tokens[denied], 'reference') !== undefined || kindOfValue(tokens[denied]) === kind;
  const between = tokens.slice(denied + 1, next).filter(takesBack);
  const isCorrected =
    between.length > 0 || tokens.slice(next + 1).every((token) => addsNothing(token) || takesBack(token));
  return isSame && isCorrected ? [...tokens.slice(0, not), ...between, ...tokens.slice(next)] : tokens;
}

const addsNothing = (token: Token): boolean => isAnyOf(token, 'filler', 'mark', 'thing');

/** The words with the wrong ones dropped: `at` takes back, and what is meant begins at `next`. */
function begunAnew(tokens: readonly Token[], at: number, next: number): readonly Token[] | undefined {
  const rest = tokens.slice(next);
  // "…, no, it shall be deleted"
  const kind = isPronoun(rest[0]) && rest.some(isHead) ? 'verb' : kindOf(rest[0]);
  const last = tokens.findLastIndex((token, place) => place < at && kindOf(token) === kind);
  if (kind === undefined || last < 0 || isBesides(tokens, at, next)) return undefined;
  const wrong = tokens.slice(last, at);
  const correcting = tokens.slice(at, next);
  if (kind === 'unknown' && !isPausedFor(tokens, at)) return undefined;
  if (asksTwice(wrong, correcting, rest[0])) return undefined;
  const before = tokens.slice(
    0,
    joins(rest[1]) && kind === kindOf(rest[2]) ? startOfGroup(tokens, last, kind) : last,
  );
  // "not Friday but Thursday, please" answers what stands in an earlier message.
  if (kind === 'date' && before.every(isLight)) return [...before, ...corrected(rest)];
  if (kind === 'verb') return [...before, ...objectOf(wrong, rest), ...rest];
  if (rest.some(isHead)) return [...before, ...rest];
  // "cancel 604. Sorry, not 604, it was 640": what was asked stands in the sentence before.
  const head = before.findLastIndex(isHead);
  if (head >= 0 && before.some((_, place) => place > head && endsSentenceAt(before, place)))
    return [...before, ...corrected(rest)];
  const behind = wrong.slice(1);
  if (head < 0 && !behind.some(isHead)) return [...before, ...corrected(rest)];
  const end = rest.findIndex((token) => kindOf(token) !== kind && !joins(token));
  return [...before, ...(end < 0 ? rest : rest.slice(0, end)), ...behind];
}

/** "has no towels": a word that nobody knows is a name taken back only behind a pause. */
const isPausedFor = (tokens: readonly Token[], at: number): boolean =>
  !isDenial(tokens[at]) || markOf(tokens[at - 1]) !== undefined;

/** "…, sorry, 13 as well": what follows is meant besides. */
function isBesides(tokens: readonly Token[], at: number, next: number): boolean {
  const end = tokens.findIndex((_, place) => place > next && endsSentenceAt(tokens, place));
  return tokens.slice(at, end < 0 ? tokens.length : end).some((token) => hasLink(token, 'also'));
}

/** "show 12. Sorry, cancel it" asks for two things, "cancel 12. Oops, cancel 13" for one. */
function asksTwice(wrong: readonly Token[], correcting: readonly Token[], first: Token | undefined): boolean {
  if (correcting.some(isDenial) || !wrong.some(isHead) || !wrong.some((_, at) => endsSentenceAt(wrong, at)))
    return false;
  const verb = senseOf(first, 'verb')?.verb;
  const saysAgain = verb !== undefined && senseOf(wrong[0], 'verb')?.verb === verb;
  return !saysAgain || correcting.some((_, at) => endsSentenceAt(correcting, at));
}

/** "delete 17, no, cancel it": the pronoun stands for what the wrong verb was said of. */
const objectOf = ([, ...behind]: readonly Token[], rest: readonly Token[]): readonly Token[] =>
  rest.some((token) => kindOfValue(token) !== undefined)
    ? []
    : behind.filter((token) => kindOfValue(token) !== undefined);

/** With a word in front that says that something before was wrong. */
const corrected = (rest: readonly Token[]): readonly Token[] => {
  const from = rest[0]?.from ?? 0;
  return [{ from, to: from, senses: [{ is: 'mood', mood: 'instead' }] }, ...rest];
};

const isLight = (token: Token): boolean => takesBack(token) || isOnly(token, 'filler', 'mark', 'thing');

const isHead = (token: Token): boolean => kindOf(token) === 'verb';

/** A full stop, not dots that trail off. */
const endsSentenceAt = (tokens: readonly Token[], at: number): boolean =>
  endsSentence(tokens[at]) && !endsSentence(tokens[at - 1]) && !endsSentence(tokens[at + 1]);

const joins = (token: Token | undefined): boolean => hasLink(token, 'and') || markOf(token) === 'comma';

/** "15 and 16, no, 15 and 17": a row takes the place of the whole row. */
function startOfGroup(tokens: readonly Token[], last: number, kind: Kind): number {
  let start = last;
  while (start >= 2 && joins(tokens[start - 1]) && kindOf(tokens[start - 2]) === kind) start -= 2;
  return start;
}
