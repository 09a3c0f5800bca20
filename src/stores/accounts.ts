// Which open orders hold an account number, by its keyed hash: looked up, never searched for.

import { accountAsCompared } from '../domain/account.ts';
import { isOpen, type Order } from '../domain/order.ts';
import { derived, groupedBy } from './derived.ts';

type Orders = ReadonlyMap<string, Order>;

export interface Accounts {
  /** The open orders that hold the account number. */
  openOn(orders: Orders, accountNumber: string): readonly Order[];
  isOpenOn(order: Order, accountNumber: string): boolean;
}

/** `hash`: the sealer's, so that an index that is written down tells nobody an account number. */
export function accountsBy(hash: (text: string) => string): Accounts {
  const hashOf = (accountNumber: string): string => hash(accountAsCompared(accountNumber));
  /** An order never changes, and its hash costs more than all else here. */
  const hashOfOrder = derived(({ accountNumber }: Order) =>
    accountNumber === undefined ? undefined : hashOf(accountNumber),
  );
  const index = derived((orders: Orders) =>
    groupedBy(orders.values(), (order) => (isOpen(order) ? hashOfOrder(order) : undefined)),
  );
  return {
    openOn: (orders, accountNumber) => index(orders).get(hashOf(accountNumber)) ?? [],
    isOpenOn: (order, accountNumber) => isOpen(order) && hashOfOrder(order) === hashOf(accountNumber),
  };
}
