// What a store in memory holds, and what a commit does to it: checked whole, then entered whole. Pure, no I/O.

import { type Order, orderSchema } from '../domain/order.ts';
import { type Commit, type Committed, forgetAfter, type Json, type Memory, StoreError } from './store.ts';

export interface AnsweredMessage {
  /** ISO 8601 in UTC, so that texts compare as times do. */
  readonly at: string;
  readonly reply: Json;
}

export interface TenantLedger {
  readonly orders: ReadonlyMap<string, Order>;
  readonly memories: ReadonlyMap<string, Memory>;
  readonly messages: ReadonlyMap<string, AnsweredMessage>;
}

/** By tenant. Never changed once it can be seen: a commit is entered in a copy. */
export type Ledger = ReadonlyMap<string, TenantLedger>;

const nothing: TenantLedger = { orders: new Map(), memories: new Map(), messages: new Map() };

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
  const { memory, reply = null } = commit;
  return {
    ...commit,
    at: new Date(commit.at),
    changes,
    reply: kept(reply),
    ...(memory && { memory: { ...memory, document: kept(memory.document) } }),
  };
}

/** A copy of the ledger that commits are entered in, one after the other; the ledger itself stays as it is. */
export function draftOf(ledger: Ledger): { enter(commit: Commit): Committed; result(): Ledger } {
  let next: Map<string, TenantLedger> | undefined;
  const copied = new Set<ReadonlyMap<string, unknown>>();

  const tenant = (name: string): TenantLedger => (next ?? ledger).get(name) ?? nothing;

  /** The draft's own map, copied from the ledger the first time that something is entered in it. */
  function own<K extends keyof TenantLedger>(name: string, which: K): Map<string, MemberOf<K>> {
    let map = tenant(name)[which] as Map<string, MemberOf<K>>;
    if (!copied.has(map)) {
      map = new Map(map);
      copied.add(map);
      next ??= new Map(ledger);
      next.set(name, { ...tenant(name), [which]: map });
    }
    return map;
  }

  function enter(commit: Commit): Committed {
    const { messageId, tenant: name, at, changes, memory, reply = null } = commit;
    const { orders, memories, messages } = tenant(name);
    const horizon = new Date(at.getTime() - forgetAfter).toISOString();
    const isForgotten = (message: AnsweredMessage) => message.at <= horizon;

    const earlier = messageId === undefined ? undefined : messages.get(messageId);
    if (earlier && !isForgotten(earlier)) return { repeated: earlier.reply };
    for (const { order, version } of changes) {
      if ((orders.get(order.number)?.version ?? 0) !== version) return 'conflict';
    }
    if (memory && (memories.get(memory.key)?.version ?? 0) !== memory.version) return 'conflict';

    for (const { order } of changes) own(name, 'orders').set(order.number, order);
    if (memory) {
      const remembered = deepFreeze({ document: memory.document, version: memory.version + 1 });
      own(name, 'memories').set(memory.key, remembered);
    }
    for (const [id, message] of messages) if (isForgotten(message)) own(name, 'messages').delete(id);
    if (messageId !== undefined) own(name, 'messages').set(messageId, { at: at.toISOString(), reply });
    return 'done';
  }

  return { enter, result: () => next ?? ledger };
}

type MemberOf<K extends keyof TenantLedger> =
  TenantLedger[K] extends ReadonlyMap<string, infer Member> ? Member : never;
