// The port behind which orders, the desk's memory and the messages already answered are kept.
// Its contract is a test (test/stores/contract.ts) that every store passes.

import type { HandedOn } from '../domain/feed.ts';
import type { Sought } from '../domain/filter.ts';
import type { Order } from '../domain/order.ts';

/** Order numbers ascending, as people count: 9 before 10, PO-9 before PO-10. Every store lists in this order. */
export const compareNumbers = (a: string, b: string): number =>
  (isPlain(a) && isPlain(b) ? a.length - b.length : collator.compare(a, b)) || (a < b ? -1 : Number(a > b));
/** So most of them are, and need no collator, which takes ten times as long. */
const isPlain = (number: string): boolean => /^[1-9]\d*$/.test(number);
const collator = new Intl.Collator('en', { numeric: true });

export const byNumber = (a: { readonly number: string }, b: { readonly number: string }): number =>
  compareNumbers(a.number, b.number);

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * An order as it is to be from now on. `version` is the one the change was decided on; 0 where the order is new.
 * The order's own version must be greater, or the next change decided on the old one would go unnoticed.
 */
export interface OrderChange {
  readonly order: Order;
  readonly version: number;
}

/**
 * What is kept beside the orders, each document under a key of its own: what the desk remembers of a person in a
 * conversation, what somebody wants to be told of there, and how the conversation is reached.
 */
export const drawers = ['memories', 'watches', 'addresses'] as const;
export type Drawer = (typeof drawers)[number];

/** A document that only the room it belongs to understands. */
export interface Kept {
  readonly document: Json;
  /** Counts the commits that wrote it: the store keeps it at one more than the commit named. */
  readonly version: number;
}

/** A document as it is to be from now on; `null` takes it away. `version`: the one that was recalled, 0 where there was none. */
export interface DocumentChange {
  readonly drawer: Drawer;
  readonly key: string;
  readonly document: Json;
  readonly version: number;
}

/** A change in the feed: numbered in the order of the commits, from 1, without gaps, by tenant. */
export interface FeedEntry extends HandedOn {
  readonly cursor: number;
  /** Who has entered it in the admin center, and when. */
  readonly entered?: { readonly at: string; readonly by: string };
}

/** Which entries of the feed; all of them where nothing is said. */
export interface FeedQuery {
  /** Only those behind this cursor. */
  readonly after?: number;
  /** Only those of this order. */
  readonly number?: string;
  /** Only those that nobody has entered yet. */
  readonly open?: true;
  readonly limit?: number;
}

/** All that one turn, event or import writes: in one step or not at all. */
export interface Commit {
  /** What is done twice if this commit is: a message's or an import's id. Absent: the caller guards by versions alone. */
  readonly messageId?: string;
  readonly tenant: string;
  /** When the turn took place; answered messages are forgotten `forgetAfter` later. */
  readonly at: Date;
  readonly changes: readonly OrderChange[];
  /**
   * Account numbers (compared by `accountAsCompared`) that no open order but those of this commit may hold: a conflict
   * where one does. Checked with the write, so that two orders placed at once on one account cannot both go through.
   */
  readonly soleAccounts?: readonly string[];
  readonly documents?: readonly DocumentChange[];
  /** What people changed, to be handed on: each gets the next cursor. Of a deleted order the feed keeps no values. */
  readonly feed?: readonly HandedOn[];
  /**
   * Entries of the feed that somebody has entered in the admin center; those that are marked already stay as they are.
   * What this commit hands on is not among them: its cursors are not known yet.
   */
  readonly entered?: { readonly cursors: readonly number[]; readonly by: string };
  /** The reply given to the message, kept for the message's repetition; `null` is kept where there is none. */
  readonly reply?: Json;
}

/** Nothing is lost but the thread of a conversation where a crash forgets it: no order, no feed, nobody's wish to be told. */
export const onlyRemembers = ({
  changes,
  documents = [],
  feed = [],
  entered,
}: Pick<Commit, 'changes' | 'documents' | 'feed' | 'entered'>): boolean =>
  changes.length + feed.length === 0 && !entered && documents.every(({ drawer }) => drawer === 'memories');

/** `conflict`: an order or a document is no longer at the version named, or an account is taken; nothing was written. */
export type Committed = 'done' | 'conflict' | { readonly repeated: Json };

/** How long an answered message's reply is kept, in milliseconds. Teams sends a message again after about 15 s. */
export const forgetAfter = 15 * 60 * 1000;

/** A store that cannot read or write: the message says what is wrong, where, and what to do. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** Which orders, by ascending number; the deleted ones never. */
export interface OrderQuery {
  readonly sought: Sought;
  /** But for those with these numbers. */
  readonly except?: readonly string[];
  /** Only those behind this number, as `byNumber` sorts; there need be no order with it. */
  readonly after?: string;
  /** How many at most. */
  readonly limit?: number;
}

export interface Selection {
  readonly orders: readonly Order[];
  /** How many there are without the limit. */
  readonly total: number;
}

/** Up to where somebody has seen what changed: each store's own. */
export type Seen = unknown;

export interface Changed {
  readonly orders: readonly Order[];
  readonly seen: Seen;
  /** Whether there may be more to see at once. */
  readonly isMore: boolean;
}

export interface OrderStore {
  /**
   * The order with exactly this number, else all whose bare number (digits without leading zeros) is the same:
   * none, one or several. Tombstones of deleted orders are found too.
   */
  find(tenant: string, number: string): Promise<readonly Order[]>;
  /** All orders of a tenant but the deleted ones, by ascending number. */
  list(tenant: string): Promise<readonly Order[]>;
  /** Those with exactly these numbers that there are, tombstones too. */
  exactly(tenant: string, numbers: readonly string[]): Promise<readonly Order[]>;
  select(tenant: string, query: OrderQuery): Promise<Selection>;
  /**
   * For when no order fits a name or a telephone number: the orders among which those are that come near to it. A store
   * may leave out what has little in common with it.
   */
  near(tenant: string, sought: Pick<Sought, 'name' | 'number'>): Promise<readonly Order[]>;
  /**
   * Orders that were added, changed or deleted, some at a time: all since `seen`, and maybe some again that were seen
   * before; without it, all that there are.
   */
  changed(tenant: string, seen?: Seen): Promise<Changed>;
  /** Those that have orders (or had: tombstones count), ascending; one that only chatted is not among them. */
  tenants(): Promise<readonly string[]>;
  /** The number of the next new order: the tenant's highest plus one, tombstones counted; 1 where there is none. */
  nextNumber(tenant: string): Promise<string>;
  /** The open orders that hold each of these account numbers, by ascending number; by the number as it is compared. */
  openOnAccounts(
    tenant: string,
    accountNumbers: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Order[]>>;
  /** `undefined` where there is no such document. */
  recall(tenant: string, drawer: Drawer, key: string): Promise<Kept | undefined>;
  /** All documents of a drawer, by key. */
  recallAll(tenant: string, drawer: Drawer): Promise<ReadonlyMap<string, Kept>>;
  /** What was handed on, by ascending cursor. */
  feed(tenant: string, query: FeedQuery): Promise<readonly FeedEntry[]>;
  /**
   * The reply that a message has had already; `undefined` where it had none or is forgotten, as one that only had
   * something remembered may be once the store is opened anew.
   */
  answered(tenant: string, messageId: string): Promise<Json | undefined>;
  /**
   * Resolves once all of it is durable; what only remembers (`onlyRemembers`) is so within a second, and no later than
   * what is committed after it. Rejects with StoreError, having written nothing: where the store cannot write, and where
   * the commit itself is wrong (an invalid order, another tenant's, the same one twice).
   */
  commit(commit: Commit): Promise<Committed>;
  /** Waits for writes under way and lets go of the store. */
  close(): Promise<void>;
}

/** A store as a process has it open. */
export interface OpenStore extends OrderStore {
  /** Tells commands in other processes where this one can be reached, where they have to know. */
  announce(reach: Reach): Promise<void>;
  /** Rejects with StoreError, and soon, while nothing could be stored. */
  ready(): Promise<void>;
  /** How many secrets the opening found plain, or sealed with another key, and sealed anew. */
  readonly sealedAnew: number;
}

/** Where a process serves local commands, and the secret that they show. */
export interface Reach {
  readonly address: string;
  readonly token: string;
}

/** The reading half, for commands. */
export type OrderReader = Pick<OrderStore, 'find' | 'list' | 'tenants' | 'feed' | 'close'>;
