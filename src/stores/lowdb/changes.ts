// Which orders changed, in the order in which they did: whoever has seen up to somewhere gets what came after.

/** Up to where somebody has seen the changes of one run of the store. */
interface Seen {
  readonly of: Changes;
  readonly count: number;
}

export interface Changes {
  note(number: string): void;
  /** The numbers changed since, each once; `undefined` where it is not known any more: all may have changed. */
  since(seen: unknown): ReadonlySet<string> | undefined;
  now(): unknown;
}

/** How many of the last changes are remembered at least: more than there are between two looks. */
const remembered = 10_000;

export function createChanges(): Changes {
  let numbers: string[] = [];
  let forgotten = 0;
  const changes: Changes = {
    note(number) {
      numbers.push(number);
      if (numbers.length < 2 * remembered) return;
      numbers = numbers.slice(remembered);
      forgotten += remembered;
    },
    since(seen) {
      const { of, count = 0 } = (seen ?? {}) as Partial<Seen>;
      return of === changes && count >= forgotten ? new Set(numbers.slice(count - forgotten)) : undefined;
    },
    now: (): Seen => ({ of: changes, count: forgotten + numbers.length }),
  };
  return changes;
}
