// What follows from a state that never changes: worked out when somebody first asks, once for every state.

export function derived<State extends object, T>(derive: (state: State) => T): (state: State) => T {
  const known = new WeakMap<State, { readonly value: T }>();
  return (state) => {
    const value = known.get(state) ?? { value: derive(state) };
    known.set(state, value);
    return value.value;
  };
}

/** Members under the same key together, in their order; those without a key are left out. */
export function groupedBy<T>(
  members: Iterable<T>,
  keyOf: (member: T) => string | undefined,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const member of members) {
    const key = keyOf(member);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  }
  return groups;
}
