// What a tenant's orders are looked up by, kept up with every change. It holds numbers, never orders.

import { heldAccount } from '../../domain/account.ts';
import { bareNumber, type Order, type StoredStatus } from '../../domain/order.ts';
import { type Changes, createChanges } from './changes.ts';
import { createLookup, type Lookup } from './lookup.ts';
import { createSortedNumbers, type SortedNumbers } from './sortedNumbers.ts';

export interface OrderIndex {
  /** Those that are not deleted. */
  readonly listed: SortedNumbers;
  /** Those of them with this status, as it is stored. */
  inStatus(status: StoredStatus): SortedNumbers;
  /** With the same digits, deleted ones too. Numbers without a digit have no bare number in common. */
  withBare(bare: string): readonly string[];
  holding(telephone: string): readonly string[];
  /** The open ones on an account number, as `heldAccount` has it. */
  openOn(account: string): readonly string[];
  /** The highest number plus one: it counts by its digits; one without any, or with more than can be counted on from, does not. */
  nextNumber(): string;
  readonly changes: Changes;
  change(before: Order | undefined, after: Order | undefined): void;
}

export function createOrderIndex(): OrderIndex {
  const listed = createSortedNumbers();
  const byStatus = new Map<StoredStatus, SortedNumbers>();
  const byBare = createLookup<string>();
  const byTelephone = createLookup<string>();
  const byAccount = createLookup<string>();
  const changes = createChanges();
  let next = 1;

  function inStatus(status: StoredStatus): SortedNumbers {
    const numbers = byStatus.get(status) ?? createSortedNumbers();
    byStatus.set(status, numbers);
    return numbers;
  }

  return {
    listed,
    inStatus,
    withBare: byBare.get,
    holding: byTelephone.get,
    openOn: byAccount.get,
    nextNumber: () => String(next),
    changes,
    change(before, after) {
      const number = (after ?? before)?.number;
      if (number === undefined) return;
      changes.note(number);
      const [was, is] = [statusOf(before), statusOf(after)];
      if (was !== is) {
        if (was) inStatus(was).remove(number);
        if (is) inStatus(is).add(number);
        if (!was) listed.add(number);
        if (!is) listed.remove(number);
      }
      move(byTelephone, number, telephonesOf(before), telephonesOf(after));
      move(byAccount, number, listOf(heldAccount(before)), listOf(heldAccount(after)));
      const bare = bareNumber(number);
      move(byBare, number, listOf(before && bare), listOf(after && bare));
      const following = Number(bare) + 1;
      if (Number.isSafeInteger(following)) next = Math.max(next, following);
    },
  };
}

/** Deleted orders are not listed, and are in no status. */
const statusOf = (order: Order | undefined): StoredStatus | undefined =>
  order?.deletedAt ? undefined : order?.status;
const telephonesOf = (order: Order | undefined): readonly string[] =>
  order && !order.deletedAt ? order.phoneNumbers : [];
const listOf = (key: string | undefined): readonly string[] => (key ? [key] : []);

function move(index: Lookup<string>, number: string, from: readonly string[], to: readonly string[]): void {
  for (const key of from) if (!to.includes(key)) index.remove(key, number);
  for (const key of to) if (!from.includes(key)) index.add(key, number);
}
