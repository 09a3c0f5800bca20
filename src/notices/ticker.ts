// Has the rounds of a notifier follow each other: when something is ahead, when somebody says that something changed,
// and every so often in any case. Never two at once.

export interface Ticker {
  /** Something changed: a round follows at once, or after the one under way. */
  soon(): void;
  /** Has the round under way end early, and none follow; resolves once none is under way. */
  stop(): Promise<void>;
}

export interface Ticking {
  /** One round, told when it is to end early; resolves to the moment at which there is something to tell, if any is known. */
  readonly tick: (stopped: AbortSignal) => Promise<Date | undefined>;
  readonly clock: () => Date;
  /** Told what breaks a round; the next one follows all the same. */
  readonly broken: (error: unknown) => void;
}

/** The longest time between two rounds, in milliseconds: other processes may have changed something. */
const atLeastEvery = 30_000;

/** The first round begins at once. Keeps no process alive. */
export function startTicker({ tick, clock, broken }: Ticking): Ticker {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let again = false;
  const stopping = new AbortController();
  const { signal: stopped } = stopping;

  function soon(): void {
    clearTimeout(timer);
    if (round) again = true;
    else if (!stopped.aborted) round = go();
  }

  async function go(): Promise<void> {
    let ahead: Date | undefined;
    do {
      again = false;
      ahead = await tick(stopped).catch((error: unknown) => {
        broken(error);
        return undefined;
      });
    } while (again && !stopped.aborted);
    round = undefined;
    if (stopped.aborted) return;
    const wait = ahead ? Math.max(0, ahead.getTime() - clock().getTime()) : atLeastEvery;
    timer = setTimeout(soon, Math.min(wait, atLeastEvery));
    timer.unref();
  }

  soon();
  return {
    soon,
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await round;
    },
  };
}
