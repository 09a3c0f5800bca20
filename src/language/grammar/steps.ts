// What the grammar did with each clause of a message, for whoever wants to see why it was taken as it was.

import type { Request } from '../../domain/request.ts';
import type { Clause } from './clauses.ts';

export type Rule =
  /** The rules that make requests, by the grammar's file or function. */
  | ('answer' | 'draft' | 'leave' | 'forbidden' | 'told' | 'command' | 'question' | 'topic')
  /** Changed what was asked before. */
  | ('takesBack' | 'leavesOut')
  /** Passed over: adds nothing, merely tells something, calls somebody by name. */
  | ('silent' | 'story' | 'name')
  /**
   * Ends all understanding: about something else, undecided, a day that there is not or that orders are not looked for by,
   * nothing in particular, unknown words beside a deed.
   */
  | ('foreign' | 'undecided' | 'noDate' | 'otherDay' | 'vague' | 'unknown');

export interface Step {
  readonly clause: Clause;
  readonly rule: Rule;
  /** What the clause alone asks for. */
  readonly request?: Request;
}
