// What was found in a text, and where.

import type { Sense } from './senses.ts';

export interface Found {
  readonly from: number;
  readonly to: number;
  readonly sense: Sense;
}

export const foundAt = (match: RegExpExecArray, sense: Sense): Found => ({
  from: match.index,
  to: match.index + match[0].length,
  sense,
});

/** Of the first 256 characters, for a text with any other takes expressions of its own. */
const cover = '\u00a6';

/** The text with what was found painted over. */
export function masked(text: string, spans: readonly { from: number; to: number }[]): string {
  if (spans.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    pieces.push(text.slice(at, from), cover.repeat(to - Math.max(at, from)));
    at = to;
  }
  return pieces.join('') + text.slice(at);
}

/** Of two that overlap, the one that begins first stays; of two that begin together, the longer. */
export function withoutOverlaps<T extends { from: number; to: number }>(spans: readonly T[]): T[] {
  const kept: T[] = [];
  let end = 0;
  for (const span of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (span.from < end) continue;
    kept.push(span);
    end = span.to;
  }
  return kept;
}
