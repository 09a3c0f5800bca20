// What commits come to, one after the other, laid over the ledger: the ledger itself stays as it is. Pure, no I/O.

import { accountAsCompared, heldAccount } from '../../domain/account.ts';
import { type CheckedCommit, deepFreeze } from '../checkedCommit.ts';
import { type Committed, forgetAfter, onlyRemembers } from '../store.ts';
import {
  type AnsweredMessage,
  type AnyRoom,
  type LiveLedger,
  type Member,
  type Put,
  type Rooms,
  replyOf,
} from './ledger.ts';

export interface Draft {
  enter(commit: CheckedCommit): Committed;
  /** What has to be put into the ledger for it to be as the draft is. */
  puts(): readonly Put<AnyRoom>[];
}

/** Replies of a tenant that no file holds; more of them, and the oldest are forgotten before their time: they would fill the memory. */
const mostFleeting = 10_000;

export function draftOf(ledger: LiveLedger): Draft {
  /** By tenant and room; a place that is to be empty holds `undefined`. */
  const laid = new Map<string, { readonly [R in AnyRoom]: Map<string, Rooms[R] | undefined> }>();

  const { shelf } = ledger;

  function over(tenant: string) {
    const own = laid.get(tenant) ?? {
      ...{ orders: new Map(), memories: new Map(), watches: new Map() },
      ...{ addresses: new Map(), feed: new Map(), messages: new Map(), fleeting: new Map() },
    };
    laid.set(tenant, own);
    return own;
  }

  function get<R extends AnyRoom>(tenant: string, room: R, key: string): Rooms[R] | undefined {
    const own = laid.get(tenant)?.[room];
    return own?.has(key) ? own.get(key) : shelf(tenant).rooms[room].get(key);
  }

  function put<R extends AnyRoom>(tenant: string, room: R, key: string, member?: Rooms[R]): void {
    over(tenant)[room].set(key, member && deepFreeze(member));
  }

  /** What makes a commit impossible, as the draft is now. */
  function isConflict({ tenant, changes, soleAccounts = [], documents = [] }: CheckedCommit): boolean {
    const ofCommit = new Set(changes.map(({ order }) => order.number));
    const changed = [...(laid.get(tenant)?.orders.keys() ?? [])];
    const isTaken = (accountNumber: string): boolean => {
      const account = accountAsCompared(accountNumber);
      return [...shelf(tenant).orders.openOn(account), ...changed].some(
        (number) => !ofCommit.has(number) && heldAccount(get(tenant, 'orders', number)) === account,
      );
    };
    return (
      changes.some(({ order, version }) => (get(tenant, 'orders', order.number)?.version ?? 0) !== version) ||
      documents.some(({ drawer, key, version }) => (get(tenant, drawer, key)?.version ?? 0) !== version) ||
      soleAccounts.some(isTaken)
    );
  }

  function enter(commit: CheckedCommit): Committed {
    const { messageId, tenant, at, changes, documents = [], feed = [], entered, reply } = commit;
    const horizon = new Date(at.getTime() - forgetAfter).toISOString();
    const isForgotten = (message: AnsweredMessage) => message.at <= horizon;

    const earlier =
      messageId === undefined
        ? undefined
        : (get(tenant, 'messages', messageId) ?? get(tenant, 'fleeting', messageId));
    if (earlier && !isForgotten(earlier)) return { repeated: replyOf(earlier) };
    if (isConflict(commit)) return 'conflict';

    for (const { order } of changes) put(tenant, 'orders', order.number, order);
    for (const { drawer, key, document, version } of documents)
      put(tenant, drawer, key, document === null ? undefined : { document, version: version + 1 });
    for (const handedOn of feed) {
      const cursor = nextCursor(tenant);
      put(tenant, 'feed', String(cursor), { ...handedOn, cursor });
    }
    for (const cursor of entered?.cursors ?? []) {
      const entry = get(tenant, 'feed', String(cursor));
      if (!entry || entry.entered || !entered) continue;
      put(tenant, 'feed', String(cursor), { ...entry, entered: { at: at.toISOString(), by: entered.by } });
    }
    for (const { order } of changes) if (order.deletedAt) forgetValues(tenant, order.number);
    forgetOldest(tenant, 'messages', isForgotten);
    forgetOldest(tenant, 'fleeting', isForgotten, mostFleeting);
    if (messageId !== undefined)
      put(tenant, onlyRemembers(commit) ? 'fleeting' : 'messages', messageId, {
        at: at.toISOString(),
        replied: reply,
      });
    return 'done';
  }

  /** Those that are forgotten, and as many as there are over the most. */
  function forgetOldest(
    tenant: string,
    room: 'messages' | 'fleeting',
    isForgotten: (message: AnsweredMessage) => boolean,
    most = Number.POSITIVE_INFINITY,
  ): void {
    const messages = shelf(tenant).rooms[room];
    let surplus = messages.size - most;
    for (const [id, message] of messages) {
      if (!isForgotten(message) && surplus <= 0) break;
      surplus -= 1;
      if (get(tenant, room, id) === message) put(tenant, room, id);
    }
  }

  function nextCursor(tenant: string): number {
    const { size } = shelf(tenant).rooms.feed;
    const added = [...(laid.get(tenant)?.feed.keys() ?? [])].filter((cursor) => Number(cursor) > size);
    return size + added.length + 1;
  }

  /** A tombstone keeps no values, so the feed keeps none of its order either; what was done, when and by whom stays. */
  function forgetValues(tenant: string, number: string): void {
    const cursors = [...shelf(tenant).feed.of(number).map(String), ...(laid.get(tenant)?.feed.keys() ?? [])];
    for (const cursor of cursors) {
      const entry = get(tenant, 'feed', cursor);
      if (entry?.number === number && entry.fields.length > 0)
        put(tenant, 'feed', cursor, { ...entry, fields: [] });
    }
  }

  const puts = (): readonly Put<AnyRoom>[] =>
    [...laid].flatMap(([tenant, own]) =>
      (Object.entries(own) as [AnyRoom, Map<string, Member | undefined>][]).flatMap(([room, members]) =>
        Array.from(members, ([key, member]) => ({ tenant, room, key, ...(member && { member }) })),
      ),
    );

  return { enter, puts };
}
