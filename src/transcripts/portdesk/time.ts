// The clock of a transcript: where it is set to, and how far it advances.

import { Temporal } from 'temporal-polyfill';
import { type Location, TranscriptError } from '../transcript.ts';

/** `2026-11-18T09:00+09:00`, or without the offset in the transcript's zone. */
export function clockSet(text: string, timeZone: string, at: Location): Date {
  try {
    const hasOffset = /(Z|[+-]\d\d:?\d\d)$/.test(text);
    const instant = hasOffset
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant();
    return new Date(instant.epochMilliseconds);
  } catch {
    throw new TranscriptError(at, `"${text}" is no moment: write one such as 2026-11-18T09:00+09:00.`);
  }
}

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The offset that a moment is written with; `undefined` where it has none. */
export const offsetOf = (text: string): string | undefined => /[+-]\d\d:\d\d$/.exec(text)?.[0];

/** `15m`, `1h30m`, `2d` later. */
export function advanced(now: Date, text: string, at: Location): Date {
  const parts = [...text.trim().matchAll(/(\d+)([smhd])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text.trim()) {
    throw new TranscriptError(at, `"${text.trim()}" is no span of time: write one such as 15m, 1h30m or 2d.`);
  }
  const span = parts.reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0), 0);
  return new Date(now.getTime() + span);
}
