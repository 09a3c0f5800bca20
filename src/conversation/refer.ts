// What "it", "them", "#2" and an order left unsaid mean, from what was said before.

import type { Corrections } from '../domain/fields.ts';
import { type DeskRequest, isOrderRequest, type Verb } from '../domain/request.ts';
import { readSpelling } from '../domain/spelling.ts';
import type { Remembered } from './memory.ts';

/** Asking these of the order last named can do no harm; a change always needs its order named. */
const mayMeanLastNamed: ReadonlySet<Verb> = new Set(['status', 'view', 'history', 'reason', 'when', 'may']);

export function refer<R extends DeskRequest>(request: R, remembered: Remembered): DeskRequest {
  if (!isOrderRequest(request)) return request;
  const named = request.orders.flatMap((ref) => referent(ref, remembered));
  const orders = named.length > 0 || namesOtherwise(request) ? named : unsaid(request, remembered);
  return withDraft({ ...request, orders } as DeskRequest, remembered);
}

/** A reference that means nothing is kept, and found nowhere. */
function referent(ref: string, { focus, listed }: Remembered): readonly string[] {
  if (ref === 'it') return focus.length === 1 ? focus : focus.slice(-1);
  if (ref === 'them') return focus;
  if (ref === '#last') return listed.slice(-1);
  const place = /^#(\d+)$/.exec(ref)?.[1];
  return place ? listed.slice(Number(place) - 1, Number(place)) : [ref];
}

const namesOtherwise = (request: DeskRequest): boolean =>
  'number' in request && request.number !== undefined
    ? true
    : 'status' in request && request.status !== undefined;

function unsaid(request: DeskRequest, remembered: Remembered): readonly string[] {
  if (request.verb === 'edit') return draftInQuestion(remembered);
  return mayMeanLastNamed.has(request.verb) ? remembered.focus : [];
}

/** The order whose corrections are being gathered right now. */
function draftInQuestion({ question }: Remembered): readonly string[] {
  if (question?.kind !== 'confirm' || question.requests.length !== 1) return [];
  const asked = readSpelling(question.requests[0] ?? '');
  return asked?.verb === 'edit' ? asked.orders : [];
}

/** Corrections add to those gathered before; a value said again replaces the former one. */
function withDraft(request: DeskRequest, { drafts }: Remembered): DeskRequest {
  if (request.verb !== 'edit' || request.orders.length !== 1) return request;
  const draft = drafts[request.orders[0] ?? ''];
  return draft ? { ...request, corrections: merged(draft, request.corrections) } : request;
}

function merged(draft: Corrections, added: Corrections): Corrections {
  const several = (field: 'addNumber' | 'removeNumber'): Corrections => {
    const all = [...new Set([...(draft[field] ?? []), ...(added[field] ?? [])])];
    return all.length > 0 ? { [field]: all } : {};
  };
  return { ...draft, ...added, ...several('addNumber'), ...several('removeNumber') };
}
