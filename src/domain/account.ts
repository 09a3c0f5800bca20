// When two account numbers name the same account at a carrier, and which account an order holds there.

import { isOpen, type Order } from './order.ts';

/**
 * An account number as it is compared: bills and people write the same one with and without blanks and dashes, in
 * either case, and in full or half width (NFKC). Everything else tells accounts apart, leading zeros too.
 */
export function accountAsCompared(accountNumber: string): string {
  const bare = accountNumber
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cf}\p{Pd}\u2212\u30fc]/gu, '');
  return bare === '' ? accountNumber : bare;
}

/** As compared; `undefined` where the order holds none: it names none, or is not open. */
export const heldAccount = (order: Order | undefined): string | undefined =>
  order?.accountNumber !== undefined && isOpen(order) ? accountAsCompared(order.accountNumber) : undefined;
