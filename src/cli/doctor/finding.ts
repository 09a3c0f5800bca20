// What a check found: whether it is well, and in one line what is, or what to mend.

import { z } from 'zod';
import type { Config } from '../../config.ts';
import type { Surroundings } from '../surroundings.ts';

/** `warn`: works, but hardly as wished. `fail`: does not work. */
export type Verdict = 'ok' | 'warn' | 'fail';

export interface Finding {
  readonly verdict: Verdict;
  readonly says: string;
}

export const ok = (says: string): Finding => ({ verdict: 'ok', says });
export const warn = (says: string): Finding => ({ verdict: 'warn', says });
export const fail = (says: string): Finding => ({ verdict: 'fail', says });

/** The findings, or that all is well where there are none. */
export const orWell = (findings: readonly Finding[], says: string): readonly Finding[] =>
  findings.length > 0 ? findings : [ok(says)];

/** What is examined once the environment has been read. */
export interface Examined extends Pick<Surroundings, 'clock'> {
  readonly config: Config;
}

export const isUuid = (text: string): boolean => z.guid().safeParse(text).success;
