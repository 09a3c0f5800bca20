// How a command ends: its exit status, and the words for what kept it from being done.

import { ConfigError } from '../configError.ts';
import { StoreError } from '../stores/store.ts';

/** 0 done · 1 a check failed · 2 wrong use or unreadable input · 3 infrastructure */
export type ExitStatus = 0 | 1 | 2 | 3;

/** Wrong use or unreadable input: the message says what is wrong, where, and what to do. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** What cannot be read or written, and why. */
export const unreadable = (file: string, cause: unknown): UsageError =>
  new UsageError(`cannot read ${file}: ${(cause as Error).message}`, { cause });

/** @param mend what to do, where the file system's own words do not say it */
export const unwritable = (file: string, cause: unknown, mend = ''): UsageError =>
  new UsageError(`cannot write ${file}: ${(cause as Error).message}${mend}`, { cause });

/** What was asked is against the rules, or a check found a difference. */
export class CheckFailed extends Error {
  override name = 'CheckFailed';
}

export function exitStatusOf(error: unknown): ExitStatus {
  if (error instanceof CheckFailed) return 1;
  return error instanceof UsageError || error instanceof ConfigError ? 2 : 3;
}

/** What a person is told; the stack only of what nobody foresaw. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const foreseen =
    error instanceof UsageError ||
    error instanceof CheckFailed ||
    error instanceof ConfigError ||
    error instanceof StoreError ||
    // By their names, for what throws them is loaded only where it is used.
    error.name === 'ListenError' ||
    error.name === 'Unreachable';
  return foreseen ? error.message : (error.stack ?? error.message);
}
