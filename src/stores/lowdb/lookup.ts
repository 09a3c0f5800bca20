// Values under keys, several under one, each once: an index that is kept up by adding and removing.

export interface Lookup<V> {
  get(key: string): readonly V[];
  add(key: string, value: V): void;
  remove(key: string, value: V): void;
}

export function createLookup<V>(): Lookup<V> {
  const values = new Map<string, V[]>();
  return {
    get: (key) => values.get(key) ?? [],
    add(key, value) {
      const under = values.get(key);
      if (!under) values.set(key, [value]);
      else if (!under.includes(value)) under.push(value);
    },
    remove(key, value) {
      const left = values.get(key)?.filter((each) => each !== value) ?? [];
      if (left.length > 0) values.set(key, left);
      else values.delete(key);
    },
  };
}
