// Plays transcripts and reports what came of it, each as soon as it is known.

import { coverageOf, type Sheet } from '../../transcripts/coverage.ts';
import { type Player, playAll } from '../../transcripts/playAll.ts';
import type { Timed } from '../../transcripts/reports/reporter.ts';
import { progressOn } from '../progress.ts';
import type { Surroundings } from '../surroundings.ts';
import { openReport, type ReportOptions } from './report.ts';

export interface Telling extends ReportOptions {
  readonly players: readonly Player<Timed>[];
  /** What of the bot can be reached, where that is to be told. */
  readonly sheets?: readonly Sheet[];
  readonly began: Date;
  /** Nothing is played after this one. */
  isEnough(one: Timed): boolean;
}

export async function playAndTell(
  files: readonly string[],
  telling: Telling,
  around: Surroundings,
): Promise<readonly Timed[]> {
  const { players, sheets, began, isEnough } = telling;
  const { clock, stderr } = around;
  const report = await openReport(telling, around);
  const progress = progressOn(stderr, { size: files.length, pieces: 'transcripts' }, clock);
  const all: Timed[] = [];
  try {
    for await (const one of playAll(files, players)) {
      all.push(one);
      // What is told of it begins a line of its own.
      if (!one.passed) progress.end();
      report.played(one, all.length);
      progress.done({ size: 1, count: 1 });
      if (isEnough(one)) break;
    }
  } finally {
    progress.end();
  }
  await report.end({
    ...{ all, milliseconds: clock().getTime() - began.getTime() },
    ...(sheets && { coverage: coverageOf(sheets, all) }),
  });
  return all;
}
