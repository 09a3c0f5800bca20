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
