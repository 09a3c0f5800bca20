// What is remembered after a turn: the question it leaves open, drafts, what "it" and "#2" mean, the language.

import type { Change } from '../domain/decision.ts';
import type { Corrections } from '../domain/fields.ts';
import { spell } from '../domain/spelling.ts';
import type { Outcome } from '../replies/explain.ts';
import type { Question, Remembered } from './memory.ts';
import type { Response } from './respond.ts';

export function remember(before: Remembered, { outcomes, named }: Response, now: Date): Remembered {
  const question = questionLeft(before, outcomes, now);
  const language = outcomes.findLast((outcome) => outcome.kind === 'speaks')?.language ?? before.language;
  return {
    ...(language && { language }),
    focus: named.length > 0 ? named : before.focus,
    listed: listed(outcomes) ?? before.listed,
    drafts: drafts(before, outcomes),
    ...(question && { question }),
  };
}

function questionLeft(before: Remembered, outcomes: readonly Outcome[], now: Date): Question | undefined {
  // What is not understood is no other request: the question waits on.
  if (outcomes.every((outcome) => outcome.kind === 'notUnderstood' && outcome.isOpenStill))
    return before.question;
  const askedAt = now.toISOString();
  for (const outcome of outcomes) {
    if (outcome.kind === 'confirms') {
      const { changes } = outcome;
      return {
        kind: 'confirm',
        requests: changes.map(({ request }) => spell(request)),
        versions: versionsOf(changes),
        askedAt,
      };
    }
    if (outcome.kind === 'asks') {
      const { asked } = outcome;
      return asked.kind === 'whichOrder'
        ? { kind: 'whichOrder', request: spell({ ...asked.request, orders: [] }), askedAt }
        : { kind: 'fieldValue', order: asked.standing.order.number, field: asked.field, askedAt };
    }
    // A value that cannot be taken leaves open what it was to answer.
    if (outcome.kind === 'refused' && outcome.refusal.because === 'faults') {
      const { number } = outcome.refusal.standing.order;
      if (before.question && isAbout(before.question, number)) return before.question;
    }
  }
  return undefined;
}

/** The version that each order had before the first of its changes. */
const versionsOf = (changes: readonly Change[]): Record<string, number> =>
  Object.fromEntries(changes.toReversed().map(({ before }) => [before.order.number, before.order.version]));

const isAbout = (question: Question, number: string): boolean =>
  question.kind === 'fieldValue'
    ? question.order === number
    : question.kind === 'confirm' && Object.hasOwn(question.versions, number);

const listed = (outcomes: readonly Outcome[]): readonly string[] | undefined => {
  const list = outcomes.findLast((outcome) => outcome.kind === 'answered' && outcome.answer.about === 'list');
  if (list?.kind !== 'answered' || list.answer.about !== 'list') return undefined;
  return list.answer.standings.map(({ order }) => order.number);
};

/** Corrections of orders that are to be sent again are kept until they are sent or thrown away. */
function drafts(before: Remembered, outcomes: readonly Outcome[]): Record<string, Corrections> {
  const kept = new Map(Object.entries(before.drafts));
  for (const outcome of outcomes) {
    if (outcome.kind === 'kept' && before.question?.kind === 'confirm') {
      for (const number of Object.keys(before.question.versions)) kept.delete(number);
    }
    if (outcome.kind === 'recorded') {
      for (const { before: order } of outcome.changes) kept.delete(order.order.number);
    }
    if (outcome.kind === 'confirms') {
      for (const { request, before: standing, after } of outcome.changes) {
        const isSentAgain = standing.order.status !== after.order.status;
        if (request.verb === 'edit' && isSentAgain && Object.keys(request.corrections).length > 0) {
          kept.set(standing.order.number, request.corrections);
        }
      }
    }
  }
  return Object.fromEntries(kept);
}
