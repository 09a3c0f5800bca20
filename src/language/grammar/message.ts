// Puts the requests of a message's clauses together: courtesies fall away, corrections and withdrawals take effect.

import type { FieldName } from '../../domain/fields.ts';
import { isOrderRequest, type Request } from '../../domain/request.ts';
import { spell } from '../../domain/spelling.ts';
import type { Status } from '../../domain/statusRules.ts';
import type { Normal } from '../normalize.ts';
import { hasLink, senseOf, type Token } from '../senses.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { commanded } from './deeds.ts';
import { aboutDrafts } from './drafts.ts';
import { answered } from './exchange.ts';
import { type Facts, factsOf } from './facts.ts';
import { foldFreeText } from './freeText.ts';
import { askedForLeave, forbidden, told } from './permission.ts';
import { isPlainYes } from './plainYes.ts';
import { asked } from './questions.ts';
import { restarted } from './restarts.ts';
import { foldRows } from './rows.ts';
import { withoutTakenBack } from './secondThoughts.ts';
import { joinSeparated } from './separated.ts';
import type { Rule, Step } from './steps.ts';
import { isPlainAmidStrange, isStory, standsAlone, tells } from './story.ts';

/** Words of a clause that may be no more than a name. */
const shortName = 4;

/** The requests of a message; `undefined` where any part of it is not understood. */
export function requestsOf(
  words: readonly Token[],
  normal: Normal,
  awaitingAnswer: boolean,
  note: (step: Step) => void,
): Request[] | undefined {
  const tokens = joinSeparated(words);
  const requests: Request[] = [];
  let hasStory = false;
  /** Facts: beside a request about the same order they are merely why it is asked. */
  const told = new Set<Request>();
  const topics: (Status | FieldName)[] = [];
  /** Something was merely named beside the request: it may be what the request is about. */
  let isMereName = false;
  /** Time zones that were named. */
  const zones: string[] = [];
  /** Orders that were told of without asking for anything. */
  const spokenOf: string[] = [];
  /** Orders that are told to be no longer wanted. */
  const unneeded: string[] = [];
  for (const clause of clausesOf(withoutTakenBack(restarted(foldFreeText(foldRows(tokens), normal))))) {
    const facts = factsOf(requests.length > 0 ? withoutStart(clause) : clause, normal);
    const decided = (rule: Rule, request?: Request): void =>
      note({ clause, rule, ...(request && { request }) });
    if (facts.foreign) {
      decided('foreign');
      return undefined;
    }
    zones.push(...facts.timeZones);
    if (isVocative(clause)) {
      decided('name');
      continue;
    }
    if (isSilent(facts)) {
      decided('silent');
      hasStory ||= facts.strange;
      // "Best regards, Martin"
      const isSigned = requests.at(-1)?.verb === 'bye';
      isMereName ||= facts.strange && !isSigned && !tells(facts) && clause.length <= shortName;
      continue;
    }
    if ((!facts.strange || endsInNot(clause)) && takesBack(facts, requests)) {
      decided('takesBack');
      continue;
    }
    if (!facts.strange && leavesOut(facts, requests)) {
      decided('leavesOut');
      continue;
    }
    // After a yes, a bare "cancel" agrees to the deed; alone it calls the question off.
    const isAgreed = requests.some(({ verb }) => verb === 'yes');
    const [rule, found] = requestOf(facts, awaitingAnswer && !isAgreed) ?? [
      'topic' as const,
      explained(facts, topics, requests),
    ];
    const said = adjusted(found, facts, requests.at(-1), awaitingAnswer);
    const request = said && watching(aboutUnneeded(said, unneeded), facts, requests.at(-1));
    const hindrance = request && hindranceOf(request, facts);
    if (hindrance) {
      decided(hindrance, request);
      return undefined;
    }
    if (!request || (facts.strange && !isPlainAmidStrange(request, facts))) {
      decided(isStory(facts) ? 'story' : 'unknown', request);
      if (!isStory(facts)) return undefined;
      hasStory = true;
      spokenOf.push(...facts.orders);
      if (facts.moods.has('unwanted')) unneeded.push(...facts.orders);
      isMereName ||= !tells(facts) && clause.length <= shortName;
      continue;
    }
    decided(rule, request);
    if (request.verb === 'not' && forbids(request, requests)) continue;
    if (clause[0] && saysWrong(clause) && replaces(request, requests.at(-1))) {
      const wrong = requests.pop();
      if (wrong && isOrderRequest(wrong)) spokenOf.push(...wrong.orders);
    }
    if (request.verb === 'status' && !facts.asked && !facts.verbs.some(({ verb }) => verb === 'status'))
      told.add(request);
    const [zone] = zones;
    requests.push(
      request.verb === 'settings' && request.timeZone === undefined && zone !== undefined
        ? { ...request, timeZone: zone }
        : request,
    );
    topics.push(...facts.statuses, ...facts.fields);
  }
  if (requests.length === 0) return undefined;
  const settledOn = settled(withoutRefused(requests), spokenOf, told);
  // Words that nobody knows may be about anything: beside them, only what names its object is ours.
  if (hasStory && !settledOn.every(standsAlone)) return undefined;
  if (isMereName && settledOn.some(isDeed)) return undefined;
  // A "yes" carries out what was asked: it counts only where nothing beside it casts doubt.
  const isYesAlone = settledOn.every(({ verb }) => verb === 'yes');
  return isYesAlone && !isPlainYes(tokens, normal) ? undefined : settledOn;
}

/** In the order they are tried: the first that makes a request decides. */
const rules: readonly (readonly [Rule, (facts: Facts, awaitingAnswer: boolean) => Request | undefined])[] = [
  ['answer', answered],
  ['draft', aboutDrafts],
  ['leave', askedForLeave],
  ['forbidden', forbidden],
  ['told', told],
  ['command', commanded],
  ['question', asked],
];

function requestOf(facts: Facts, awaitingAnswer: boolean): readonly [Rule, Request] | undefined {
  for (const [rule, made] of rules) {
    const request = made(facts, awaitingAnswer);
    if (request) return [rule, request];
  }
  return undefined;
}

/** Why a request is none of ours, or not told well enough to be taken. */
function hindranceOf(request: Request, facts: Facts): Rule | undefined {
  if (isOfOther(request, facts)) return 'foreign';
  if (facts.undecided && isDeed(request)) return 'undecided';
  return facts.moods.has('vague') && isAtLarge(request) ? 'vague' : undefined;
}

/** "123 is no longer needed, please cancel": the deed names no order itself. */
const aboutUnneeded = (request: Request, unneeded: readonly string[]): Request =>
  (request.verb === 'cancel' || request.verb === 'delete') && spell(request) === request.verb
    ? { ...request, orders: [...unneeded] }
    : request;

/** "…, Dave": one word that nobody knows, alone between pauses. */
const isVocative = (clause: Clause): boolean => {
  const words = clause.filter((token) => !senseOf(token, 'mark'));
  return words.length === 1 && words[0]?.senses.length === 0;
};

/** "change the PIN of 44 and tell me when something happens": to what was named before. */
function watching(request: Request, { orders, things }: Facts, before: Request | undefined): Request {
  const isOpen = request.verb === 'notify' && orders.length === 0 && things.size === 0;
  if (!isOpen || request.orders.join() !== 'all' || !before || !isOrderRequest(before)) return request;
  return before.orders.length > 0 ? { ...request, orders: [...before.orders] } : request;
}

/** Nothing in it asks, forbids or names anything. */
const isSilent = (facts: Facts): boolean =>
  facts.verbs.length + facts.unsure.length + facts.pasts.length === 0 &&
  facts.orders.length + facts.telephones.length + facts.dates.length + facts.statuses.length === 0 &&
  facts.fields.length + facts.languages.length + facts.carriers.length + facts.timeZones.length === 0 &&
  Object.keys(facts.corrections).length === 0 &&
  facts.because === undefined &&
  !['not', 'condition', 'any', 'may', 'how', 'byMe'].some((mood) => facts.moods.has(mood as 'not')) &&
  !facts.hasPeriod &&
  facts.things.size === 0;

/** "…, no, I mean": what was asked before was wrong. */
const saysWrong = (clause: Clause): boolean => withoutStart(clause).length < clause.length;

/** A clause without the words that merely say that what stands before was wrong. */
function withoutStart(clause: Clause): Clause {
  const corrects = (token: Token): boolean =>
    hasLink(token, 'corrects') || senseOf(token, 'mood')?.mood === 'instead';
  const isLight = (token: Token): boolean =>
    corrects(token) || token.senses.some(({ is }) => is === 'mark' || is === 'filler' || is === 'link');
  const start = clause.findIndex((token) => !isLight(token));
  const rest = clause.slice(start);
  const asks = rest.some((token) => senseOf(token, 'verb') !== undefined);
  return start > 0 && asks && clause.slice(0, start).some(corrects) ? rest : clause;
}

/** "please don't, …" */
const endsInNot = (clause: Clause): boolean =>
  clause.some((token, at) => {
    const next = clause[at + 1];
    return (
      senseOf(token, 'mood')?.mood === 'not' && (next === undefined || senseOf(next, 'mark') !== undefined)
    );
  });

/** Another request about the same orders. */
function replaces(request: Request, before: Request | undefined): boolean {
  if (!before || !isOrderRequest(before) || before.orders.length === 0) return false;
  if (!isOrderRequest(request) || request.verb === 'instead' || request.verb === 'not') return false;
  const orders = request.orders.join();
  return orders === before.orders.join() || orders === 'it' || orders === 'them';
}

/** What is asked about is named, and is none of ours ("how many meetings do I have?"). */
const isAboutOther = (request: Request, facts: Facts): boolean =>
  facts.hasContext &&
  facts.things.size + facts.statuses.length + facts.orders.length + facts.telephones.length === 0 &&
  objectless.includes(request.verb);
const objectless: readonly Request['verb'][] = [
  ...(['view', 'status', 'when', 'history', 'reason', 'list', 'count'] as const),
];

/** A language or a place that plays no part in what is asked: something else is meant. */
const isOfOther = (request: Request, facts: Facts): boolean =>
  isAboutOther(request, facts) || isElsewhere(request, facts);
const isElsewhere = (request: Request, { languages, timeZones }: Facts): boolean =>
  (languages.length > 0 && request.verb !== 'language') ||
  (timeZones.length > 0 && objectless.includes(request.verb));

/** Asks for nothing in particular. */
const isAtLarge = (request: Request): boolean =>
  ['list', 'place', 'status', 'view', 'order', 'edit', 'cancel', 'delete'].includes(request.verb) &&
  spell(request) === request.verb;

type Deed = Extract<Request, { verb: 'edit' | 'cancel' | 'delete' | 'place' | 'recreate' }>;
const isDeed = (request: Request): request is Deed =>
  ['edit', 'cancel', 'delete', 'place', 'recreate'].includes(request.verb);

/** "cancel 123… actually don't", "cancel 123. Never mind." */
function takesBack(facts: Facts, requests: Request[]): boolean {
  const isStop =
    facts.verbs.some(({ verb }) => verb === 'stop') &&
    facts.verbs.every(({ verb }) => ['stop', 'no', 'yes'].includes(verb));
  const isBare =
    facts.unsure.length === 0 && facts.verbs.every(({ verb }) => verb === 'no' || verb === 'yes');
  const isBareNot = facts.moods.has('not') && isBare && facts.orders.every((order) => order === 'it');
  if (!isStop && !isBareNot) return false;
  const at = requests.findLastIndex((request) => isDeed(request) || (isStop && request.verb === 'may'));
  const deed = requests[at];
  // "I thought of cancelling 8, but never mind"
  if (deed?.verb === 'may' && deed.action !== 'any')
    requests[at] = { verb: 'not', action: deed.action, orders: [...deed.orders] };
  if (deed?.verb === 'may') return true;
  // "cancel 8. No, don't. Forget it.": it has been taken back already.
  if (!deed && requests.at(-1)?.verb === 'not') return true;
  if (!deed || !isDeed(deed)) return isBareNot && requests.length > 0;
  requests[at] = { verb: 'not', action: deed.verb, orders: 'orders' in deed ? [...deed.orders] : [] };
  requests.splice(at + 1, requests.length, ...requests.slice(at + 1).filter(({ verb }) => verb !== 'no'));
  return true;
}

/** "cancel 123. No thanks.": a refusal at the end takes the deed before it back. */
function withoutRefused(requests: readonly Request[]): readonly Request[] {
  const at = requests.findLastIndex(({ verb }) => verb !== 'no');
  const deed = requests[at];
  if (at === requests.length - 1 || !deed || !isDeed(deed)) return requests;
  const orders = 'orders' in deed ? [...deed.orders] : [];
  return [...requests.slice(0, at), { verb: 'not', action: deed.verb, orders }];
}

/** "cancel 123, no, don't cancel it" */
function forbids({ action, orders }: Extract<Request, { verb: 'not' }>, requests: Request[]): boolean {
  const isBare = orders.length === 0;
  if (!isBare && !['it', 'them'].includes(orders.join())) return false;
  // It has been taken back already.
  if (requests.some((request) => request.verb === 'not' && request.action === action)) return true;
  const at = requests.findLastIndex((request) => isDeed(request) && (isBare || request.verb === action));
  const deed = requests[at];
  if (!deed || !isDeed(deed)) return false;
  requests[at] = { verb: 'not', action: deed.verb, orders: 'orders' in deed ? [...deed.orders] : [] };
  return true;
}

/** "cancel 12 but not 13" */
function leavesOut(facts: Facts, requests: Request[]): boolean {
  const deed = requests.at(-1);
  const isBareNot = facts.moods.has('not') && facts.verbs.length + facts.unsure.length === 0;
  if (!isBareNot || facts.orders.length === 0 || !deed || !isDeed(deed)) return false;
  requests.push({ verb: 'not', action: deed.verb, orders: [...facts.orders] });
  return true;
}

const courtesies = ['greet', 'thanks', 'bye'];

/** "I see Transfer pending. What does that mean?": what was named before is asked about. */
function explained(
  facts: Facts,
  topics: readonly (Status | FieldName)[],
  requests: Request[],
): Request | undefined {
  const [topic] = topics.slice(-1);
  if (topic === undefined || !facts.verbs.some(({ verb }) => verb === 'meaning')) return undefined;
  requests.pop();
  return { verb: 'meaning', topic };
}

function settled(
  said: readonly Request[],
  spokenOf: readonly string[],
  told: ReadonlySet<Request>,
): Request[] {
  const requests: Request[] = [];
  for (const request of said) {
    const before = requests.at(-1);
    // "the history of 17, show it to me"
    if (isBareView(request) && before && !isDeed(before) && !courtesies.includes(before.verb)) continue;
    if (request.verb === 'instead' && corrects(requests, request)) continue;
    if (request.verb === 'instead' && before?.verb === 'no') requests.pop();
    if (before?.verb === 'yes' && isSameAnswer(request)) continue;
    // "…, please" closes a request in many languages with the words of a yes.
    if (request.verb === 'yes' && requests.some(({ verb }) => !courtesies.includes(verb))) continue;
    const pointing = pointed(request, requests, spokenOf);
    const isNamed = before !== undefined && (told.has(before) || before.verb === 'order');
    if (isNamed && isAboutSame(pointing, before)) requests.pop();
    const joined = before && joinedPart(pointing, before);
    if (joined) {
      requests[requests.length - 1] = joined;
      continue;
    }
    // "no, never mind"
    if (pointing.verb === 'stop' && requests.at(-1)?.verb === 'no') requests.pop();
    if (!requests.some((earlier) => repeats(pointing, earlier))) requests.push(pointing);
  }
  const asking = requests.filter(({ verb }) => !courtesies.includes(verb));
  if (asking.length === 0) return requests;
  const telling = asking.filter((request) => !isBareView(request));
  return telling.length > 0 ? telling : asking.slice(0, 1);
}

/** "yes, but make it Friday", "no, to 124": gives what was asked before another value. */
function adjusted(
  request: Request | undefined,
  { moods, links, fields }: Facts,
  before: Request | undefined,
  awaitingAnswer: boolean,
): Request | undefined {
  if (request?.verb !== 'edit' || fields.length > 0 || Object.keys(request.corrections).length > 0)
    return request;
  const { orders, date } = request;
  const isAnswer = before?.verb === 'yes' || before?.verb === 'no' || moods.has('instead');
  const isDated = orders.length === 0 && date !== undefined;
  const isNumbered =
    orders.some((order) => /\d/.test(order)) && date === undefined && links.has('becomesLast');
  // "PO-45 it shall be"
  const isChosen =
    awaitingAnswer &&
    before === undefined &&
    date === undefined &&
    !links.has('becomesNext') &&
    !links.has('of');
  if (isChosen && orders.some((order) => /\d/.test(order))) return { verb: 'order', orders: [...orders] };
  if (!isAnswer || !(isDated || isNumbered)) return request;
  return { verb: 'instead', orders: [...orders], ...(date !== undefined && { date }) };
}

/** "yes, cancel it" says yes twice. */
const isSameAnswer = (request: Request): boolean =>
  request.verb === 'yes' ||
  (isDeed(request) && 'orders' in request && ['', 'it'].includes(request.orders.join()));

/** "on 66 add … and remove …": the second number is taken out of the same order. */
function joinedPart(request: Request, before: Request): Request | undefined {
  if (request.verb !== 'delete' || request.orders.length > 0 || !request.number) return undefined;
  if (before.verb !== 'edit' || before.orders.length === 0) return undefined;
  return { ...before, corrections: { ...before.corrections, removeNumber: request.number } };
}

const isAboutSame = (request: Request, before: Request): boolean =>
  isOrderRequest(request) && isOrderRequest(before) && request.orders.join() === before.orders.join();

/** Requests that take the order named before where they name none themselves. */
const inheriting: readonly Request['verb'][] = [
  ...(['edit', 'recreate', 'comment', 'undo', 'status', 'view'] as const),
  ...(['history', 'reason', 'when', 'may'] as const),
];

/** "stop, I changed my mind"; "…, please list them": says again what was said. */
function repeats(request: Request, earlier: Request): boolean {
  const said = spell(request);
  if (said === spell(earlier)) return true;
  // "123 once more, as a new order"
  if (said === 'place' && earlier.verb === 'recreate') return true;
  if (request.verb === 'no') return earlier.verb === 'not';
  if (request.verb === 'stop') return earlier.verb === 'stop';
  if ('action' in request) return false;
  const isPointing = said === `${request.verb} it` || said === `${request.verb} them`;
  if (isPointing && request.verb === 'view') return !isOrderRequest(earlier) && earlier.verb !== 'yes';
  if (request.verb !== earlier.verb) return false;
  const orders = isOrderRequest(earlier) ? [request.verb, ...earlier.orders].join(' ') : request.verb;
  return isPointing || said === request.verb || said === orders;
}

/** "tell me: …" */
const isBareView = (request: Request): boolean => request.verb === 'view' && request.orders.length === 0;

const isDraft = (request: Request): request is Extract<Request, { verb: 'resume' | 'discard' }> =>
  request.verb === 'resume' || request.verb === 'discard';

/** Writes a correction into the request it corrects, where that stands in the same message. */
function corrects(requests: Request[], instead: Extract<Request, { verb: 'instead' }>): boolean {
  const last = requests.at(-1);
  if (last && isDraft(last) && instead.orders[0] !== undefined) {
    requests[requests.length - 1] = { ...last, draft: instead.orders[0] };
    return true;
  }
  const at = requests.findLastIndex((request) => isOrderRequest(request) && request.verb !== 'instead');
  const request = requests[at];
  if (!request || !isOrderRequest(request)) return false;
  if (instead.orders.length > 0) requests[at] = { ...request, orders: [...instead.orders] } as Request;
  else if (instead.date !== undefined && request.verb === 'edit')
    requests[at] = { ...request, ...redated(request, instead.date) } as Request;
  else return false;
  requests.splice(at + 1);
  return true;
}

function redated(edit: Extract<Request, { verb: 'edit' }>, date: string): Partial<typeof edit> {
  const { corrections } = edit;
  if (corrections.targetDate !== undefined) return { corrections: { ...corrections, targetDate: date } };
  return corrections.focDate === undefined ? { date } : { corrections: { ...corrections, focDate: date } };
}

/** "show 123 and cancel it": the pronoun stands for the order named before. */
function pointed(request: Request, before: readonly Request[], spokenOf: readonly string[]): Request {
  const place = spokenOf.find((order) => order.startsWith('#'));
  if (isDraft(request) && place !== undefined && (request.draft ?? 'it') === 'it')
    return { ...request, draft: place };
  if (!isOrderRequest(request)) return request;
  const isOpen =
    request.orders.length === 0 && inheriting.includes(request.verb) && spell(request).split(' ').length <= 2;
  const hasCorrections = request.verb === 'edit' && request.orders.length === 0;
  // "it's about order 123. Please cancel."
  const last = before.at(-1);
  const isBareDeed =
    (request.verb === 'cancel' || request.verb === 'delete') && spell(request) === request.verb;
  if (isBareDeed && last?.verb === 'order') return { ...request, orders: [...last.orders] };
  if (!isOpen && !hasCorrections && !['it', 'them'].includes(request.orders.join())) return request;
  const named = before.findLast((earlier) => isOrderRequest(earlier) && earlier.orders.length > 0);
  const orders = named && isOrderRequest(named) ? named.orders : spokenOf.filter((order) => /\d/.test(order));
  return orders.length > 0 ? ({ ...request, orders: [...orders] } as Request) : request;
}
