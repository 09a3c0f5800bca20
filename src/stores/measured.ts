// A store that tells how long it takes.

import type { OrderStore } from './store.ts';

/** Told how long each reading and each commit took, and whether it failed. */
export interface Measure {
  /** Milliseconds since some moment, only ever ahead. */
  stopwatch(): number;
  stored(what: 'read' | 'commit', milliseconds: number, failed: boolean): void;
}

type Reading = Exclude<keyof OrderStore, 'commit' | 'close'>;

/** An object, so that the compiler asks for every one of them. */
const readings = Object.keys({
  ...{ find: 1, list: 1, exactly: 1, select: 1, near: 1, changed: 1, tenants: 1, nextNumber: 1 },
  ...{ openOnAccounts: 1, recall: 1, recallAll: 1, feed: 1, answered: 1 },
} satisfies Record<Reading, 1>) as Reading[];

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
  const timedReadings = readings.map((name) => [
    name,
    timed('read', store[name] as (...args: unknown[]) => Promise<unknown>),
  ]);
  return { ...store, ...Object.fromEntries(timedReadings), commit: timed('commit', store.commit) };
}
