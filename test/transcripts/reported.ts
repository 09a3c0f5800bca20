// A whole report as one text, as the runner writes it.

import type { Coverage } from '../../src/transcripts/coverage.ts';
import type { Reporter } from '../../src/transcripts/reports/reporter.ts';
import { spec } from '../../src/transcripts/reports/spec.ts';
import type { Played } from '../../src/transcripts/run.ts';

export function reported(
  played: readonly Played[],
  reporter: Reporter = spec({ colour: false }),
  coverage?: Coverage,
): string {
  const all = played.map((one) => ({ ...one, milliseconds: 7 }));
  const pieces = all.map((one, at) => reporter.played(one, at + 1));
  const end = reporter.end({ all, milliseconds: 1234, ...(coverage && { coverage }) });
  return [reporter.begin, ...pieces, end].join('');
}
