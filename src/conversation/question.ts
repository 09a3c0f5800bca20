// The question that a turn leaves open: its own, or the one before where the turn did not answer it. Pure.

import type { Fault } from '../domain/corrections.ts';
import type { Change } from '../domain/decision.ts';
import { isList } from '../domain/fields.ts';
import { readSpelling, spell } from '../domain/spelling.ts';
import type { Outcome } from '../replies/outcome.ts';
import { draftById } from './drafts.ts';
import type { Question, Remembered } from './memory.ts';

/** What comes of a message that neither answers the question before it nor asks another. */
const aside: ReadonlySet<Outcome['kind']> = new Set([
  ...([
    'answered',
    'refused',
    'noted',
    'untold',
    'foundAs',
    'watches',
    'settings',
    'zoneSet',
    'noZone',
  ] as const),
  ...(['speaks', 'cannotSpeak', 'notUnderstood', 'noList', 'nothingAsked'] as const),
]);

/** Whoever asks something while a new order is gathered is answered, and reminded of what was asked. */
export function reminding(
  outcomes: readonly Outcome[],
  question: Question | undefined,
  remembered: Remembered,
): readonly Outcome[] {
  if (question?.kind !== 'newOrder' || !draftById(remembered, question.draft)) return outcomes;
  return outcomes.every(({ kind }) => aside.has(kind))
    ? [...outcomes, { kind: 'asksStill', field: question.field }]
    : outcomes;
}

export function questionLeft(
  before: Remembered,
  outcomes: readonly Outcome[],
  now: Date,
): Question | undefined {
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
  if (before.question && outcomes.some(({ kind }) => kind === 'asksStill'))
    return { ...before.question, askedAt };
  const faulty = outcomes.flatMap((outcome) =>
    outcome.kind === 'refused' && outcome.refusal.because === 'faults' ? [outcome.refusal] : [],
  );
  for (const { standing, faults } of faulty) {
    const left = before.question && afterFault(before.question, standing.order.number, faults, askedAt);
    if (left) return left;
  }
  const isTooLong = outcomes.some(
    (outcome) => outcome.kind === 'refused' && outcome.refusal.because === 'longComment',
  );
  if (isTooLong && before.question?.kind === 'comment') return before.question;
  // What is not understood, or answers an earlier question, is no other request: the question waits on.
  return outcomes.some(
    (outcome) =>
      (outcome.kind === 'notUnderstood' && outcome.isOpenStill) ||
      (outcome.kind === 'nothingAsked' && outcome.because === 'earlier'),
  )
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
  // One number more does not stand for the numbers said before it.
  const replaced = faults.find(
    ({ field }) => !isList(field) && edit?.corrections[field] !== undefined,
  )?.field;
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
