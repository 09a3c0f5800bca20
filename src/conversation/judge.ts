// Settled wishes -> what is permitted, what is refused, what has to be asked first. Pure.

import { decide } from '../domain/decide.ts';
import type { Change, Decision } from '../domain/decision.ts';
import { type Deciding, registerWith } from '../domain/register.ts';
import type { Request } from '../domain/request.ts';
import { standingOf } from '../domain/standing.ts';
import type { Outcome } from '../replies/outcome.ts';
import type { ChangeRequest, Wish } from './settle.ts';

export interface Judged {
  readonly outcomes: readonly Outcome[];
  readonly permitted: readonly Change[];
  /** What is left to be done once something that was asked for is told. */
  readonly unasked: readonly Request[];
}

/** More changes than anyone can look through before saying "yes" are not asked about. */
export const changesAtMost = 50;

/** All wishes of a message, those of one order together. */
export function judge(wishes: readonly (readonly Wish[])[], given: Deciding): Judged {
  if (wishes.length > changesAtMost) {
    const tooMany: Outcome = { kind: 'tooMany', count: wishes.length, most: changesAtMost };
    return { outcomes: [tooMany], permitted: [], unasked: [] };
  }
  // Each with those before it, as if they were recorded: two new orders get two numbers, and one account one order.
  let { register } = given;
  const judged = wishes.map((ofOne) => {
    const each = judgeOne(ofOne, { ...given, register });
    for (const { after } of each.permitted) register = registerWith(register, after.order);
    return each;
  });
  return {
    outcomes: judged.flatMap(({ outcomes }) => outcomes),
    permitted: judged.flatMap(({ permitted }) => permitted),
    unasked: judged.flatMap(({ unasked }) => unasked),
  };
}

/** Each wish by its own rule on the order as it is now. Two that are both possible contradict each other: neither is done. */
function judgeOne(wishes: readonly Wish[], given: Deciding): Judged {
  const decided = wishes.flatMap(({ request, order }) =>
    decide(request, order ? [order] : [], given).map((decision) => ({ request, decision })),
  );
  const outcomes = decided.map(({ decision }) => decision).filter(isTold);
  const permitted = decided.flatMap(({ decision }) =>
    decision.kind === 'permitted' ? [decision.change] : [],
  );
  const unasked = decided.flatMap(({ request, decision }) =>
    decision.kind === 'asks' ? beside(request, decision) : [],
  );
  const [first] = wishes;
  if (!first?.order || permitted.length < 2) return { outcomes, permitted, unasked };
  const standing = standingOf(first.order, given);
  return {
    outcomes: [...outcomes, { kind: 'contradicts', standing, changes: permitted }],
    permitted: [],
    unasked,
  };
}

/** What comes of a decision is told, and nothing is done. */
export const isTold = (
  decision: Decision,
): decision is Exclude<Decision, { kind: 'permitted' | 'noted' | 'watches' }> =>
  decision.kind !== 'permitted' && decision.kind !== 'noted' && decision.kind !== 'watches';

/** The values that an edit gave, and the fields that it named, beside the one whose value is asked for now. */
function beside(request: ChangeRequest, { asked }: Extract<Decision, { kind: 'asks' }>): readonly Request[] {
  if (request.verb !== 'edit' || asked.kind !== 'fieldValue') return [];
  const { field: _named, ...rest } = request;
  const others = (request.field ?? []).filter((field) => field !== asked.field);
  const isNothing = others.length === 0 && Object.keys(request.corrections).length === 0 && !request.date;
  return isNothing ? [] : [{ ...rest, ...(others.length > 0 && { field: others }) }];
}
