// Prints what was played for a terminal: each failure with its place, its turn and a difference word by word.

import { align, words } from './align.ts';
import type { Failure, Played } from './run.ts';

export interface ReportOptions {
  readonly colour?: boolean;
}

/** The failures in order, and a last line `N passed, N failed`. */
export function report(played: readonly Played[], { colour = false }: ReportOptions = {}): string {
  const paint = colour ? coloured : plain;
  const failures = played.flatMap((one) => one.failures.map((failure) => printed(failure, one, paint)));
  const passed = played.filter((one) => one.passed).length;
  const failed = played.length - passed;
  const last = `${passed} passed, ${failed} failed`;
  return [...failures, (failed > 0 ? paint.bad : paint.good)(last), ''].join('\n');
}

interface Paint {
  readonly bad: (text: string) => string;
  readonly good: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly missing: (text: string) => string;
  readonly over: (text: string) => string;
}

const same = (text: string): string => text;

/** The marks of wdiff. */
const plain: Paint = {
  bad: same,
  good: same,
  faint: same,
  missing: (text) => `[-${text}-]`,
  over: (text) => `{+${text}+}`,
};

const ansi = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;
const coloured: Paint = {
  bad: ansi(31),
  good: ansi(32),
  faint: ansi(2),
  missing: ansi(31),
  over: ansi(32),
};

function printed(failure: Failure, { transcript }: Played, paint: Paint): string {
  const { file, line, column } = failure.location;
  const context = (failure.turn?.lines ?? []).map((number) => transcript.lines[number - 1]?.text ?? '');
  const own = failure.kind === 'check' ? [transcript.lines[line - 1]?.text ?? ''] : [];
  const body = [...[...context, ...own].map(paint.faint), ...comparison(failure, paint)];
  return [
    `${file}:${line}:${column} ${paint.bad(failure.message)}`,
    ...body.map((text) => `    ${text}`),
    '',
  ].join('\n');
}

function comparison({ expected, said }: Failure, paint: Paint): readonly string[] {
  if (expected === undefined) return said === undefined ? [] : [`said      ${paint.over(said)}`];
  if (said === undefined) return [`expected  ${paint.missing(expected)}`];
  const marked = wordDifference(expected, said);
  const side = (hidden: 'missing' | 'over'): string =>
    marked
      .filter(({ kind }) => kind !== hidden)
      .map(({ kind, text }) => (kind === 'same' ? text : paint[kind](text)))
      .join('');
  return [`expected  ${side('over')}`, `said      ${side('missing')}`].map((text) => text.trimEnd());
}

export interface Marked {
  readonly kind: 'same' | 'missing' | 'over';
  readonly text: string;
}

/** The words of both texts in order; neighbours of one kind stand together. */
export function wordDifference(expected: string, said: string): readonly Marked[] {
  const left = words(expected);
  const right = words(said);
  const marked: { kind: Marked['kind']; text: string }[] = [];
  const add = (kind: Marked['kind'], text: string): void => {
    const last = marked.at(-1);
    if (text === '') return;
    if (last?.kind === kind) last.text += text;
    else marked.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [
    ...align(left, right, (a, b) => a === b),
    [left.length, right.length] as const,
  ]) {
    add('missing', left.slice(i, nextI).join(''));
    add('over', right.slice(j, nextJ).join(''));
    add('same', left[nextI] ?? '');
    i = nextI + 1;
    j = nextJ + 1;
  }
  return marked;
}
