// portdesk transcript run: plays transcripts against a desk of their own and tells where it said something else.

import { type Command, InvalidArgumentError, Option } from 'commander';
import { coverageOf } from '../../transcripts/coverage.ts';
import { playAll } from '../../transcripts/playAll.ts';
import type { Timed } from '../../transcripts/reports/reporter.ts';
import { CheckFailed, type ExitStatus } from '../failure.ts';
import { progressOn } from '../progress.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Choice, chosen } from './chosen.ts';
import { openPlayers } from './players.ts';
import { openReport, type Report, type ReportOptions, reporterNames } from './report.ts';

interface Options extends Choice, ReportOptions {
  readonly update?: boolean;
  readonly bail?: boolean;
  readonly coverage?: boolean;
  readonly jobs?: number;
  readonly http?: string;
}

export function runCommand(command: Command, around: Surroundings, end: (status: ExitStatus) => void): void {
  command
    .argument('<path...>', 'files, or folders with them')
    .option('--filter <text>', 'only files whose path holds this text')
    .option('--tag <tag>', 'only transcripts with this tag; of several, any', several)
    .option('--update', "rewrite the bot's lines to what it said, and nothing else")
    .option('--bail', 'stop at the first transcript that fails')
    .option('--coverage', 'tell what of the desk was reached, by which file, and what never')
    .addOption(
      new Option('--reporter <name>', 'the form of the report').choices(reporterNames).default('spec'),
    )
    .option('--jobs <n>', 'how many transcripts are played at a time', countFrom)
    .option(
      '--http <url>',
      'play against a bot that runs there (its messages endpoint), any Bot Framework bot',
    )
    .option('--out <file>', 'write the report there, and a short one to the terminal')
    .action(async (paths: string[], options: Options) => end(await run(paths, options, around)));
}

const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** A whole number from 1. */
function countFrom(value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('It is a number of transcripts, from 1.');
}

async function run(paths: readonly string[], options: Options, around: Surroundings): Promise<ExitStatus> {
  const { update: rewrites = false, coverage: counts = false, bail = false, jobs, http } = options;
  const { clock } = around;
  const began = clock().getTime();
  const files = await chosen(paths, options);
  const report = await openReport(options, around);
  const wanted = { rewrites, counts, clock, ...(jobs && { jobs }), ...(http && { http }) };
  const { players, sheets, close } = await openPlayers(files.length, wanted);
  let isStopped = false;
  void around.stopped().then(() => {
    isStopped = true;
  });
  try {
    const isEnough = ({ passed }: Timed): boolean => isStopped || (bail && !passed);
    const all = await told(playAll(files, players), { report, isEnough, count: files.length }, around);
    await report.end({
      ...{ all, milliseconds: clock().getTime() - began },
      ...(counts && { coverage: coverageOf(sheets, all) }),
    });
    if (isStopped && all.length < files.length)
      throw new CheckFailed(`stopped: ${all.length} of ${files.length} transcripts were played`);
    return statusOf(all);
  } finally {
    await close();
  }
}

interface Telling {
  readonly report: Report;
  readonly count: number;
  /** Nothing is played after this one. */
  isEnough(one: Timed): boolean;
}

async function told(
  playing: AsyncIterable<Timed>,
  { report, count, isEnough }: Telling,
  { clock, stderr }: Surroundings,
): Promise<readonly Timed[]> {
  const progress = progressOn(stderr, { size: count, pieces: 'transcripts' }, clock);
  const all: Timed[] = [];
  try {
    for await (const one of playing) {
      all.push(one);
      progress.done({ size: 1, count: 1 });
      report.played(one, all.length);
      if (isEnough(one)) break;
    }
    return all;
  } finally {
    progress.end();
  }
}

export function statusOf(all: readonly Timed[]): ExitStatus {
  if (all.some(({ transcript }) => transcript.mistakes.length > 0)) return 2;
  return all.every(({ passed }) => passed) ? 0 : 1;
}
