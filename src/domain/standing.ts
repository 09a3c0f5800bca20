// An order as it stands now: its status by the clock, and what a person may do with it.

import { statusAt } from './lifecycle.ts';
import type { Order } from './order.ts';
import { type Person, roleMissing } from './people.ts';
import { type Action, actions, isPossible, type Rules, type Status, verdictOn } from './statusRules.ts';

export interface Circumstances {
  readonly person: Person;
  readonly now: Date;
  /** IANA name of the person's zone. */
  readonly timeZone: string;
  readonly rules: Rules;
}

/** An order with its status as of the decision. */
export interface Standing {
  readonly order: Order;
  readonly status: Status;
  /** What the rules, and the person's role, allow now; `focOnly` counts. */
  readonly allowed: readonly Action[];
  /** What the rules allow now, but not to a person of this role. */
  readonly withheld: readonly Action[];
}

/** An order with its status now and what this person may do with it. */
export function standingOf(order: Order, { now, rules, person }: Circumstances): Standing {
  const status = statusAt(order, now);
  const possible = actions.filter(
    (action) => isPossible(verdictOn(action, status, rules)) && !order.deletedAt,
  );
  const isWithheld = (action: Action): boolean => roleMissing(action, person.role) !== undefined;
  return {
    order,
    status,
    allowed: possible.filter((action) => !isWithheld(action)),
    withheld: possible.filter(isWithheld),
  };
}
