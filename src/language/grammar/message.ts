// Takes a message clause by clause: the first rule that makes a request decides, what merely tells is passed over.

import type { FieldName } from '../../domain/fields.ts';
import { isOrderRequest, type Request } from '../../domain/request.ts';
import { spell } from '../../domain/spelling.ts';
import type { Status } from '../../domain/statusRules.ts';
import type { Normal } from '../normalize.ts';
import { hasLink, hasMood, type Token } from '../senses.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { commanded } from './deeds.ts';
import { aboutDrafts } from './drafts.ts';
import { foldEntries } from './entries.ts';
import { answered } from './exchange.ts';
import { type Facts, factsOf } from './facts.ts';
import { foldFreeText } from './freeText.ts';
import { hindranceOf } from './hindrances.ts';
import { foldLeftOut } from './leftOut.ts';
import { foldNames } from './names.ts';
import { askedForLeave, forbidden, told } from './permission.ts';
import { isPlainYes } from './plainYes.ts';
import { asked } from './questions.ts';
import { forbids, isDeed, leavesOut, takesBack, withoutRefused } from './revocations.ts';
import { foldRows } from './rows.ts';
import { withoutTakenBack } from './secondThoughts.ts';
import { joinSeparated } from './separated.ts';
import { adjusted, explained, settled } from './settle.ts';
import type { Rule, Step } from './steps.ts';
import { isPlainAmidStrange, isStory, standsAlone, tells } from './story.ts';
import { isAnyOf } from './words.ts';

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
  const merelyTold = new Set<Request>();
  const topics: (Status | FieldName)[] = [];
  /** Something was merely named beside the request: it may be what the request is about. */
  let isMereName = false;
  /** Time zones that were named. */
  const zones: string[] = [];
  /** Orders that were told of without asking for anything. */
  const spokenOf: string[] = [];
  /** Orders that are told to be no longer wanted. */
  const unneeded: string[] = [];
  for (const clause of clausesOf(withoutTakenBack(folded(tokens, normal, awaitingAnswer)))) {
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
      merelyTold.add(request);
    const [zone] = zones;
    requests.push(
      request.verb === 'settings' && request.timeZone === undefined && zone !== undefined
        ? { ...request, timeZone: zone }
        : request,
    );
    topics.push(...facts.statuses, ...facts.fields);
  }
  if (requests.length === 0) return undefined;
  const settledOn = settled(withoutRefused(requests), spokenOf, merelyTold);
  // Words that nobody knows may be about anything: beside them, only what names its object is ours.
  if (hasStory && !settledOn.every(standsAlone)) return undefined;
  if (isMereName && settledOn.some(isDeed)) return undefined;
  // A "yes" carries out what was asked: it counts only where nothing beside it casts doubt.
  const isYesAlone = settledOn.every(({ verb }) => verb === 'yes');
  return isYesAlone && !isPlainYes(tokens, normal) ? undefined : settledOn;
}

/** What is said in free words, or as on a form, becomes one token each. */
const folded = (tokens: readonly Token[], normal: Normal, awaitingAnswer: boolean): readonly Token[] =>
  foldLeftOut(foldNames(foldEntries(foldFreeText(foldRows(tokens), normal), normal, awaitingAnswer), normal));

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

/** "123 is no longer needed, please cancel": the deed names no order itself. */
const aboutUnneeded = (request: Request, unneeded: readonly string[]): Request =>
  (request.verb === 'cancel' || request.verb === 'delete') && spell(request) === request.verb
    ? { ...request, orders: [...unneeded] }
    : request;

/** "…, Dave": one word that nobody knows, alone between pauses. */
const isVocative = (clause: Clause): boolean => {
  const words = clause.filter((token) => !isAnyOf(token, 'mark'));
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
  facts.names.length === 0 &&
  Object.keys(facts.corrections).length === 0 &&
  facts.because === undefined &&
  facts.sorting === undefined &&
  !['not', 'condition', 'any', 'may', 'how', 'byMe'].some((mood) => facts.moods.has(mood as 'not')) &&
  !facts.hasPeriod &&
  facts.things.size === 0;

/** "…, no, I mean": what was asked before was wrong. */
const saysWrong = (clause: Clause): boolean => withoutStart(clause).length < clause.length;

/** A clause without the words that merely say that what stands before was wrong. */
function withoutStart(clause: Clause): Clause {
  const corrects = (token: Token): boolean => hasLink(token, 'corrects') || hasMood(token, 'instead');
  const isLight = (token: Token): boolean => corrects(token) || isAnyOf(token, 'mark', 'filler', 'link');
  const start = clause.findIndex((token) => !isLight(token));
  const rest = clause.slice(start);
  const asks = rest.some((token) => isAnyOf(token, 'verb'));
  return start > 0 && asks && clause.slice(0, start).some(corrects) ? rest : clause;
}

/** "please don't, …" */
const endsInNot = (clause: Clause): boolean =>
  clause.some((token, at) => {
    const next = clause[at + 1];
    return hasMood(token, 'not') && (next === undefined || isAnyOf(next, 'mark'));
  });

/** Another request about the same orders. */
function replaces(request: Request, before: Request | undefined): boolean {
  if (!before || !isOrderRequest(before) || before.orders.length === 0) return false;
  if (!isOrderRequest(request) || request.verb === 'instead' || request.verb === 'not') return false;
  const orders = request.orders.join();
  return orders === before.orders.join() || orders === 'it' || orders === 'them';
}
