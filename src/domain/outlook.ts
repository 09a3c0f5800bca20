// When a refusal would change: the nearest statuses, on the way an order can still take, in which an action is possible.

import { carrierEvents } from './lifecycle.ts';
import {
  type Action,
  isPossible,
  type Rules,
  type Status,
  type StatusVerdict,
  statuses,
  verdictOn,
} from './statusRules.ts';

/** Where an order in this status can go next: by a carrier's event, by the clock, or by being sent again. */
function next(status: Status, rules: Rules): readonly Status[] {
  const byEvent = Object.values(carrierEvents)
    .filter((event) => (event.from as readonly Status[]).includes(status))
    .map((event): Status => event.to);
  const byClock: Status[] = status === 'transferApproved' ? ['transferPending'] : [];
  const byResubmission: Status[] = verdictOn('edit', status, rules) === 'yes' ? ['processing'] : [];
  return [...byEvent, ...byClock, ...byResubmission];
}

/** The first statuses ahead that allow the action, in the table's order; none where no way leads to one. */
export function openings(action: Action, status: Status, rules: Rules): readonly StatusVerdict[] {
  const seen = new Set<Status>([status]);
  const found = new Map<Status, StatusVerdict>();
  const ahead = [...next(status, rules)];
  for (let at = ahead.shift(); at !== undefined; at = ahead.shift()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const verdict = verdictOn(action, at, rules);
    if (isPossible(verdict)) found.set(at, { status: at, verdict });
    else ahead.push(...next(at, rules));
  }
  return statuses.flatMap((each) => found.get(each) ?? []);
}
