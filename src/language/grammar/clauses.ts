// Cuts the words of a message into clauses, each of which asks for one thing.

import { hasLink, hasMood, type Mood, senseOf, type Token } from '../senses.ts';
import { isCourtesy, isDeedVerb, isExchanged } from './verbClasses.ts';
import {
  endsSentence,
  isAnyOf,
  isNewOrder,
  isNumber,
  isOnly,
  isPronoun,
  isUnknown,
  markOf,
} from './words.ts';

export type Clause = readonly Token[];

/** Ends a stretch of words, though not always a clause: "123, 124 and 125". */
const separates = (token: Token): boolean =>
  endsSentence(token) ||
  isPause(token) ||
  markOf(token) === 'colon' ||
  hasLink(token, 'and') ||
  hasLink(token, 'therefore');

const isPause = (token: Token | undefined): boolean => markOf(token) === 'comma';
const isValued = (token: Token): boolean =>
  isAnyOf(token, 'field', 'entry') || senseOf(token, 'verb')?.field !== undefined;

/** "but not 124": takes an order back out of the request before. */
const isExclusion = (stretch: Clause): boolean =>
  has(stretch, 'not') && hasNumber(stretch) && !stretch.some(isHead);

/** Asks for something by itself; a word that may as well add nothing only where a stretch begins with it. */
const hasHead = (stretch: Clause): boolean => {
  const first = stretch.findIndex((token) => !isAnyOf(token, 'link', 'mark'));
  return stretch.some((token, at) => isHead(token) && (at <= first + 1 || !senseOf(token, 'filler')));
};

function isHead(token: Token): boolean {
  const verb = senseOf(token, 'verb');
  if (verb) return verb.form !== 'past';
  return hasMood(token, 'instead');
}

/** Asks for more than an answer does. */
const asks = (token: Token): boolean => {
  const verb = senseOf(token, 'verb')?.verb;
  return isHead(token) && verb !== undefined && verb !== 'more' && !isExchanged(verb);
};

const isCourteous = (token: Token): boolean => isCourtesy(senseOf(token, 'verb')?.verb);

/** "which are in error" */
const isSearch = (clause: Clause): boolean =>
  !clause.some(isHead) && has(clause, 'which') && clause.some((token) => isAnyOf(token, 'status'));

const has = (clause: Clause, mood: Mood): boolean => clause.some((token) => hasMood(token, mood));
const hasNumber = (clause: Clause): boolean =>
  clause.some((token) => isNumber(token) || isAnyOf(token, 'telephone'));
const hasCondition = (clause: Clause): boolean => has(clause, 'condition');
const isComplete = (clause: Clause): boolean =>
  !hasCondition(clause) && hasNumber(clause) && clause.some((token) => isAnyOf(token, 'status'));

/** "if the carrier answers,": whatever its words may ask for elsewhere, no deed is asked for yet. */
const isBareCondition = (clause: Clause): boolean =>
  hasMood(
    clause.find((token) => !isAnyOf(token, 'mark', 'filler')),
    'condition',
  ) &&
  isPause(clause.findLast((token) => !hasLink(token, 'and'))) &&
  !clause.some((token) => isDeedVerb(senseOf(token, 'verb')?.verb));

/** Tells what happened before it is said what is wanted: words of no request, and no order. */
const isStory = (clause: Clause): boolean =>
  !hasCondition(clause) && !hasNumber(clause) && clause.some(isUnknown);

/** "we don't need it": why something is asked. */
const isUnwanted = (clause: Clause): boolean =>
  !clause.some((token) => isAnyOf(token, 'verb')) && has(clause, 'unwanted');

/** "he doesn't want it": denies, and asks for nothing. */
const isDenial = (clause: Clause): boolean =>
  !hasCondition(clause) && !clause.some(isHead) && (has(clause, 'not') || has(clause, 'unwanted'));

/** "no, wait": what follows is meant instead. */
function startsOver(stretch: Clause): boolean {
  const first = stretch.find((token) => !isAnyOf(token, 'mark', 'filler'));
  return hasLink(first, 'corrects');
}

/** "… since we have moved,": why something is asked that follows. */
const isGround = (clause: Clause): boolean =>
  hasLink(
    clause.findLast((token) => !isAnyOf(token, 'mark')),
    'therefore',
  );

/** Of each stretch, whether it is a story together with what follows of its sentence. */
function tellsToItsEnd(stretches: readonly Clause[]): boolean[] {
  const told: boolean[] = [];
  let isPlain = true;
  let isStrange = false;
  for (const stretch of stretches.toReversed()) {
    if (endsSentence(stretch.at(-1))) [isPlain, isStrange] = [true, false];
    isPlain &&= !hasCondition(stretch) && !hasNumber(stretch);
    isStrange ||= stretch.some(isUnknown);
    told.push(isPlain && isStrange);
  }
  return told.reverse();
}

/** `isTold`: the stretch with what follows of its sentence is a story. */
function begins(stretch: Clause, current: Clause, isTold: boolean): boolean {
  if (isGround(current) && isStory(current) && !stretch.every((token) => isAnyOf(token, 'mark'))) return true;
  if (endsSentence(current.at(-1)) && current.some(isCourteous) && !current.some(asks) && !hasNumber(current))
    return true;
  // "as long as he hasn't said yes, cancel 123": the condition holds for what follows.
  if (hasCondition(current) && (!current.some(asks) || isBareCondition(current))) return false;
  const isOwn = hasHead(stretch) || isExclusion(stretch);
  // "since the PIN was wrong, set the PIN of 123 to 4711"
  if (isOwn && hasNumber(stretch) && !hasNumber(current) && current.some(isValued) && isGround(current))
    return true;
  if (isOwn && isSearch(current)) return true;
  // "… and can 211 be cancelled?"
  if (has(stretch, 'may') && hasNumber(stretch) && hasNumber(current) && current.some(isHead)) return true;
  // "5 lacks a number, please add one to it"
  const isBehindPause = isPause(current.at(-1)) || endsSentence(current.at(-1));
  if (
    isOwn &&
    isBehindPause &&
    stretch.some(isPronoun) &&
    hasNumber(current) &&
    !current.some(isValued) &&
    !hasCondition(current)
  )
    return true;
  // "since 88 is not needed, delete it"
  const isReasonFor = isUnwanted(current) && hasNumber(current) && !hasNumber(stretch);
  if (isOwn && isReasonFor && isGround(current)) return false;
  if (isOwn && (current.some(isHead) || isComplete(current) || isStory(current) || isDenial(current)))
    return true;
  if (startsOver(stretch) && current.some(isHead)) return true;
  if (isUnwanted(stretch) && current.some(isHead)) return true;
  // What is told behind a request, where it can't be a value.
  const maySayValue = current.some(isValued) || (isNewOrder(current) && stretch.some(isValued));
  if (isStory(stretch) && isPause(current.at(-1)) && !maySayValue)
    if (current.some(isHead) || isExclusion(current)) return true;
  return endsSentence(current.at(-1)) && (isTold || isStory(current));
}

const corrects = (token: Token | undefined): boolean =>
  hasLink(token, 'corrects') || senseOf(token, 'verb')?.verb === 'no';

/** "… - actually no, …": a second thought begins where several words of it stand together, or one before a pause. */
const interrupts = (tokens: readonly Token[], at: number): boolean =>
  corrects(tokens[at]) &&
  !corrects(tokens[at - 1]) &&
  (corrects(tokens[at + 1]) || isAnyOf(tokens[at + 1], 'mark'));

/** Pauses and particles begin no clause, however many there are. */
const addsNothing = (token: Token): boolean => isOnly(token, 'mark', 'filler', 'link') && !corrects(token);

/** "from having created it again on": what follows is done next. */
const isAfterDeed = (tokens: readonly Token[], at: number): boolean => {
  const form = hasLink(tokens[at], 'sinceLast') ? senseOf(tokens[at - 1], 'verb')?.form : undefined;
  return form === 'command' || form === 'past';
};

/** "show 101 cancel 102": one command behind another, where nothing stands between them. */
const isBeforeNext = (tokens: readonly Token[], at: number): boolean =>
  senseOf(tokens[at], 'verb')?.form === 'command' &&
  !hasLink(tokens[at], 'exceptLast') &&
  isNumber(tokens[at + 1]);

export function clausesOf(tokens: readonly Token[]): Clause[] {
  const stretches: Token[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    if (interrupts(tokens, at)) stretches.push([]);
    stretches.at(-1)?.push(token);
    if (separates(token) || isAfterDeed(tokens, at) || isBeforeNext(tokens, at)) stretches.push([]);
  }
  const clauses: Token[][] = [];
  const isTold = tellsToItsEnd(stretches);
  for (const [at, stretch] of stretches.entries()) {
    const current = clauses.at(-1);
    if (!current || (!stretch.every(addsNothing) && begins(stretch, current, isTold[at] ?? false)))
      clauses.push([...stretch]);
    else current.push(...stretch);
  }
  return clauses.filter((clause) => clause.length > 0);
}
