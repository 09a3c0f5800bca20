// How fast a bot may send. Source: Microsoft's "Optimize your bot with rate limiting in Teams", 2026.

interface Limit {
  readonly most: number;
  /** In milliseconds. */
  readonly within: number;
}

export const perConversation: readonly Limit[] = [
  { most: 7, within: 1000 },
  { most: 8, within: 2000 },
  { most: 60, within: 30_000 },
  { most: 1800, within: 3_600_000 },
];
/** Of one app in one tenant. */
export const perTenant: readonly Limit[] = [{ most: 50, within: 1000 }];

/** What was sent longer ago than this holds up nothing. */
const longest = Math.max(...[...perConversation, ...perTenant].map(({ within }) => within));

/** The first moment from which one more may be sent, after those sent at these moments, in ascending order. */
export const freeFrom = (sent: readonly number[], limits: readonly Limit[]): number =>
  limits.reduce((latest, { most, within }) => {
    const first = sent.at(-most);
    return first === undefined ? latest : Math.max(latest, first + within);
  }, 0);

export interface Pace {
  /** The moment from which something may be sent to the conversation; it may be past. */
  freeFrom(tenant: string, conversation: string): number;
  /** Something is being sent there. */
  note(tenant: string, conversation: string, at: number): void;
}

/** Counts what this process sends of its own accord. Answers are not counted: nobody asks so fast. */
export function createPace(): Pace {
  /** Where something was sent longest ago comes first. */
  const sent = new Map<string, readonly number[]>();
  const places = (tenant: string, conversation: string) =>
    [
      [JSON.stringify([tenant]), perTenant],
      [JSON.stringify([tenant, conversation]), perConversation],
    ] as const;
  return {
    freeFrom: (...place) =>
      Math.max(...places(...place).map(([key, limits]) => freeFrom(sent.get(key) ?? [], limits))),
    note(tenant, conversation, at) {
      for (const [key, limits] of places(tenant, conversation)) {
        const most = Math.max(...limits.map((limit) => limit.most));
        const moments = [...(sent.get(key) ?? []), at].slice(-most);
        sent.delete(key);
        sent.set(key, moments);
      }
      for (const [key, moments] of sent) {
        if ((moments.at(-1) ?? 0) > at - longest) break;
        sent.delete(key);
      }
    },
  };
}
