// Changes that are asked for: permitted, refused, or something has to be asked first. Pure; decide.ts is the way in.

import { checkCorrections } from './corrections.ts';
import type { Change, Decision, Refusal } from './decision.ts';
import type { Corrections, FieldName } from './fields.ts';
import { cancelled, deleted, edited, resubmitted } from './lifecycle.ts';
import type { Order } from './order.ts';
import { openings } from './outlook.ts';
import { actorOf } from './people.ts';
import { refusedByRule } from './permissions.ts';
import { accountTaken, checkPlacing, recreatable, recreation } from './placing.ts';
import type { Deciding } from './register.ts';
import type { Request, RequestOf } from './request.ts';
import { withoutSecrets } from './secrets.ts';
import { type Standing, standingOf } from './standing.ts';
import { verdictOn } from './statusRules.ts';
import { undoing } from './undo.ts';

const refused = (refusal: Refusal): Decision => ({ kind: 'refused', refusal });

export function edit(request: RequestOf<'edit'>, standing: Standing, given: Deciding): Decision {
  const refusal = refusedByRule('edit', standing, given);
  if (refusal) return refusal;
  const { order, status } = standing;
  const focOnly = verdictOn('edit', status, given.rules) === 'focOnly';
  const corrections = withDate(request, focOnly ? 'focDate' : 'targetDate');
  const named = [...(Object.keys(corrections) as FieldName[]), ...(request.field ?? [])];
  const other = named.find((field) => field !== 'focDate');
  if (focOnly && other) {
    const ahead = openings('edit', status, given.rules);
    return refused({
      because: 'rule',
      action: 'edit',
      standing,
      verdict: 'focOnly',
      openings: ahead,
      field: other,
    });
  }
  const valueless = request.field?.[0] ?? (focOnly && named.length === 0 ? 'focDate' : undefined);
  if (valueless) return { kind: 'asks', asked: { kind: 'fieldValue', standing, field: valueless } };
  const { faults: faulty, writes, changed, timeAssumed } = checkCorrections(corrections, order, given);
  const faults = focOnly ? faulty : [...faulty, ...accountTaken({ ...order, ...writes }, given.register)];
  if (faults.length > 0) return refused({ because: 'faults', standing, faults });
  if (focOnly && changed.length === 0) {
    const said = corrections.focDate ?? '';
    return refused({
      because: 'faults',
      standing,
      faults: [{ field: 'focDate', problem: 'noChange', said }],
    });
  }
  const deed = { by: actorOf(given.person), at: given.now };
  const after = (focOnly ? edited : resubmitted)(order, writes, changed, deed);
  const settled: Request = { verb: 'edit', orders: [order.number], corrections };
  return permitted('edit', settled, standing, after, given, timeAssumed);
}

/** A new order goes out once nothing is missing; what cannot be taken is told, and the rest is kept. */
export function place(said: RequestOf<'place'>, given: Deciding): readonly Decision[] {
  const { order, request, missing, faults } = checkPlacing(said, given);
  const told = faults.length > 0 ? [refused({ because: 'faultsOfNew', country: order.country, faults })] : [];
  const [first, ...others] = missing;
  if (first) {
    return [
      ...told,
      { kind: 'asks', asked: { kind: 'newOrder', request, order, missing: [first, ...others] } },
    ];
  }
  const change: Change = { action: 'place', request, after: standingOf(order, given), timeAssumed: false };
  return [...told, { kind: 'permitted', change }];
}

export function recreate(order: Order, given: Deciding): readonly Decision[] {
  const standing = standingOf(order, given);
  if (order.deletedAt) return [refused({ because: 'deletedOrder', order })];
  return recreatable.includes(standing.status)
    ? place(recreation(order, given), given)
    : [refused({ because: 'notRecreated', standing, statuses: recreatable })];
}

/** By way of the rules: what leads back is a change like any other, and may be refused like any other. */
export function undo(standing: Standing, given: Deciding): Decision {
  const found = undoing(standing.order, given);
  if ('why' in found) {
    const { why, last } = found;
    return refused({ because: 'notUndone', why, standing, ...(last && { last }) });
  }
  const { request, last } = found;
  const decision =
    request.verb === 'edit' ? edit(request, standing, given) : withdraw(request, standing, given);
  return decision.kind === 'permitted'
    ? { ...decision, change: { ...decision.change, undoes: last.what } }
    : decision;
}

/** A date whose field was not said is the one that this status lets be edited. */
function withDate(request: RequestOf<'edit'>, field: 'focDate' | 'targetDate'): Corrections {
  return request.date === undefined ? request.corrections : { ...request.corrections, [field]: request.date };
}

export function withdraw(
  request: RequestOf<'cancel' | 'delete'>,
  standing: Standing,
  given: Deciding,
): Decision {
  const action = request.verb;
  const refusal = refusedByRule(action, standing, given);
  if (refusal) return refusal;
  const reason =
    request.because === undefined ? {} : { because: withoutSecrets(request.because, standing.order) };
  const deed = { by: actorOf(given.person), at: given.now, ...reason };
  const after = (action === 'cancel' ? cancelled : deleted)(standing.order, deed);
  const settled: Request = { verb: action, orders: [standing.order.number], ...reason };
  return permitted(action, settled, standing, after, given);
}

function permitted(
  action: Change['action'],
  request: Request,
  before: Standing,
  after: Order,
  given: Deciding,
  timeAssumed = false,
): Decision {
  return {
    kind: 'permitted',
    change: { action, request, before, after: standingOf(after, given), timeAssumed },
  };
}
