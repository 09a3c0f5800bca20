// What a store in memory holds, and what a commit does to it: checked whole, then entered whole. Pure, no I/O.

import { handedOnSchema } from '../domain/feed.ts';
import { isOpen, type Order, orderSchema } from '../domain/order.ts';
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

export const emptyTenant: TenantLedger = {
  orders: new Map(),
  messages: new Map(),
  feed: new Map(),
  memories: new Map(),
  watches: new Map(),
  addresses: new Map(),
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
    documents: documents.map((each) => ({ ...each, document: kept(each.document) })),
    feed: feed.map((each) => kept(handedOnSchema.parse(each))),
  };
}

/** A copy of the ledger that commits are entered in, one after the other; the ledger itself stays as it is. */
export function draftOf(ledger: Ledger): { enter(commit: Commit): Committed; result(): Ledger } {
  let next: Map<string, TenantLedger> | undefined;
  const copied = new Set<unknown>();

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
    const isTaken = (account: string): boolean =>
      [...orders.values()].some(
        (order) =>
          order.accountNumber === account &&
          isOpen(order) &&
          !changes.some((change) => change.order.number === order.number),
      );
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

    for (const { order } of changes) own(name, 'orders').set(order.number, order);
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
    for (const [id, message] of messages) if (isForgotten(message)) own(name, 'messages').delete(id);
    if (messageId !== undefined) own(name, 'messages').set(messageId, { at: at.toISOString(), reply });
    return 'done';
  }

  return { enter, result: () => next ?? ledger };
}

type KeyOf<N extends keyof TenantLedger> =
  TenantLedger[N] extends ReadonlyMap<infer Key, unknown> ? Key : never;
type MemberOf<N extends keyof TenantLedger> =
  TenantLedger[N] extends ReadonlyMap<unknown, infer Member> ? Member : never;
