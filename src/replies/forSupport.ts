// What support needs to find a turn again: a line that is ready to paste, and the same facts for the log.

import type { Refusal } from '../domain/decision.ts';
import type { Verb } from '../domain/request.ts';
import type { Standing } from '../domain/standing.ts';
import type { Status } from '../domain/statusRules.ts';
import { isTelephone } from './alike.ts';
import { statusName } from './naming.ts';
import type { Outcome } from './outcome.ts';
import type { Voice } from './translator.ts';

/** One order's case; nothing in it is what the person said but `typed`. */
export interface SupportCase {
  readonly trouble: 'refused' | 'unknown' | 'deleted' | 'moved' | 'failed' | 'asked';
  /** What was refused. */
  readonly verb?: Verb;
  readonly number?: string;
  readonly status?: Status;
  /** The number of an order that is not there. */
  readonly typed?: string;
}

/** The cases of a turn; none where support has nothing to do with it. */
export const supportCases = (outcomes: readonly Outcome[]): readonly SupportCase[] =>
  outcomes.flatMap((outcome): readonly SupportCase[] => {
    if (outcome.kind === 'refused') return refusedCase(outcome.refusal);
    if (outcome.kind === 'failed') return [{ trouble: 'failed' }];
    if (outcome.kind !== 'answered' || outcome.answer.about !== 'support') return [];
    const { standings } = outcome.answer;
    return standings.length > 0 ? standings.map((each) => caseOf('asked', each)) : [{ trouble: 'asked' }];
  });

function refusedCase(refusal: Refusal): readonly SupportCase[] {
  switch (refusal.because) {
    case 'rule':
      return [caseOf('refused', refusal.standing, refusal.action)];
    case 'faults':
      return [caseOf('refused', refusal.standing, 'edit')];
    case 'faultsOfNew':
      // An order that is only being written: nothing that support could help on with.
      return [];
    case 'notRecreated':
      return [caseOf('refused', refusal.standing, 'recreate')];
    case 'notUndone':
      return [
        refusal.standing ? caseOf('refused', refusal.standing, 'undo') : { trouble: 'refused', verb: 'undo' },
      ];
    case 'role':
      return [{ trouble: 'refused', verb: refusal.verb }];
    case 'over':
      return [caseOf('refused', refusal.standing, 'notify')];
    case 'unreachable':
      return [{ trouble: 'refused', verb: 'notify' }];
    case 'unsortable':
      return [{ trouble: 'refused', verb: 'list' }];
    case 'unknownOrder':
      return [{ trouble: 'unknown', typed: refusal.number }];
    case 'deletedOrder':
      return [{ trouble: 'deleted', number: refusal.order.number }];
    case 'longComment':
      return [caseOf('refused', refusal.standing, 'comment')];
    case 'moved':
      return [caseOf('moved', refusal.standing)];
  }
}

const caseOf = (trouble: SupportCase['trouble'], { order, status }: Standing, verb?: Verb): SupportCase => ({
  trouble,
  ...(verb && { verb }),
  number: order.number,
  status,
});

/** Orders whose case is the same are named together. */
export function supportLine(cases: readonly SupportCase[], errorId: string, voice: Voice): string {
  const groups = new Map<string, SupportCase[]>();
  for (const each of cases) {
    const key = JSON.stringify([each.trouble, each.verb, each.status, keyOfNames(each)]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const told = [...groups.values()].flatMap((group) => caseWords(group, voice));
  const id = voice.t('forSupport.id', { id: errorId });
  return voice.t('forSupport.line', { facts: told.length > 0 ? beside([told.join('; '), id], voice) : id });
}

function caseWords(group: readonly SupportCase[], voice: Voice): readonly string[] {
  const [first] = group;
  const { trouble, verb, status }: SupportCase = first ?? { trouble: 'asked' };
  const numbers = [...new Set(group.flatMap(({ number, typed }) => number ?? typed ?? []))];
  const named = { numbers: voice.list(numbers, 'plain'), count: numbers.length };
  const facts = [
    ...(numbers.length > 0 && first ? [voice.t(keyOfNames(first), named)] : []),
    ...(status ? [statusName(status, voice)] : []),
    ...(trouble === 'asked'
      ? []
      : [voice.t(`forSupport.${trouble}`, verb && { deed: voice.t(`deed.${verb}`) })]),
  ];
  return facts.length > 0 ? [beside(facts, voice)] : [];
}

/** What was not found may have been looked for by a telephone number. */
const keyOfNames = ({ typed = '' }: SupportCase): string =>
  isTelephone(typed) ? 'forSupport.telephones' : 'forSupport.orders';

const beside = (facts: readonly string[], voice: Voice): string =>
  facts.reduce((before, fact) => voice.t('forSupport.beside', { before, fact }));
