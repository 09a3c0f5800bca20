// A failure for people to read: its place first, so that editors and terminals open it, the turn, and what differs.

import { type Marked, side, wordDifference } from '../difference.ts';
import { fold } from '../pattern.ts';
import type { Failure, Played } from '../run.ts';
import { isSame, type SeenRow, seenDifference } from '../seenDifference.ts';

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

function comparison({ expected, said, cards }: Failure, paint: Paint): readonly string[] {
  if (cards) return nearChanges(seenDifference(cards)).flatMap((row) => rowLines(row, paint));
  if (expected === undefined) return said === undefined ? [] : [`said      ${paint.over(said)}`];
  if (said === undefined) return [`expected  ${paint.missing(expected)}`];
  const marked = wordDifference(expected, said);
  return [
    `expected  ${painted(side(marked, 'missing'), paint)}`,
    `said      ${painted(side(marked, 'over'), paint)}`,
  ].map((line) => line.trimEnd());
}

const painted = (words: readonly Marked[], paint: Paint): string =>
  words.map(({ kind, text }) => (kind === 'same' ? text : paint[kind](text))).join('');

/** So many rows above and below a change show where on a card it is. */
const context = 2;

/** Undefined stands for rows that are left out. */
function nearChanges(rows: readonly SeenRow[]): readonly (SeenRow | undefined)[] {
  const near = rows.map((_, at) =>
    rows.slice(Math.max(0, at - context), at + context + 1).some((one) => !isSame(one)),
  );
  return rows.flatMap((row, at) => (near[at] ? [row] : near[at - 1] === false ? [] : [undefined]));
}

function rowLines(row: SeenRow | undefined, paint: Paint): readonly string[] {
  if (!row) return ['          …'];
  const line = (label: string, words: readonly Marked[]): string[] => {
    const text = fold(painted(words, paint));
    return words.length === 0 ? [] : [label.padEnd(10) + (row.kind === 'button' ? `[${text}]` : text)];
  };
  if (isSame(row)) return line('', row.marked);
  return [...line('expected', side(row.marked, 'missing')), ...line('said', side(row.marked, 'over'))];
}
