// A commit as every store takes it: whole and valid, or not at all. Pure, no I/O.

import { handedOnSchema } from '../domain/feed.ts';
import { orderSchema } from '../domain/order.ts';
import { type Commit, StoreError } from './store.ts';

/** Readers share what a store holds; frozen, none of them can change it behind its version's back. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const key in value) deepFreeze(value[key]);
  }
  return value;
}

/** As it will be after a reopening: what JSON cannot hold is gone, and the caller's own object is left alone. */
const kept = <T>(value: T): T => deepFreeze(JSON.parse(JSON.stringify(value)) as T);

/** `reply`: as JSON text. It is read again only where a message comes twice, and as text takes a tenth of the memory. */
export type CheckedCommit = Omit<Commit, 'reply'> & { readonly reply: string };

/** The commit as it can be kept. A wrong one would make the store unreadable at the next start. @throws StoreError */
export function checkedCommit(commit: Commit): CheckedCommit {
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
    reply: JSON.stringify(reply),
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
