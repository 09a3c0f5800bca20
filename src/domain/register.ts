// What of a tenant's orders a change depends on beside the order itself.

import { accountAsCompared, heldAccount } from './account.ts';
import type { Order } from './order.ts';
import type { Circumstances } from './standing.ts';

export interface Register {
  readonly tenant: string;
  /** The number of the next new order. */
  readonly nextNumber: string;
  /** The open orders that hold an account number, by that number as it is compared. */
  readonly openOnAccount: ReadonlyMap<string, readonly Order[]>;
}

/** What deciding takes, changes of orders included. */
export interface Deciding extends Circumstances {
  /** ISO 3166 code of the country whose numbers are meant where they are written without a country code. */
  readonly region: string;
  readonly register: Register;
}

/** The orders that stand in the way: an account number has at most one open order. */
export const rivals = (
  { accountNumber, number }: Pick<Order, 'accountNumber' | 'number'>,
  { openOnAccount }: Register,
): readonly Order[] =>
  accountNumber === undefined
    ? []
    : (openOnAccount.get(accountAsCompared(accountNumber)) ?? []).filter((other) => other.number !== number);

/** As it will be once this order stands so: what changes with one "yes" must go together, too. */
export function registerWith(register: Register, order: Order): Register {
  const { nextNumber, openOnAccount } = register;
  const account = heldAccount(order);
  return {
    ...register,
    nextNumber: order.number === nextNumber ? String(Number(nextNumber) + 1) : nextNumber,
    openOnAccount: account
      ? new Map(openOnAccount).set(account, [...(openOnAccount.get(account) ?? []), order])
      : openOnAccount,
  };
}
