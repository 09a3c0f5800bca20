// Settles what the clauses of a message ask for together: pronouns find their order, corrections and repetitions fall
// into what they belong to, courtesies fall away.

import type { FieldName } from '../../domain/fields.ts';
import { isOrderRequest, type Request } from '../../domain/request.ts';
import { spell } from '../../domain/spelling.ts';
import type { Status } from '../../domain/statusRules.ts';
import type { Facts } from './facts.ts';
import { isDeed } from './revocations.ts';
import { isCourtesy } from './verbClasses.ts';

/** "I see Transfer pending. What does that mean?": what was named before is asked about. */
export function explained(
  facts: Facts,
  topics: readonly (Status | FieldName)[],
  requests: Request[],
): Request | undefined {
  const [topic] = topics.slice(-1);
  if (topic === undefined || !facts.verbs.some(({ verb }) => verb === 'meaning')) return undefined;
  requests.pop();
  return { verb: 'meaning', topic };
}

export function settled(
  said: readonly Request[],
  spokenOf: readonly string[],
  told: ReadonlySet<Request>,
): Request[] {
  const requests: Request[] = [];
  for (const request of said) {
    const before = requests.at(-1);
    // "the history of 17, show it to me"
    if (isBareView(request) && before && !isDeed(before) && !isCourtesy(before.verb)) continue;
    if (request.verb === 'instead' && corrects(requests, request)) continue;
    if (request.verb === 'instead' && before?.verb === 'no') requests.pop();
    if (before?.verb === 'yes' && isSameAnswer(request)) continue;
    // "…, please" closes a request in many languages with the words of a yes.
    if (request.verb === 'yes' && requests.some(({ verb }) => !isCourtesy(verb))) continue;
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
  const asking = requests.filter(({ verb }) => !isCourtesy(verb));
  if (asking.length === 0) return requests;
  const telling = asking.filter((request) => !isBareView(request));
  return telling.length > 0 ? telling : asking.slice(0, 1);
}

/** "yes, but make it Friday", "no, to 124": gives what was asked before another value. */
export function adjusted(
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
    links.has('becomesLast') &&
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
  ...(['history', 'reason', 'when', 'customer', 'may'] as const),
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
