// What a report is made of, whichever its form.

import type { Coverage } from '../coverage.ts';
import type { Played } from '../run.ts';

/** Each gives the text that it adds to the report, at its moment. */
export interface Reporter {
  readonly begin: string;
  /** In the order of the files. `number` counts from 1. */
  played(one: Timed, number: number): string;
  end(whole: Whole): string;
}

export type Timed = Played & { readonly milliseconds: number };

export interface Whole {
  readonly all: readonly Timed[];
  readonly milliseconds: number;
  /** Absent where nobody asked for it. */
  readonly coverage?: Coverage;
}

/** A reporter that says everything at the end. */
export const atTheEnd = (end: Reporter['end']): Reporter => ({ begin: '', played: () => '', end });

export const counts = (all: readonly Played[]) => {
  const passed = all.filter((one) => one.passed).length;
  return {
    passed,
    failed: all.length - passed,
    turns: all.reduce((sum, { turns }) => sum + turns.length, 0),
  };
};
