// What "it", "them", "#2" and an order left unsaid mean, from what was said before.

import { type DeskRequest, isOrderRequest, type Verb } from '../domain/request.ts';
import { readSpelling } from '../domain/spelling.ts';
import type { Remembered } from './memory.ts';
import { describing } from './select.ts';

/** Asking these of the order last named can do no harm; a change always needs its order named. */
const mayMeanLastNamed: ReadonlySet<Verb> = new Set([
  ...(['status', 'view', 'history', 'reason', 'when', 'may', 'customer'] as const),
]);

/** `undefined` where an exception refers to nothing: what is to be left out is then not known. */
export function refer<R extends DeskRequest>(request: R, remembered: Remembered): DeskRequest | undefined {
  if (!isOrderRequest(request)) return request;
  const named = withoutPronoun(request).flatMap((ref) => referents(ref, remembered));
  const orders =
    named.length > 0 || describing.some((key) => key in request) ? named : unsaid(request, remembered);
  const excepted = 'except' in request ? request.except?.map((ref) => referents(ref, remembered)) : undefined;
  if (excepted?.some((refs) => refs.length === 0)) return undefined;
  return { ...request, orders, ...(excepted && { except: excepted.flat() }) } as DeskRequest;
}

/** "It" beside a telephone number is the order that holds the number. */
const withoutPronoun = (request: DeskRequest & { orders: readonly string[] }): readonly string[] =>
  'number' in request && request.number ? request.orders.filter((ref) => ref !== 'it') : request.orders;

function referents(ref: string, { focus, listed }: Remembered): readonly string[] {
  if (ref === 'it') return focus.slice(-1);
  if (ref === 'them') return focus;
  if (ref === '#last') return listed.slice(-1);
  const place = /^#(\d+)$/.exec(ref)?.[1];
  return place ? listed.slice(Number(place) - 1, Number(place)) : [ref];
}

function unsaid(request: DeskRequest, remembered: Remembered): readonly string[] {
  if (request.verb === 'edit') return draftInQuestion(remembered);
  if (request.verb === 'undo') return remembered.changed.map(({ number }) => number);
  return mayMeanLastNamed.has(request.verb) ? remembered.focus : [];
}

/** The orders whose corrections are being gathered right now: one, or several that are corrected alike. */
function draftInQuestion({ question }: Remembered): readonly string[] {
  if (question?.kind === 'fieldValue') return [question.order];
  if (question?.kind !== 'confirm') return [];
  const asked = question.requests.flatMap((spelling) => readSpelling(spelling) ?? []);
  const edits = asked.filter((each) => each.verb === 'edit');
  const isAlike = new Set(edits.map((edit) => JSON.stringify({ ...edit, orders: [] }))).size === 1;
  return isAlike && edits.length === asked.length ? edits.flatMap(({ orders }) => orders) : [];
}
