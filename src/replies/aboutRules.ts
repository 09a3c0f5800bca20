// Words for what the rules allow: refusals by the table, questions of permission, the table itself.

import type { Answer, Refusal } from '../domain/decision.ts';
import { isOverdue, pendingFrom, pendingHours } from '../domain/lifecycle.ts';
import { roleMissing } from '../domain/people.ts';
import type { Request } from '../domain/request.ts';
import type { Standing } from '../domain/standing.ts';
import { type Action, isPossible, type Verdict } from '../domain/statusRules.ts';
import { deadline, focShown, withheldNow } from './aboutOrder.ts';
import {
  fieldName,
  openingNames,
  orderName,
  statusName,
  statusNames,
  verdictName,
  verdictsOf,
} from './naming.ts';
import { pagesOfStatus, pagesOn } from './pages.ts';
import type { Part, Telling } from './part.ts';
import { wording } from './wording.ts';

type RuleRefusal = Extract<Refusal, { because: 'rule' }>;
type AnswerAbout<A extends Answer['about']> = Extract<Answer, { about: A }>;

/**
 * Always in this order: what was asked and the status; the rule and why; when that changes or until when something is
 * possible; what can be done. Several orders of the same status are told together.
 */
export function ruleRefusal(
  refusal: RuleRefusal,
  standings: readonly [Standing, ...Standing[]],
  telling: Telling,
): Part {
  const { action, field } = refusal;
  const { voice } = telling;
  const [standing, ...others] = standings;
  const named = {
    order: voice.list(standings.map(({ order }) => orderName(order, voice))),
    status: statusName(standing.status, voice),
    count: standings.length,
  };
  const asked = field
    ? voice.t('refused.askedField', { ...named, field: fieldName(field, voice) })
    : voice.t('refused.asked', { ...named, action: voice.t(`action.${action}`) });
  const lines = [asked, ...whyNot(refusal, standings, telling)];
  return { lines, ...(others.length === 0 && { standing }) };
}

type Denied = Pick<RuleRefusal, 'action' | 'standing' | 'openings' | 'field'> &
  Partial<Pick<AnswerAbout<'may'>, 'at'>> & { readonly verdict: Verdict };

/** `present`: the orders as they are now. */
function whyNot(denied: Denied, present: readonly Standing[], telling: Telling): string[] {
  const { action, standing, field, at } = denied;
  const { voice } = telling;
  const cell = `refused.cell.${standing.status}.${field ? 'editOther' : action}`;
  // What can be done instead is told of now; of a moment ahead the order's own card tells enough.
  const count = present.length;
  const instead = at
    ? []
    : [voice.t('refused.instead', { instead: insteadOf(cell, standing, telling), count })];
  return [
    voice.t('refused.rule', { why: voice.t(`${cell}.why`), action: voice.t(`action.${action}`) }),
    opens(denied, telling),
    ...present.flatMap((each) => timesLeft(each, count > 1, telling)),
    ...instead,
  ];
}

/** What can be done instead; where that takes another role, what this one can do and who can do the rest. */
const insteadOf = (cell: string, { withheld }: Standing, { voice }: Telling): string =>
  voice.t(`${cell}.${withheld.length > 0 ? 'insteadAsk' : 'instead'}`);

/** When the refusal would change. */
function opens({ verdict, openings }: Denied, { voice }: Telling): string {
  if (verdict === 'notNow') return voice.t('refused.opensLater');
  if (openings.length === 0) return voice.t('refused.opensNever');
  return voice.t('refused.opens', { statuses: openingNames(openings, voice) });
}

/** What is told of one order among several begins with its name. */
const timesLeft = (standing: Standing, isNamed: boolean, telling: Telling): string[] =>
  timeLeft(standing, telling).map((text) =>
    isNamed
      ? telling.voice.t('refused.ofOrder', { order: orderName(standing.order, telling.voice), text })
      : text,
  );

/** Until when something is still possible, or when the transfer is due. */
function timeLeft({ order, status, allowed, withheld }: Standing, { voice, now }: Telling): string[] {
  const until = pendingFrom(order);
  if (!order.focDate || !until) return [];
  const foc = new Date(order.focDate);
  if (status === 'transferPending') {
    const key = isOverdue(order, now) ? 'refused.overdue' : 'refused.due';
    return [voice.t(key, { at: voice.moment(foc), fromNow: voice.fromNow(foc) })];
  }
  const possible = [...allowed, ...withheld].filter((action) => action === 'edit' || action === 'cancel');
  if (possible.length === 0) return [];
  const key = withheld.length > 0 ? 'refused.untilAdmin' : 'refused.until';
  const named = possible.map((action) => voice.t(`refused.still.${action}`));
  const values = { at: voice.moment(until), fromNow: voice.fromNow(until), actions: voice.list(named) };
  return [voice.t(key, values)];
}

export function mayPart(answer: AnswerAbout<'may'>, telling: Telling): Part {
  const { action, standing, verdict, at, past, present, needed } = answer;
  const { voice } = telling;
  const values = {
    order: orderName(standing.order, voice),
    status: statusName(standing.status, voice),
    action: voice.t(`action.${action}`),
    done: voice.t(`may.done.${action}`),
  };
  const isClosedByThen = (action === 'edit' || action === 'cancel') && !isPossible(verdict);
  if (at && isClosedByThen && isOverdue(standing.order, at)) return transferredPart(answer, at, telling);
  const said = at
    ? voice.t(`may.then.${verdict}`, { ...values, at: voice.moment(at) })
    : voice.t(`may.${verdict}`, values);
  const left = timeLeft(present, telling);
  const until = left.length === 0 && action === 'cancel' ? deadline(present, telling) : left;
  const why = isPossible(verdict) ? until : whyNot(answer, [present], telling);
  const role =
    isPossible(verdict) && needed ? [voice.t('may.needs', { role: voice.t(`role.${needed}`) })] : [];
  const lines = [...behind(past, telling), said, ...role, ...why];
  const pages = isPossible(verdict) ? {} : { pages: pagesOfStatus(standing.status) };
  return { lines, standing: present, ...pages };
}

/** The moment asked about lies after the transfer. */
function transferredPart({ action, present }: AnswerAbout<'may'>, at: Date, telling: Telling): Part {
  const { voice } = telling;
  const said = voice.t('may.transferred', {
    order: orderName(present.order, voice),
    at: voice.moment(at),
    due: focShown(present.order, telling),
    hours: pendingHours,
    action: voice.t(`action.${action}`),
    done: voice.t(`may.done.${action}`),
  });
  return { lines: [said, ...timeLeft(present, telling)], standing: present };
}

/** A moment that was asked about, but lies behind. */
const behind = (past: Date | undefined, { voice }: Telling): string[] =>
  past ? [voice.t('may.past', { at: voice.moment(past) })] : [];

export function mayAnyPart(answer: AnswerAbout<'mayAny'>, telling: Telling): Part {
  const { standing, row, at, past, present } = answer;
  const { voice } = telling;
  const values = {
    order: orderName(standing.order, voice),
    status: statusName(standing.status, voice),
    verdicts: verdictsOf(row, voice),
  };
  const said = at ? voice.t('may.then.any', { ...values, at: voice.moment(at) }) : voice.t('may.any', values);
  const only = withheldNow(standing, telling);
  return {
    lines: [...behind(past, telling), said, ...only, ...timeLeft(present, telling)],
    standing: present,
  };
}

export function mayInStatusPart({ action, verdicts }: AnswerAbout<'mayInStatus'>, { voice }: Telling): Part {
  const lines = verdicts.map(({ status, verdict }) =>
    voice.t('may.inStatus', { status: statusName(status, voice), verdict: verdictName(verdict, voice) }),
  );
  return { lines: [voice.t('may.inStatuses', { done: voice.t(`may.done.${action}`) }), ...lines] };
}

export function rulesPart({ table }: AnswerAbout<'rules'>, { voice }: Telling): Part {
  const rows = table.map((row) => ({ kind: 'rule', row }) as const);
  return { lines: [voice.t('rules.heading'), ...rows], pages: pagesOn.rules };
}

export function howPart({ action, statuses }: AnswerAbout<'how'>, { voice, role }: Telling): Part {
  const needed = roleMissing(action, role);
  const need = needed ? [voice.t('may.needs', { role: voice.t(`role.${needed}`) })] : [];
  if (action === 'place') {
    const example = wording({ verb: 'place', corrections: {} }, voice) ?? '';
    return { lines: [voice.t('how.place', { example }), ...need], pages: pagesOn.placing };
  }
  if (statuses.length === 0) {
    return { lines: [voice.t(`how.${action}Nowhere`)], pages: pagesOn.deletedNowhere };
  }
  const example = wording(exampleOf(action), voice) ?? '';
  const named = statusNames(statuses, voice);
  const lines = [voice.t(`how.${action}`, { example, statuses: named }), ...need];
  return action === 'edit' ? { lines, pages: pagesOn.editing } : { lines };
}

const exampleNumber = '123';
const exampleOf = (action: Action): Request =>
  action === 'edit'
    ? { verb: 'edit', orders: [exampleNumber], corrections: {} }
    : { verb: action, orders: [exampleNumber] };
