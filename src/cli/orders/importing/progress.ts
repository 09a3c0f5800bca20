// How far an import is: a bar on a terminal, and nothing elsewhere.

import type { Writable } from 'node:stream';

export interface Progress {
  /** Is told of what was done since the last time. */
  done(what: { readonly bytes?: number; readonly rows?: number }): void;
  /** Takes the bar away. */
  end(): void;
}

const width = 30;
/** In milliseconds. */
const redrawnAfter = 100;

/** @param size of all, in bytes */
export function progressOn(
  stderr: Writable & { readonly isTTY?: boolean },
  size: number,
  clock: () => Date,
): Progress {
  if (!stderr.isTTY) return { done: () => {}, end: () => {} };
  const started = clock().getTime();
  let drawn = Number.NEGATIVE_INFINITY;
  let [bytes, rows] = [0, 0];
  return {
    done(what) {
      bytes += what.bytes ?? 0;
      rows += what.rows ?? 0;
      const now = clock().getTime();
      if (now - drawn < redrawnAfter) return;
      drawn = now;
      stderr.write(`\r${bar(bytes / size, rows, now - started)}\x1b[K`);
    },
    end: () => void stderr.write('\r\x1b[K'),
  };
}

/** @param elapsed in milliseconds */
export function bar(share: number, rows: number, elapsed: number): string {
  const whole = Math.min(1, Math.max(0, share));
  const full = '#'.repeat(Math.round(whole * width)).padEnd(width, '-');
  const rate = elapsed > 0 ? Math.round((rows * 1000) / elapsed) : 0;
  const count = (value: number) => value.toLocaleString('en');
  return `[${full}] ${Math.floor(whole * 100)} %  ${count(rows)} rows, ${count(rate)}/s`;
}
