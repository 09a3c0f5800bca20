// Lets in who has one of the API's tokens, and has an address wait that has tried many others.

import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type Refusal, refusal } from './answer.ts';
import { type ApiToken, callerOf } from './bearer.ts';

/** So many wrong tokens from one address, within so many seconds. */
export interface Tries {
  readonly most: number;
  readonly seconds: number;
}
export const usualTries: Tries = { most: 10, seconds: 60 };

export interface Knock {
  readonly authorization?: string;
  /** The address that it comes from. */
  readonly from: string;
}

/** Who calls; or why they are not let in, whatever they called for. */
export type Gate = (knock: Knock) => Promise<{ readonly by: string } | Refusal>;

export function createGate(tokens: readonly ApiToken[], { most, seconds }: Tries): Gate {
  const wrong = new RateLimiterMemory({ points: most, duration: seconds });
  return async ({ authorization, from }) => {
    const before = await wrong.get(from);
    // Even the right one has to wait, or guessing would go on unhindered.
    if (before && before.remainingPoints === 0) return tooMany(Math.ceil(before.msBeforeNext / 1000));
    const by = callerOf(authorization, tokens);
    if (by) return { by };
    if (authorization) await wrong.penalty(from);
    return refusal(401, 'unauthorized', 'Authorization: Bearer with the API token is needed');
  };
}

const tooMany = (retryAfter: number): Refusal => ({
  ...refusal(429, 'tooManyTries', 'Too many wrong tokens came from this address; try again later'),
  retryAfter,
});
