// What is remembered after a turn: the question it leaves open, drafts, what "it" and "#2" mean, the language and zone.

import type { Fault } from '../domain/corrections.ts';
import type { Change } from '../domain/decision.ts';
import { readSpelling, spell } from '../domain/spelling.ts';
import type { Outcome } from '../replies/outcome.ts';
import { type Drafted, isDrafted, withDraft, withoutDraft } from './drafts.ts';
import type { Question, Remembered } from './memory.ts';
import { listedAfter } from './pages.ts';
import type { Response } from './respond.ts';

export function remember(before: Remembered, { outcomes, named }: Response, now: Date): Remembered {
  const question = questionLeft(before, outcomes, now);
  const language = outcomes.findLast((outcome) => outcome.kind === 'speaks')?.language ?? before.language;
  const timeZone = outcomes.findLast((outcome) => outcome.kind === 'zoneSet')?.timeZone ?? before.timeZone;
  return {
    ...(language && { language }),
    ...(timeZone && { timeZone }),
    focus: named.length > 0 ? named : before.focus,
    ...listAfter(before, outcomes),
    ...draftsAfter(before, outcomes),
    changed: changed(outcomes) ?? before.changed,
    ...(question && { question }),
  };
}

function questionLeft(before: Remembered, outcomes: readonly Outcome[], now: Date): Question | undefined {
  const askedAt = now.toISOString();
  const confirms = outcomes.find((outcome) => outcome.kind === 'confirms');
  if (confirms) {
    const { changes } = confirms;
    return { kind: 'confirm', requests: spelled(changes), versions: versionsOf(changes), askedAt };
  }
  const asks = outcomes.find((outcome) => outcome.kind === 'asks');
  if (asks) {
    const { asked, waiting = [], unasked = [] } = asks;
    const left = { beside: [...spelled(waiting), ...unasked.map(spell)], askedAt };
    switch (asked.kind) {
      case 'whichOrder':
        return { kind: 'whichOrder', request: spell({ ...asked.request, orders: [] }), ...left };
      case 'newOrder':
        return { kind: 'newOrder', draft: asked.request.draft ?? '', field: asked.missing[0], ...left };
      case 'fieldValue':
        return { kind: 'fieldValue', order: asked.standing.order.number, field: asked.field, ...left };
      case 'comment':
        return { kind: 'comment', orders: asked.standings.map(({ order }) => order.number), ...left };
    }
  }
  const faulty = outcomes.flatMap((outcome) =>
    outcome.kind === 'refused' && outcome.refusal.because === 'faults' ? [outcome.refusal] : [],
  );
  for (const { standing, faults } of faulty) {
    const left =
      before.question && standing && afterFault(before.question, standing.order.number, faults, askedAt);
    if (left) return left;
  }
  const isTooLong = outcomes.some(
    (outcome) => outcome.kind === 'refused' && outcome.refusal.because === 'longComment',
  );
  if (isTooLong && before.question?.kind === 'comment') return before.question;
  // What is not understood is no other request: the question waits on.
  return outcomes.some((outcome) => outcome.kind === 'notUnderstood' && outcome.isOpenStill)
    ? before.question
    : undefined;
}

/** A value that cannot be taken leaves open what it was to answer; where it was to replace another, that one is off the table. */
function afterFault(
  question: Question,
  order: string,
  faults: readonly Fault[],
  askedAt: string,
): Question | undefined {
  if (question.kind === 'fieldValue') return question.order === order ? question : undefined;
  if (question.kind !== 'confirm' || !Object.hasOwn(question.versions, order)) return undefined;
  const asked = question.requests.flatMap((spelling) => readSpelling(spelling) ?? []);
  const edit = asked.filter((each) => each.verb === 'edit').find(({ orders }) => orders[0] === order);
  const replaced = faults.find(({ field }) => edit?.corrections[field] !== undefined)?.field;
  if (!edit || !replaced) return question;
  const { [replaced]: _offTheTable, ...corrections } = edit.corrections;
  const others = asked.filter((each) => each !== edit);
  const kept = Object.keys(corrections).length > 0 ? [{ ...edit, corrections }, ...others] : others;
  return { kind: 'fieldValue', order, field: replaced, beside: kept.map(spell), askedAt };
}

const spelled = (changes: readonly Change[]): string[] => changes.map(({ request }) => spell(request));

/** The version that each order had when it was asked about. */
const versionsOf = (changes: readonly Change[]): Record<string, number> =>
  Object.fromEntries(
    changes.flatMap(({ before }) => (before ? [[before.order.number, before.order.version]] : [])),
  );

/** The list that was told last, and what was shown of it. */
function listAfter(before: Remembered, outcomes: readonly Outcome[]): Pick<Remembered, 'list' | 'listed'> {
  const answers = outcomes.flatMap((outcome) => (outcome.kind === 'answered' ? [outcome.answer] : []));
  const { list, listed } = before;
  return answers.reduce(listedAfter, { ...(list && { list }), listed });
}

/** The orders as the changes of this turn leave them. */
const changed = (outcomes: readonly Outcome[]): Remembered['changed'] | undefined =>
  outcomes
    .find((outcome) => outcome.kind === 'recorded')
    ?.changes.map(({ after: { order } }) => ({ number: order.number, version: order.version }));

/** What is not sent yet is kept until it is sent or thrown away. */
function draftsAfter(
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
