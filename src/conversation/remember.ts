// What is remembered after a turn: the question it leaves open, drafts, what "it" and "#2" mean, the language and zone.

import type { Outcome } from '../replies/outcome.ts';
import { draftsAfter } from './draftsAfter.ts';
import type { Remembered } from './memory.ts';
import { listedAfter } from './pages.ts';
import { questionLeft } from './question.ts';
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
