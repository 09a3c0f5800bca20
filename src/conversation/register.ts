// What the wishes of a message depend on beside their orders, read from the store.

import { accountAsCompared } from '../domain/account.ts';
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
  store: Pick<OrderStore, 'nextNumber' | 'openOnAccount'>,
): Promise<Register> {
  const accounts = new Set(wishes.flatMap(accountsOf));
  const open = await Promise.all(
    [...accounts].map(
      async (account) => [accountAsCompared(account), await store.openOnAccount(tenant, account)] as const,
    ),
  );
  const isPlaced = wishes.some(({ request: { verb } }) => verb === 'place' || verb === 'recreate');
  return {
    tenant,
    nextNumber: isPlaced ? await store.nextNumber(tenant) : '',
    openOnAccount: new Map(open),
  };
}

/** Accounts that an order would hold if the wish came true. */
function accountsOf({ request, order }: Wish): readonly string[] {
  const said = 'corrections' in request ? request.corrections.accountNumber?.trim() : undefined;
  return [said ?? order?.accountNumber ?? []].flat();
}
