// A store that says when orders have changed, whoever changed them.

import type { OrderStore } from './store.ts';

export type Observed<S extends OrderStore> = S & {
  /** Called after every commit of this process that changed orders. */
  onChange(listener: () => void): void;
};

export function observed<S extends OrderStore>(store: S): Observed<S> {
  const listeners: (() => void)[] = [];
  return {
    ...store,
    async commit(commit) {
      const committed = await store.commit(commit);
      if (committed === 'done' && commit.changes.length > 0) for (const listener of listeners) listener();
      return committed;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

/** Told how long each reading and each commit took, and whether it failed. */
export interface Measure {
  /** Milliseconds since some moment, only ever ahead. */
  stopwatch(): number;
  stored(what: 'read' | 'commit', milliseconds: number, failed: boolean): void;
}

const measuredReads = [
  ...(['find', 'list', 'exactly', 'select', 'near', 'changed', 'nextNumber', 'openOnAccounts'] as const),
  ...(['recall', 'recallAll', 'feed', 'answered'] as const),
] as const;

/** A store that tells how long it takes. */
export function measured<S extends OrderStore>(store: S, { stopwatch, stored }: Measure): S {
  const timed =
    <A extends unknown[], R>(what: 'read' | 'commit', work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const begun = stopwatch();
      let failed = true;
      try {
        const result = await work(...args);
        failed = false;
        return result;
      } finally {
        stored(what, stopwatch() - begun, failed);
      }
    };
  const reads = measuredReads.map((name) => [
    name,
    timed('read', store[name] as (...args: unknown[]) => Promise<unknown>),
  ]);
  return { ...store, ...Object.fromEntries(reads), commit: timed('commit', store.commit) };
}
