// Questions of what may be done: answered from the table, for an order now or at a moment ahead, or for statuses.

import { lastMomentOf } from './dates.ts';
import type { Answer, Decision, StatusRow } from './decision.ts';
import { openings } from './outlook.ts';
import { roleMissing } from './people.ts';
import type { RequestOf } from './request.ts';
import { type Circumstances, type Standing, standingOf } from './standing.ts';
import {
  type Action,
  actions,
  isPossible,
  type Rules,
  type Status,
  statuses,
  type Verdict,
  verdictOn,
} from './statusRules.ts';

/**
 * Whether an action, or any, may be done to an order. At a moment ahead it is judged as the order will stand then
 * unless its status changes; a moment that is past, or none of the calendar, is now.
 */
export function mayOnOrder(
  { action, at }: RequestOf<'may'>,
  present: Standing,
  given: Circumstances,
): Answer {
  const { rules, now, timeZone, person } = given;
  const needed = action === 'any' ? undefined : roleMissing(action, person.role);
  const named = at === undefined ? undefined : lastMomentOf(at, timeZone);
  const ahead = named && named > now ? { at: named } : {};
  const past = named && named <= now ? { past: named } : {};
  const standing = standingOf(present.order, { ...given, now: ahead.at ?? now });
  const { status } = standing;
  const stands = { standing, present, ...ahead, ...past };
  return action === 'any'
    ? { about: 'mayAny', ...stands, row: rowOf(status, rules) }
    : {
        about: 'may',
        action,
        ...stands,
        verdict: verdictOn(action, status, rules),
        openings: openings(action, status, rules),
        ...(needed && { needed }),
      };
}

/** Whether an action, or any, may be done to orders in certain statuses, or in each. */
export function mayInStatus({ action, status = statuses }: RequestOf<'may'>, rules: Rules): Answer {
  if (action === 'any') return { about: 'rules', table: status.map((each) => rowOf(each, rules)) };
  const verdicts = status.map((each) => ({ status: each, verdict: verdictOn(action, each, rules) }));
  return { about: 'mayInStatus', action, verdicts };
}

export const rowOf = (status: Status, rules: Rules): StatusRow => ({
  status,
  ...(Object.fromEntries(actions.map((action) => [action, verdictOn(action, status, rules)])) as Record<
    Action,
    Verdict
  >),
});

export const allowing = (action: Action | 'place', rules: Rules): readonly Status[] =>
  action === 'place' ? [] : statuses.filter((status) => isPossible(verdictOn(action, status, rules)));

/** The table's refusal of an action on an order; `undefined` where the table allows it, be it for the FOC date alone. */
export function refusedByRule(
  action: Action,
  standing: Standing,
  { rules }: Circumstances,
): Decision | undefined {
  const verdict = verdictOn(action, standing.status, rules);
  return verdict === 'no' || verdict === 'notNow'
    ? {
        kind: 'refused',
        refusal: {
          because: 'rule',
          action,
          standing,
          verdict,
          openings: openings(action, standing.status, rules),
        },
      }
    : undefined;
}
