// What the wishes of a message depend on beside their orders, read from the store.

import type { Register } from '../domain/register.ts';
import type { OrderStore } from '../stores/store.ts';
import type { Wish } from './settle.ts';

export const emptyRegister = (tenant: string): Register => ({
  tenant,
  nextNumber: '',
  openOnAccount: new Map(),
});

export async function registerFor(
  wishes: readonly Wish[],
  tenant: string,
  store: Pick<OrderStore, 'nextNumber' | 'openOnAccounts'>,
): Promise<Register> {
  const accounts = [...new Set(wishes.flatMap(accountsOf))];
  const isPlaced = wishes.some(({ request: { verb } }) => verb === 'place' || verb === 'recreate');
  return {
    tenant,
    nextNumber: isPlaced ? await store.nextNumber(tenant) : '',
    openOnAccount: accounts.length > 0 ? await store.openOnAccounts(tenant, accounts) : new Map(),
  };
}

/** Accounts that an order would hold if the wish came true. */
function accountsOf({ request, order }: Wish): readonly string[] {
  const said = 'corrections' in request ? request.corrections.accountNumber?.trim() : undefined;
  return [said ?? order?.accountNumber ?? []].flat();
}
