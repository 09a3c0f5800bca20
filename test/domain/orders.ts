// Orders, people and circumstances for the tests of this room: one order for each status, all as of one moment.

import { decide } from '../../src/domain/decide.ts';
import type { Change, Decision, Refusal } from '../../src/domain/decision.ts';
import type { Corrections } from '../../src/domain/fields.ts';
import type { Order } from '../../src/domain/order.ts';
import type { Person, Role } from '../../src/domain/people.ts';
import type { Deciding } from '../../src/domain/register.ts';
import type { DeskRequest } from '../../src/domain/request.ts';
import type { Action, Rules, Status } from '../../src/domain/statusRules.ts';
import { anOrder } from '../stores/commits.ts';

/** A Monday; in Tokyo it is 18:00. */
export const now = new Date('2026-11-02T09:00:00Z');
export const hour = 60 * 60 * 1000;
export const after = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);

export const roles = ['admin', 'helpdesk', 'guest'] as const satisfies readonly Role[];
export const allRules: readonly Rules[] = (['2017', '2020'] as const).flatMap((reading) =>
  (['off', 'on'] as const).map((deletion) => ({ reading, deletion })),
);
export const only2017: Rules = { reading: '2017', deletion: 'off' };

export const personOf = (role: Role): Person => ({ id: `${role}-id`, name: `The ${role}`, role });
export const ada: Person = { id: 'ada', name: 'Ada', role: 'admin' };

export const given = (but: Partial<Deciding> = {}): Deciding => ({
  person: ada,
  now,
  timeZone: 'Asia/Tokyo',
  rules: only2017,
  region: 'JP',
  register: { tenant: 'demo', nextNumber: '124', openOnAccount: new Map() },
  ...but,
});

/** 2026-12-01 is a Tuesday. */
const foc = { focDate: '2026-12-01T10:30:00+09:00', focTimeZone: 'Asia/Tokyo' };

/** Everything that a tombstone must not keep, each value found nowhere else. */
export const personal: Partial<Order> = {
  phoneNumbers: ['+81355501030', '+81355501031'],
  carrier: 'Losing Telecom',
  btn: '+81355501039',
  accountNumber: 'ACC-4711',
  pin: '0815',
  organization: 'Contoso Japan',
  authorizedPerson: 'Hanako Yamada',
  serviceAddress: '1-2-3 Konan, Minato-ku',
  requester: 'Taro Suzuki',
  notify: ['taro@contoso.example'],
  targetDate: '2026-11-20',
};

const whatIsSpecial: Readonly<Record<Status, Partial<Order>>> = {
  processing: {},
  contactingCarrier: { status: 'contactingCarrier' },
  transferApproved: { status: 'transferApproved', ...foc },
  transferPending: { status: 'transferApproved', ...foc, focDate: '2026-11-03T10:30:00+09:00' },
  error: { status: 'error', rejection: { reason: 'pinInvalid', at: '2026-11-01T12:00:00Z' } },
  completed: { status: 'completed', ...foc, focDate: '2026-10-30T10:30:00+09:00' },
  cancelled: { status: 'cancelled' },
};

/** A Japanese order that is in this status now. */
export const orderIn = (status: Status, but: Partial<Order> = {}): Order =>
  anOrder('123', {
    ...{ country: 'JP', version: 3, ...personal, ...whatIsSpecial[status] },
    // An account has at most one open order.
    ...(but.number && { accountNumber: `ACC-${but.number}` }),
    ...but,
  });

export const asking = (action: Action, corrections: Corrections = {}): DeskRequest =>
  action === 'edit' ? { verb: 'edit', orders: ['123'], corrections } : { verb: action, orders: ['123'] };

/** The one decision on one order. */
export function decided(request: DeskRequest, order: Order, circumstances = given()): Decision {
  const [decision, ...more] = decide(request, [order], circumstances);
  if (!decision || more.length > 0) throw new Error('there is not exactly one decision');
  return decision;
}

export function changeOf(decision: Decision): Change {
  if (decision.kind !== 'permitted') throw new Error(`is not permitted but ${JSON.stringify(decision)}`);
  return decision.change;
}

export function refusalOf(decision: Decision): Refusal {
  if (decision.kind !== 'refused') throw new Error(`is not refused but ${JSON.stringify(decision)}`);
  return decision.refusal;
}

/** What an admin's corrections make of an order. */
export const corrected = (order: Order, corrections: Corrections, circumstances = given()): Order =>
  changeOf(decided(asking('edit', corrections), order, circumstances)).after.order;

/** Field and problem of each fault for which an admin's corrections are refused. */
export function faultsOf(order: Order, corrections: Corrections, circumstances = given()): readonly string[] {
  const refusal = refusalOf(decided(asking('edit', corrections), order, circumstances));
  if (refusal.because !== 'faults') throw new Error(`is refused because of ${refusal.because}`);
  return refusal.faults.map(({ field, problem }) => `${field} ${problem}`);
}

/** The same value, of which nothing can be changed any more. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    for (const member of Object.values(value)) frozen(member);
    Object.freeze(value);
  }
  return value;
}
