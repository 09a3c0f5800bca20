// Bearer tokens: who may call, compared in constant time.

import { createHash, timingSafeEqual } from 'node:crypto';

export interface ApiToken {
  readonly token: string;
  /** Who calls with it, as the orders' history is to say. */
  readonly by: string;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Who the Authorization header speaks for; `undefined` where it has none of the tokens. */
export function callerOf(authorization: string | undefined, tokens: readonly ApiToken[]): string | undefined {
  const given = digest(/^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '');
  // Every token is compared, whichever matches.
  return tokens.filter(({ token }) => token !== '' && timingSafeEqual(digest(token), given)).at(-1)?.by;
}
