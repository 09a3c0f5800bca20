// What a store in memory holds, and what a commit does to it: checked whole, then entered whole. Pure, no I/O.

import { handedOnSchema } from '../domain/feed.ts';
import { type Order, orderSchema } from '../domain/order.ts';
import type { Accounts } from './accounts.ts';
import {
  type Commit,
  type Committed,
  type Drawer,
  type FeedEntry,
  forgetAfter,
  type Json,
  type Kept,
  StoreError,
} from './store.ts';

export interface AnsweredMessage {
  /** ISO 8601 in UTC, so that texts compare as times do. */
  readonly at: string;
  readonly reply: Json;
}

export type TenantLedger = {
  readonly orders: ReadonlyMap<string, Order>;
  readonly messages: ReadonlyMap<string, AnsweredMessage>;
  /** By cursor, which ascends. */
  readonly feed: ReadonlyMap<number, FeedEntry>;
} & Readonly<Record<Drawer, ReadonlyMap<string, Kept>>>;

/** By tenant. Never changed once it can be seen: a commit is entered in a copy. */
export type Ledger = ReadonlyMap<string, TenantLedger>;

/** In the order in which the file has its rooms. */
export const emptyTenant: TenantLedger = {
  orders: new Map(),
  memories: new Map(),
  watches: new Map(),
  addresses: new Map(),
  messages: new Map(),
  feed: new Map(),
};

/** Readers share what the ledger holds; frozen, none of them can change it behind its version's back. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}

/** As it will be after a reopening: what JSON cannot hold is gone, and the caller's own object is left alone. */
const kept = <T>(value: T): T => deepFreeze(JSON.parse(JSON.stringify(value)) as T);

/** The commit as it can be kept. A wrong one would make the file unreadable at the next start. @throws StoreError */
export function checkedCommit(commit: Commit): Commit {
  const seen = new Set<string>();
  const changes = commit.changes.map(({ order, version }) => {
    const fault = (what: string) =>
      new StoreError(`order ${order.number} of tenant ${commit.tenant} is not stored: ${what}`);
    const parsed = orderSchema.safeParse(order);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw fault(`field ${issue?.path.join('.') || '(the whole)'}: ${issue?.message}`);
    }
    if (order.tenant !== commit.tenant) throw fault(`it belongs to tenant ${order.tenant}`);
    if (order.version <= version) throw fault(`its version must be greater than ${version}`);
    if (seen.has(order.number)) throw fault('it stands twice in one commit');
    seen.add(order.number);
    return { order: kept(parsed.data), version };
  });
  const { documents = [], feed = [], reply = null } = commit;
  return {
    ...commit,
    at: new Date(commit.at),
    changes,
    reply: kept(reply),
    documents: documents.map((each) => {
      const { drawer, key, document } = each;
      const place = JSON.stringify([drawer, key]);
      if (seen.has(place))
        throw new StoreError(`${drawer} ${key} of tenant ${commit.tenant}: stands twice in one commit`);
      seen.add(place);
      return { ...each, document: kept(document) };
    }),
    feed: feed.map((each) => {
      const parsed = handedOnSchema.safeParse(each);
      if (parsed.success) return kept(parsed.data);
      const [issue] = parsed.error.issues;
      throw new StoreError(
        `order ${each.number} of tenant ${commit.tenant} is not handed on: ${issue?.path.join('.')}: ${issue?.message}`,
      );
    }),
  };
}

/** A copy of the ledger that commits are entered in, one after the other; the ledger itself stays as it is. */
export function draftOf(
  ledger: Ledger,
  accounts: Accounts,
): { enter(commit: Commit): Committed; result(): Ledger } {
  let next: Map<string, TenantLedger> | undefined;
  const copied = new Set<unknown>();
  /** Numbers of the orders changed here, by tenant: the index of the ledger does not know them as they are now. */
  const changed = new Map<string, Set<string>>();

  const tenant = (name: string): TenantLedger => (next ?? ledger).get(name) ?? emptyTenant;

  /** The draft's own map, copied from the ledger the first time that something is entered in it. */
  function own<N extends keyof TenantLedger>(name: string, which: N): Map<KeyOf<N>, MemberOf<N>> {
    let map = tenant(name)[which] as unknown as Map<KeyOf<N>, MemberOf<N>>;
    if (!copied.has(map)) {
      map = new Map(map);
      copied.add(map);
      next ??= new Map(ledger);
      next.set(name, { ...tenant(name), [which]: map });
    }
    return map;
  }

  /** What makes a commit impossible, as the ledger is now. */
  function isConflict({ tenant: name, changes, soleAccounts = [], documents = [] }: Commit): boolean {
    const { orders, ...rest } = tenant(name);
    const indexed = (ledger.get(name) ?? emptyTenant).orders;
    const ofCommit = new Set(changes.map(({ order }) => order.number));
    const isTaken = (account: string): boolean => {
      const numbers = accounts.openOn(indexed, account).map(({ number }) => number);
      return [...numbers, ...(changed.get(name) ?? [])].some((number) => {
        const order = orders.get(number);
        return order && !ofCommit.has(number) && accounts.isOpenOn(order, account);
      });
    };
    return (
      changes.some(({ order, version }) => (orders.get(order.number)?.version ?? 0) !== version) ||
      documents.some(({ drawer, key, version }) => (rest[drawer].get(key)?.version ?? 0) !== version) ||
      soleAccounts.some(isTaken)
    );
  }

  function enter(commit: Commit): Committed {
    const { messageId, tenant: name, at, changes, documents = [], feed = [], entered, reply = null } = commit;
    const { messages } = tenant(name);
    const horizon = new Date(at.getTime() - forgetAfter).toISOString();
    const isForgotten = (message: AnsweredMessage) => message.at <= horizon;

    const earlier = messageId === undefined ? undefined : messages.get(messageId);
    if (earlier && !isForgotten(earlier)) return { repeated: earlier.reply };
    if (isConflict(commit)) return 'conflict';

    for (const { order } of changes) {
      own(name, 'orders').set(order.number, order);
      changed.set(name, (changed.get(name) ?? new Set()).add(order.number));
    }
    for (const { drawer, key, document, version } of documents) {
      if (document === null) own(name, drawer).delete(key);
      else own(name, drawer).set(key, deepFreeze({ document, version: version + 1 }));
    }
    for (const handedOn of feed) {
      const cursor = tenant(name).feed.size + 1;
      own(name, 'feed').set(cursor, deepFreeze({ ...handedOn, cursor }));
    }
    for (const cursor of entered?.cursors ?? []) {
      const entry = tenant(name).feed.get(cursor);
      if (!entry || entry.entered || !entered) continue;
      const mark = { at: at.toISOString(), by: entered.by };
      own(name, 'feed').set(cursor, deepFreeze({ ...entry, entered: mark }));
    }
    for (const { order } of changes) if (order.deletedAt) forgetValues(name, order.number);
    for (const [id, message] of messages) if (isForgotten(message)) own(name, 'messages').delete(id);
    if (messageId !== undefined) own(name, 'messages').set(messageId, { at: at.toISOString(), reply });
    return 'done';
  }

  /** A tombstone keeps no values, so the feed keeps none of its order either; what was done, when and by whom stays. */
  function forgetValues(name: string, number: string): void {
    for (const [cursor, entry] of tenant(name).feed)
      if (entry.number === number && entry.fields.length > 0)
        own(name, 'feed').set(cursor, deepFreeze({ ...entry, fields: [] }));
  }

  return { enter, result: () => next ?? ledger };
}

type KeyOf<N extends keyof TenantLedger> =
  TenantLedger[N] extends ReadonlyMap<infer Key, unknown> ? Key : never;
type MemberOf<N extends keyof TenantLedger> =
  TenantLedger[N] extends ReadonlyMap<unknown, infer Member> ? Member : never;
