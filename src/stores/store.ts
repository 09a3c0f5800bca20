// The port behind which orders, the desk's memory and the messages already answered are kept.
// Its contract is a test (test/stores/contract.ts) that every store passes.

import type { Order } from '../domain/order.ts';

/** Order numbers ascending, as people count: 9 before 10, PO-9 before PO-10. Every store lists in this order. */
export const byNumber = (a: { readonly number: string }, b: { readonly number: string }): number =>
  collator.compare(a.number, b.number) || (a.number < b.number ? -1 : Number(a.number > b.number));
const collator = new Intl.Collator('en', { numeric: true });

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * An order as it is to be from now on. `version` is the one the change was decided on; 0 where the order is new.
 * The order's own version must be greater, or the next change decided on the old one would go unnoticed.
 */
export interface OrderChange {
  readonly order: Order;
  readonly version: number;
}

/** What the desk remembers of one person in one conversation: a document that only the conversation understands. */
export interface Memory {
  readonly document: Json;
  /** Counts the commits that wrote it: the store keeps it at one more than the commit named. */
  readonly version: number;
}

/** All that one turn, event or import writes: in one step or not at all. */
export interface Commit {
  /** What is done twice if this commit is: a message's or an import's id. Absent: the caller guards by versions alone. */
  readonly messageId?: string;
  readonly tenant: string;
  /** When the turn took place; answered messages are forgotten `forgetAfter` later. */
  readonly at: Date;
  readonly changes: readonly OrderChange[];
  /** `version`: the one that was recalled; 0 where nothing was remembered. */
  readonly memory?: { readonly key: string } & Memory;
  /** The reply given to the message, kept for the message's repetition; `null` is kept where there is none. */
  readonly reply?: Json;
}

/** `conflict`: an order or the memory is no longer at the version named; nothing was written. */
export type Committed = 'done' | 'conflict' | { readonly repeated: Json };

/** How long an answered message's reply is kept, in milliseconds. Teams sends a message again after about 15 s. */
export const forgetAfter = 60 * 60 * 1000;

/** A store that cannot read or write: the message says what is wrong, where, and what to do. */
export class StoreError extends Error {
  override name = 'StoreError';
}

export interface OrderStore {
  /**
   * The order with exactly this number, else all whose bare number (digits without leading zeros) is the same:
   * none, one or several. Tombstones of deleted orders are found too.
   */
  find(tenant: string, number: string): Promise<readonly Order[]>;
  /** All orders of a tenant but the deleted ones, by ascending number. */
  list(tenant: string): Promise<readonly Order[]>;
  /** Those that have orders (or had: tombstones count), ascending; one that only chatted is not among them. */
  tenants(): Promise<readonly string[]>;
  /** `undefined` where nothing is remembered. */
  recall(tenant: string, key: string): Promise<Memory | undefined>;
  /** The reply that a message has had already; `undefined` where it had none or is forgotten. */
  answered(tenant: string, messageId: string): Promise<Json | undefined>;
  /**
   * Resolves once all of it is durable; rejects with StoreError, having written nothing: where the store cannot
   * write, and where the commit itself is wrong (an invalid order, another tenant's, the same one twice).
   */
  commit(commit: Commit): Promise<Committed>;
  /** Waits for writes under way and lets go of the store. */
  close(): Promise<void>;
}
