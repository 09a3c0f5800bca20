// Which open order holds which account while rows come one after the other. An account has at most one open order
// (domain/order.ts); a row does not make it two.

import { heldAccount } from '../domain/account.ts';
import type { Order } from '../domain/order.ts';
import type { OrderStore } from '../stores/store.ts';

/** By account, as compared: the numbers of the open orders that hold it. */
export type OpenAccounts = Map<string, Set<string>>;

/** Whether the change puts an open order on an account that it did not hold before. */
export const takesAccount = (order: Order, before: Order | undefined): boolean =>
  heldAccount(order) !== undefined && heldAccount(order) !== heldAccount(before);

/** Of the accounts that the rows name, or that the orders they are about have. */
export async function openAccounts(
  store: OrderStore,
  tenant: string,
  rows: readonly unknown[],
  known: ReadonlyMap<string, Order>,
): Promise<OpenAccounts> {
  const said = [...rows, ...known.values()].flatMap((each) => {
    const account = (each as { accountNumber?: unknown } | null)?.accountNumber;
    return typeof account === 'string' ? account : [];
  });
  const open = await store.openOnAccounts(tenant, [...new Set(said)]);
  return new Map(
    Array.from(open, ([account, orders]) => [account, new Set(orders.map(({ number }) => number))]),
  );
}

/** The number of another open order that holds the account already; `undefined` where the change takes none that is held. */
export function holderOf(
  accounts: OpenAccounts,
  order: Order,
  before: Order | undefined,
): string | undefined {
  if (!takesAccount(order, before)) return undefined;
  return [...(accounts.get(heldAccount(order) ?? '') ?? [])].find((number) => number !== order.number);
}

/** From now on the accounts are held as the change leaves them. */
export function changeHands(accounts: OpenAccounts, order: Order, before: Order | undefined): void {
  const [from, to] = [heldAccount(before), heldAccount(order)];
  if (from !== undefined) accounts.get(from)?.delete(order.number);
  if (to !== undefined) accounts.set(to, (accounts.get(to) ?? new Set()).add(order.number));
}
