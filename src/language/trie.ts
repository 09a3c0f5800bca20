// Words laid out letter by letter, so that all words beginning at a place are found in one walk.

export interface Trie<V> {
  readonly next: Map<number, Trie<V>>;
  readonly values: V[];
}

export const emptyTrie = <V>(): Trie<V> => ({ next: new Map(), values: [] });

export function insert<V>(trie: Trie<V>, word: string, value: V): void {
  let node = trie;
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charCodeAt(at);
    let child = node.next.get(letter);
    if (!child) {
      child = emptyTrie();
      node.next.set(letter, child);
    }
    node = child;
  }
  node.values.push(value);
}

/** Calls back for every value whose word stands in the text from `from` on; the empty word included. */
export function walk<V>(
  trie: Trie<V>,
  text: string,
  from: number,
  found: (value: V, to: number) => void,
): void {
  let node: Trie<V> | undefined = trie;
  for (let at = from; node; at += 1) {
    for (const value of node.values) found(value, at);
    node = at < text.length ? node.next.get(text.charCodeAt(at)) : undefined;
  }
}
