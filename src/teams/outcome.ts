// What becomes of a post to the bot, as HTTP tells it.

import type { Logger } from 'pino';

export type Outcome =
  | { readonly kind: 'taken'; readonly status: number; readonly body?: unknown }
  /** `message` says what is wrong with the post, never what broke inside. `id` finds it in the log. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string;
      readonly message: string;
      readonly id: string;
    };

export const taken: Outcome = { kind: 'taken', status: 200 };

export type Refuse = (status: number, code: string, message: string, facts: object) => Outcome;

/** What was asked for does not exist: of those from 500 on the one that is no fault of ours. */
export const notImplemented = 501;

/** Logs what it refuses; `facts` go into the log alone. */
export const refuseWith =
  (log: Logger, newErrorId: () => string): Refuse =>
  (status, code, message, facts) => {
    const id = newErrorId();
    const isFault = status >= 500 && status !== notImplemented;
    log[isFault ? 'error' : 'warn']({ errorId: id, code, ...facts }, 'A post was not served');
    return { kind: 'refused', status, code, message, id };
  };
