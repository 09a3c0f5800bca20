import { describe, expect, it } from 'vitest';
import { decide } from '../../src/domain/decide.ts';
import type { Role } from '../../src/domain/people.ts';
import { type DeskRequest, isTalk, type Request, requestSchema } from '../../src/domain/request.ts';
import { type Action, actions, type Rules, type Status, statuses } from '../../src/domain/statusRules.ts';
import {
  allRules,
  asking,
  decided,
  frozen,
  given,
  now,
  only2017,
  orderIn,
  personOf,
  roles,
} from './orders.ts';

interface Case {
  readonly status: Status;
  readonly action: Action;
  readonly role: Role;
  readonly rules: Rules;
}

const cases: readonly Case[] = statuses.flatMap((status) =>
  actions.flatMap((action) =>
    roles.flatMap((role) => allRules.map((rules) => ({ status, action, role, rules }))),
  ),
);

const decisionOn = ({ status, action, role, rules }: Case) =>
  decided(asking(action), orderIn(status), given({ person: personOf(role), rules }));

/** In words of the contract rather than of the table in code: what an admin's action comes to. */
const open: Readonly<Record<Action, readonly Status[]>> = {
  view: ['processing', 'contactingCarrier', 'transferApproved', 'transferPending', 'completed'],
  edit: ['transferApproved', 'error', 'cancelled'],
  cancel: ['processing', 'contactingCarrier', 'transferApproved', 'error'],
  delete: [],
};

function isOpen({ action, status, rules }: Case): boolean {
  if (action === 'edit' && status === 'transferApproved') return rules.reading === '2017';
  if (action === 'delete' && status === 'error') return rules.deletion === 'on';
  return open[action].includes(status);
}

function outcomeFor(each: Case): string {
  if (!isOpen(each)) return 'refused';
  if (each.action === 'view') return 'answered';
  return each.action === 'edit' && each.status === 'transferApproved' ? 'asks' : 'permitted';
}

describe('a decision on an action', () => {
  it('is tried in every status, for every role, under every setting of the rules', () => {
    expect(cases).toHaveLength(7 * 4 * 3 * 4);
  });

  it.each(cases.filter(({ role }) => role === 'admin'))(
    'lets an admin $action an order in $status exactly where the table does ($rules.reading, delete $rules.deletion)',
    (each) => {
      expect(decisionOn(each).kind).toBe(outcomeFor(each));
    },
  );

  it.each(cases.filter(({ role, action }) => role === 'helpdesk' && action === 'view'))(
    'lets the helpdesk view an order in $status where an admin may ($rules.reading, delete $rules.deletion)',
    (each) => {
      expect(decisionOn(each).kind).toBe(outcomeFor(each));
    },
  );

  it.each(roles.filter((role) => role !== 'admin'))('never permits a change to a %s', (role) => {
    const changing = cases.filter((each) => each.role === role && each.action !== 'view');
    expect(changing.map(decisionOn)).toEqual(
      changing.map(({ action }) => ({
        kind: 'refused',
        refusal: { because: 'role', needed: 'admin', verb: action },
      })),
    );
  });

  it('lets a guest view nothing, and tells that the helpdesk may', () => {
    const decisions = cases
      .filter(({ role, action }) => role === 'guest' && action === 'view')
      .map(decisionOn);
    for (const decision of decisions) {
      expect(decision).toEqual({
        kind: 'refused',
        refusal: { because: 'role', needed: 'helpdesk', verb: 'view' },
      });
    }
  });

  it('is the same for the same inputs, and leaves them as they are', () => {
    for (const { status, action, role, rules } of cases) {
      const once = () =>
        decide(
          frozen(asking(action)),
          frozen([orderIn(status)]),
          frozen(given({ person: personOf(role), rules })),
        );
      expect(once()).toEqual(once());
    }
  });

  it('refuses with the verdict of the table, the order, its status, and the action', () => {
    const refused = cases.filter((each) => each.role === 'admin' && !isOpen(each));
    for (const each of refused) {
      expect(decisionOn(each)).toMatchObject({
        kind: 'refused',
        refusal: {
          because: 'rule',
          action: each.action,
          standing: { status: each.status, order: { number: '123' } },
          verdict: each.action === 'delete' && each.status === 'error' ? 'notNow' : 'no',
        },
      });
    }
  });

  it.each(statuses)('offers on an order in %s exactly what it permits', (status) => {
    for (const rules of allRules) {
      for (const role of roles.filter((each) => each !== 'guest')) {
        const [decision] = decide(
          { verb: 'status', orders: ['123'] },
          [orderIn(status)],
          given({ person: personOf(role), rules }),
        );
        const offered = actions.filter(
          (action) => decisionOn({ status, action, role, rules }).kind !== 'refused',
        );
        expect(decision).toMatchObject({ answer: { standing: { status, allowed: offered } } });
      }
    }
  });

  it.each(actions)('refuses to %s a deleted order, whatever the table says', (action) => {
    const tombstone = orderIn('error', { deletedAt: '2026-11-02T08:00:00Z' });
    for (const rules of allRules) {
      expect(decided(asking(action), tombstone, given({ rules }))).toEqual({
        kind: 'refused',
        refusal: { because: 'deletedOrder', order: tombstone },
      });
    }
  });

  it('is made for each order, in their order', () => {
    const orders = (['processing', 'completed', 'error'] as const).map((status, at) =>
      orderIn(status, { number: String(at + 1) }),
    );
    const decisions = decide({ verb: 'cancel', orders: ['1', '2', '3'] }, orders, given());
    expect(decisions.map(({ kind }) => kind)).toEqual(['permitted', 'refused', 'permitted']);
  });

  it('goes by the status as of now: an approved order cannot be cancelled in its last 24 hours', () => {
    const order = orderIn('transferApproved', { focDate: '2026-11-03T18:00:00+09:00' });
    const lastMoment = decided(asking('cancel'), order, given({ now }));
    const tooLate = decided(asking('cancel'), order, given({ now: new Date(now.getTime() + 1) }));
    expect([lastMoment.kind, tooLate.kind]).toEqual(['permitted', 'refused']);
    expect(tooLate).toMatchObject({ refusal: { standing: { status: 'transferPending' } } });
  });
});

describe('a decision on any other request', () => {
  /** The least of what each verb takes. */
  const needs: Readonly<Record<string, object>> = {
    edit: { corrections: {} },
    place: { corrections: {} },
    language: { tag: 'ja' },
    meaning: { topic: 'error' },
    may: { action: 'cancel' },
    how: { action: 'cancel' },
    not: { action: 'cancel' },
  };
  const requests = requestSchema.options.map((option): Request => {
    const verb = option.shape.verb.value;
    return requestSchema.parse({
      verb,
      ...needs[verb],
      ...('orders' in option.shape && { orders: ['123'] }),
    });
  });
  const desk = requests.filter((request): request is DeskRequest => !isTalk(request));

  it.each(desk)('is made on "$verb" in every status and role, and never throws', (request) => {
    for (const status of statuses) {
      for (const role of roles) {
        for (const rules of allRules) {
          const decisions = decide(request, [orderIn(status)], given({ person: personOf(role), rules }));
          expect(decisions).toHaveLength(1);
        }
      }
    }
  });

  it.each(desk)('is made on "$verb" where there is no order at all', (request) => {
    expect(() => decide(request, [], given({ rules: only2017 }))).not.toThrow();
  });

  it.each(desk)('permits nobody but an admin a change by "$verb"', (request) => {
    for (const role of ['helpdesk', 'guest'] as const) {
      const kinds = statuses.map(
        (status) => decided(request, orderIn(status), given({ person: personOf(role) })).kind,
      );
      expect(kinds).not.toContain('permitted');
    }
  });

  it.each(desk)('tells a guest nothing of an order by "$verb"', (request) => {
    const decision = decided(request, orderIn('processing'), given({ person: personOf('guest') }));
    expect(JSON.stringify(decision)).not.toContain('Head office');
  });
});
