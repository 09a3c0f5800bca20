// portdesk transcript run: plays transcripts against a desk of their own and tells where it said something else.

import { type Command, Option } from 'commander';
import { coverageOf } from '../../transcripts/coverage.ts';
import { playAll } from '../../transcripts/playAll.ts';
import type { Timed } from '../../transcripts/reports/reporter.ts';
import type { ExitStatus } from '../failure.ts';
import { progressOn } from '../progress.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Choice, chosen } from './chosen.ts';
import { playerOf } from './player.ts';
import { openReport, type ReportOptions, reporterNames } from './report.ts';

interface Options extends Choice, ReportOptions {
  readonly update: boolean;
  readonly bail: boolean;
  readonly coverage: boolean;
}

export function runCommand(
  transcript: Command,
  around: Surroundings,
  end: (status: ExitStatus) => void,
): void {
  transcript
    .command('run')
    .description('play .chat files and compare what the desk says')
    .argument('<path...>', 'files, or folders with them')
    .option('--filter <text>', 'only files whose path holds this text')
    .option('--tag <tag>', 'only transcripts with this tag; of several, any', several, [])
    .option('--update', "rewrite the bot's lines to what it said, and nothing else", false)
    .option('--bail', 'stop at the first transcript that fails', false)
    .option('--coverage', 'tell what of the desk was reached, by which file, and what never', false)
    .addOption(
      new Option('--reporter <name>', 'the form of the report').choices(reporterNames).default('spec'),
    )
    .option('--out <file>', 'write the report there, and a short one to the terminal')
    .action(async (paths: string[], options: Options) => end(await run(paths, options, around)));
}

const several = (value: string, before: readonly string[]): readonly string[] => [...before, value];

async function run(paths: readonly string[], options: Options, around: Surroundings): Promise<ExitStatus> {
  const { clock, stderr } = around;
  const began = clock().getTime();
  const files = await chosen(paths, options);
  // Loaded here, so that the commands beside this one don't wait for a desk.
  const { deskUnderTest } = await import('./deskUnderTest.ts');
  const bot = deskUnderTest({ counts: options.coverage });
  const players = [playerOf(bot, { rewrites: options.update, clock })];
  const report = await openReport(options, around);
  const progress = progressOn(stderr, { size: files.length, pieces: 'transcripts' }, clock);
  const all: Timed[] = [];
  try {
    for await (const one of playAll(files, players)) {
      all.push(one);
      progress.done({ size: 1, count: 1 });
      report.played(one, all.length);
      if (options.bail && !one.passed) break;
    }
  } finally {
    progress.end();
  }
  await report.end({
    ...{ all, milliseconds: clock().getTime() - began },
    ...(options.coverage && { coverage: coverageOf(bot.sheets ?? [], all) }),
  });
  return statusOf(all);
}

export function statusOf(all: readonly Timed[]): ExitStatus {
  if (all.some(({ transcript }) => transcript.mistakes.length > 0)) return 2;
  return all.every(({ passed }) => passed) ? 0 : 1;
}
