// How far a long work is: a bar on a terminal, and nothing elsewhere.

import type { Writable } from 'node:stream';

export interface Progress {
  /** Is told of what was done since the last time: how much of the whole, and how many pieces. */
  done(what: { readonly size?: number; readonly count?: number }): void;
  /** Takes the bar away. */
  end(): void;
}

const width = 30;
/** In milliseconds. */
const redrawnAfter = 100;

/** @param whole its size, and what its pieces are called */
export function progressOn(
  stderr: Writable & { readonly isTTY?: boolean },
  whole: { readonly size: number; readonly pieces: string },
  clock: () => Date,
): Progress {
  if (!stderr.isTTY) return { done: () => {}, end: () => {} };
  const started = clock().getTime();
  let drawn = Number.NEGATIVE_INFINITY;
  let [sum, pieces] = [0, 0];
  return {
    done({ size = 0, count = 0 }) {
      sum += size;
      pieces += count;
      const now = clock().getTime();
      if (now - drawn < redrawnAfter) return;
      drawn = now;
      stderr.write(`\r${bar(sum / whole.size, { count: pieces, of: whole.pieces }, now - started)}\x1b[K`);
    },
    end: () => void stderr.write('\r\x1b[K'),
  };
}

/** @param elapsed in milliseconds */
export function bar(
  share: number,
  { count, of }: { readonly count: number; readonly of: string },
  elapsed: number,
): string {
  const whole = Math.min(1, Math.max(0, share));
  const full = '#'.repeat(Math.round(whole * width)).padEnd(width, '-');
  const rate = elapsed > 0 ? Math.round((count * 1000) / elapsed) : 0;
  const number = (value: number) => value.toLocaleString('en');
  return `[${full}] ${Math.floor(whole * 100)} %  ${number(count)} ${of}, ${number(rate)}/s`;
}
