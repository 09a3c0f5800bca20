// Values under keys, several under one, each once: an index that is kept up by adding and removing.

export interface Lookup<V> {
  get(key: string): readonly V[];
  add(key: string, value: V): void;
  remove(key: string, value: V): void;
}

/** Most keys have one value, which lies there by itself; some may have very many. */
export function createLookup<V extends string | number>(): Lookup<V> {
  const values = new Map<string, V | Set<V>>();
  return {
    get(key) {
      const under = values.get(key);
      if (under === undefined) return [];
      return under instanceof Set ? [...under] : [under];
    },
    add(key, value) {
      const under = values.get(key);
      if (under === undefined) values.set(key, value);
      else if (under instanceof Set) under.add(value);
      else if (under !== value) values.set(key, new Set([under, value]));
    },
    remove(key, value) {
      const under = values.get(key);
      if (under instanceof Set) under.delete(value);
      if (under === value || (under instanceof Set && under.size === 0)) values.delete(key);
    },
  };
}
