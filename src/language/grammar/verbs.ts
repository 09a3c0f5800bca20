// Which of the verbs of a clause is the one that asks: "show the history" asks for the history.

import type { Verb } from '../../domain/request.ts';
import type { Action, Status } from '../../domain/statusRules.ts';
import type { Facts } from './facts.ts';
import { isExchanged } from './verbClasses.ts';
import type { VerbSense } from './verbsSaid.ts';

/** The more special before the more general. */
const precedence: readonly Verb[] = [
  'undo',
  'customer',
  'mute',
  'notify',
  'recreate',
  'comment',
  'support',
  'meaning',
  'rules',
  'history',
  'reason',
  'when',
  'count',
  'export',
  'todo',
  'resume',
  'discard',
  'drafts',
  'more',
  'settings',
  'place',
  'delete',
  'cancel',
  'edit',
  'language',
  'list',
  'status',
  'help',
  'view',
];
const reading: readonly Verb[] = ['list', 'count', 'export', 'meaning', 'view'];

export interface Asked {
  /** The verb that asks; `undefined` where none does, or where two contradict each other. */
  readonly verb?: VerbSense;
  readonly contradicts: boolean;
  /** Statuses, those included that might have been verbs. */
  readonly statuses: readonly Status[];
}

export function askedBy(facts: Facts): Asked {
  const { verbs, unsure, moods } = facts;
  const isStatus =
    unsure.length > 0 &&
    !moods.has('how') &&
    !moods.has('may') &&
    verbs.some(({ verb }) => reading.includes(verb));
  const statuses = isStatus ? [...facts.statuses, ...unsure.map(({ status }) => status)] : facts.statuses;
  const candidates = [...verbs, ...(isStatus ? [] : unsure.map(({ verb }) => verb))].filter(
    ({ verb }) => !isExchanged(verb),
  );
  const ranked = precedence.flatMap((name) => candidates.find((candidate) => candidate.verb === name) ?? []);
  // "let me know the status": asks for the status.
  const verb =
    ranked[0]?.verb === 'notify' && ranked[0].form === 'noun' && !moods.has('condition')
      ? (ranked[1] ?? ranked[0])
      : ranked[0];
  // "undo the cancellation" names a deed without asking for it; "show and cancel" asks for two.
  const contradicts = candidates.some(
    (other) =>
      other.verb !== verb?.verb &&
      other.form !== 'noun' &&
      (isChange(verb?.verb) ||
        (isChange(other.verb) && (other.form !== 'plain' || verb?.form !== 'command'))) &&
      verb?.verb !== 'undo' &&
      verb?.verb !== 'settings' &&
      verb?.verb !== 'rules' &&
      !(verb?.verb === 'comment' && other.field === 'addNumber') &&
      // "make a text for the customer"
      !(verb?.verb === 'customer' && (other.verb === 'place' || other.verb === 'edit')) &&
      !(
        (other.verb === 'edit' || other.verb === 'place') &&
        other.form === 'plain' &&
        isQuestion(verb?.verb) &&
        facts.fields.length === 0
      ),
  );
  return { ...(verb && { verb }), contradicts, statuses };
}

const questions: readonly Verb[] = ['when', 'reason', 'history', 'notify', 'mute', 'export'];

/** "when will it move": the other verb says what happens. */
const isQuestion = (verb: Verb | undefined): boolean => verb !== undefined && questions.includes(verb);

const isChange = (verb: Verb | undefined): boolean =>
  verb === 'cancel' || verb === 'delete' || verb === 'edit' || verb === 'place';

/** The deed a question, a negation or a wish is about; deeds outrank what merely asks. */
export function deedOf({ verbs, unsure, pasts }: Facts): Action | 'place' | 'recreate' | undefined {
  const all = [...verbs, ...unsure.map(({ verb }) => verb), ...pasts].map(({ verb }) => verb);
  const order = ['place', 'recreate', 'delete', 'cancel', 'edit', 'view'] as const;
  return order.find((deed) => all.includes(deed));
}
