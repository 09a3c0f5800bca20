// A failure for people to read: its place first, so that editors and terminals open it, the turn, and what differs.

import { type Marked, side, wordDifference } from '../difference.ts';
import type { Failure, Played } from '../run.ts';

/** How words stand out, or don't. */
export interface Paint {
  readonly bad: (text: string) => string;
  readonly good: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly missing: (text: string) => string;
  readonly over: (text: string) => string;
}

const same = (text: string): string => text;

/** The marks of wdiff. */
export const plain: Paint = {
  ...{ bad: same, good: same, faint: same },
  missing: (text) => `[-${text}-]`,
  over: (text) => `{+${text}+}`,
};

export const placeOf = ({ location: { file, line, column } }: Failure): string => `${file}:${line}:${column}`;

export const headline = (failure: Failure, paint = plain): string =>
  `${placeOf(failure)} ${paint.bad(failure.message)}`;

/** The lines below the headline. */
export function details(failure: Failure, { transcript }: Played, paint = plain): readonly string[] {
  const lines = failure.turn?.lines ?? [];
  const own = failure.kind === 'check' ? [failure.location.line] : [];
  const context = [...lines, ...own].map((number) => transcript.lines[number - 1]?.text ?? '');
  return [...context.map(paint.faint), ...comparison(failure, paint)];
}

function comparison({ expected, said }: Failure, paint: Paint): readonly string[] {
  if (expected === undefined) return said === undefined ? [] : [`said      ${paint.over(said)}`];
  if (said === undefined) return [`expected  ${paint.missing(expected)}`];
  const marked = wordDifference(expected, said);
  const shown = (words: readonly Marked[]): string =>
    words.map(({ kind, text }) => (kind === 'same' ? text : paint[kind](text))).join('');
  return [`expected  ${shown(side(marked, 'missing'))}`, `said      ${shown(side(marked, 'over'))}`].map(
    (line) => line.trimEnd(),
  );
}
