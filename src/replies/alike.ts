// Outcomes that differ in their orders alone are told together, and what is the same outcome is told once.

import type { Outcome } from './outcome.ts';

/** In the order in which the first of each was come to. */
export function alike(outcomes: readonly Outcome[]): readonly (readonly [Outcome, ...Outcome[]])[] {
  const [first, ...others] = outcomes;
  if (first && others.length === 0) return [[first]];
  const groups = new Map<string, [Outcome, ...Outcome[]]>();
  const seen = new Set<string>();
  for (const outcome of outcomes) {
    const whole = JSON.stringify(outcome);
    if (seen.has(whole)) continue;
    seen.add(whole);
    const key = likeness(outcome) ?? whole;
    const group = groups.get(key);
    if (group) group.push(outcome);
    else groups.set(key, [outcome]);
  }
  return [...groups.values()];
}

/** What outcomes that are told together have in common; `undefined` where each is told by itself. */
function likeness(outcome: Outcome): string | undefined {
  if (outcome.kind === 'noted') return JSON.stringify([outcome.note.deed, outcome.note.comment.text]);
  if (outcome.kind !== 'refused') return undefined;
  const { refusal } = outcome;
  switch (refusal.because) {
    case 'rule': {
      const { because, action, verdict, field, standing } = refusal;
      return JSON.stringify([because, action, verdict, field, standing.status]);
    }
    case 'role':
      return JSON.stringify([refusal.because, refusal.needed]);
    case 'unknownOrder':
      return JSON.stringify([refusal.because, isTelephone(refusal.number)]);
    case 'longComment':
      return JSON.stringify([refusal.because, refusal.length]);
    case 'faults':
      return JSON.stringify([refusal.because, refusal.faults]);
    default:
      return undefined;
  }
}

/** An order number is one of letters, digits and dashes. */
export const isTelephone = (number: string): boolean => number.startsWith('+');
