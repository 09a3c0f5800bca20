// What of portdesk can be reached, in each language: the cells of the status rules, the kinds of request, the refusals,
// and the words that it says.

import type { SeenTurn, Witness } from '../../conversation/witness.ts';
import type { Refusal } from '../../domain/decision.ts';
import { requestSchema } from '../../domain/request.ts';
import { type Action, actions, type Status, statuses } from '../../domain/statusRules.ts';
import type { Outcome } from '../../replies/outcome.ts';
import type { Says } from '../../replies/translator.ts';
import type { Reached, Sheet } from '../coverage.ts';

const cell = (action: Action, status: Status): string => `${status} ${action}`;

const cells = statuses.flatMap((status) => actions.map((action) => cell(action, status)));
const verbs = requestSchema.options.map((option) => option.shape.verb.value);
const refusals = Object.keys({
  ...{ rule: true, role: true, unknownOrder: true, deletedOrder: true, faults: true, faultsOfNew: true },
  ...{ notRecreated: true, notUndone: true, moved: true, longComment: true, over: true, unreachable: true },
  ...{ unsortable: true },
} satisfies Record<Refusal['because'], true>);

/** By the tag of the language. */
export const sheetsOf = (says: Readonly<Record<string, Says>>): readonly Sheet[] =>
  Object.entries(says).flatMap(([language, words]) => [
    { name: `cells ${language}`, items: cells },
    { name: `requests ${language}`, items: verbs },
    { name: `refusals ${language}`, items: refusals },
    { name: `says ${language}`, items: keysOf(words) },
  ]);

const keysOf = (words: Says, before = ''): readonly string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`),
  );

export interface Counting {
  readonly witness: Witness;
  reached(): readonly Reached[];
}

export function counting(): Counting {
  const sheets = new Map<string, Set<string>>();
  const count = (sheet: string, item: string): void => {
    sheets.set(sheet, (sheets.get(sheet) ?? new Set()).add(item));
  };
  return {
    witness: {
      hears: (key, language) => count(`says ${language}`, key),
      sees: ({ requests, outcomes, language }: SeenTurn) => {
        for (const { verb } of requests) count(`requests ${language}`, verb);
        for (const outcome of outcomes) {
          if (outcome.kind === 'refused') count(`refusals ${language}`, outcome.refusal.because);
          for (const decided of cellsIn(outcome)) count(`cells ${language}`, decided);
        }
      },
    },
    reached: () => [...sheets].flatMap(([sheet, items]) => [...items].map((item) => ({ sheet, item }))),
  };
}

/** The cells that an outcome was decided by: a deed that was asked for, not a question of what may be done. */
function cellsIn(outcome: Outcome): readonly string[] {
  switch (outcome.kind) {
    case 'answered':
      return outcome.answer.about === 'view' ? [cell('view', outcome.answer.standing.status)] : [];
    case 'refused': {
      const { refusal } = outcome;
      return refusal.because === 'rule' ? [cell(refusal.action, refusal.standing.status)] : [];
    }
    case 'asks':
      return outcome.asked.kind === 'fieldValue' ? [cell('edit', outcome.asked.standing.status)] : [];
    case 'confirms':
      return outcome.changes.flatMap(({ action, before }) =>
        before && action !== 'place' ? [cell(action, before.status)] : [],
      );
    default:
      return [];
  }
}
