// What becomes of drafts in a turn: begun, added to, sent, thrown away. Pure.

import type { Request } from '../domain/request.ts';
import { readSpelling } from '../domain/spelling.ts';
import type { Outcome } from '../replies/outcome.ts';
import { type Drafted, draftOfOrder, isDrafted, withDraft, withoutDraft } from './drafts.ts';
import type { Judged } from './judge.ts';
import type { Question, Remembered } from './memory.ts';

/** What is not sent yet is kept until it is sent or thrown away. */
export function draftsAfter(
  before: Remembered,
  outcomes: readonly Outcome[],
): Pick<Remembered, 'drafts' | 'draftsBegun'> {
  const { drafts, draftsBegun, question } = before;
  const gone: Drafted[] = outcomes.flatMap((outcome) => {
    switch (outcome.kind) {
      case 'kept':
        return outcome.draft === 'thrownAway' && question?.kind === 'confirm'
          ? readAll(question.requests)
          : [];
      case 'recorded':
        return outcome.changes.map(({ request }) => request).filter(isDrafted);
      case 'discarded':
        return outcome.drafts.map(({ request }) => request);
      default:
        return [];
    }
  });
  const left = gone.reduce(withoutDraft, { drafts, draftsBegun });
  return outcomes.flatMap(unfinished).reduce(withDraft, left);
}

const readAll = (spellings: readonly string[]): Drafted[] =>
  spellings.flatMap((spelling) => readSpelling(spelling) ?? []).filter(isDrafted);

/** New orders that something is known of, and corrections of orders that are to be sent again. */
function unfinished(outcome: Outcome): readonly Drafted[] {
  if (outcome.kind !== 'confirms' && outcome.kind !== 'asks') return [];
  const waiting = outcome.kind === 'confirms' ? outcome.changes : (outcome.waiting ?? []);
  const asked = outcome.kind === 'asks' && outcome.asked.kind === 'newOrder' ? [outcome.asked.request] : [];
  const changes = waiting.flatMap(({ request, before, after }): Drafted[] => {
    if (request.verb === 'place') return [request];
    const isSentAgain = before?.order.status !== after.order.status;
    return request.verb === 'edit' && isSentAgain && Object.keys(request.corrections).length > 0
      ? [request]
      : [];
  });
  return [...asked, ...changes];
}

/** What a "no" leaves of what was gathered: a new order stays a draft, corrections of an order are thrown away. */
export function draftLeft(question: Question, remembered: Remembered): 'kept' | 'thrownAway' | undefined {
  if (question.kind === 'newOrder') return 'kept';
  if (question.kind !== 'confirm') return undefined;
  const asked = question.requests.flatMap((spelling) => readSpelling(spelling) ?? []);
  if (asked.some(({ verb }) => verb === 'place')) return 'kept';
  const numbers = Object.keys(question.versions);
  return numbers.some((number) => draftOfOrder(remembered, number)) ? 'thrownAway' : undefined;
}

/** New orders get a draft of their own once something of them is known. */
export function numbered(judged: Judged, { draftsBegun }: Remembered): Judged {
  let begun = draftsBegun;
  const inDraft = <R extends Request>(request: R): R => {
    if (request.verb !== 'place' || request.draft !== undefined) return request;
    begun += 1;
    return { ...request, draft: String(begun) };
  };
  return {
    ...judged,
    permitted: judged.permitted.map((change) => ({ ...change, request: inDraft(change.request) })),
    outcomes: judged.outcomes.map((outcome) =>
      outcome.kind === 'asks' && outcome.asked.kind === 'newOrder'
        ? { ...outcome, asked: { ...outcome.asked, request: inDraft(outcome.asked.request) } }
        : outcome,
    ),
  };
}
