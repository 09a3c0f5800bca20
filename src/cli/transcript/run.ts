// portdesk transcript run: plays transcripts against a desk of their own and tells where it said something else.

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Timed } from '../../transcripts/reports/reporter.ts';
import { CheckFailed, type ExitStatus } from '../failure.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Choice, chosen } from './chosen.ts';
import { openPlayers } from './players.ts';
import { type ReportOptions, reporterNames } from './report.ts';
import { playAndTell, type Telling } from './telling.ts';
import type { Watched } from './watch.ts';

interface Options extends Choice, ReportOptions {
  readonly update?: boolean;
  readonly bail?: boolean;
  readonly coverage?: boolean;
  readonly watch?: boolean;
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
    .addOption(
      new Option('--watch', 'play again what changes, until q or Ctrl+C').conflicts([
        'bail',
        'coverage',
        'out',
        'reporter',
      ]),
    )
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
  const { update: rewrites = false, coverage: counts = false, jobs, http } = options;
  const began = around.clock();
  const files = await chosen(paths, options);
  const wanted = { rewrites, counts, clock: around.clock, ...(jobs && { jobs }), ...(http && { http }) };
  const { players, sheets, close } = await openPlayers(files.length, wanted);
  try {
    if (options.watch) return await playAgain(paths, { ...options, players }, around);
    return await playOnce(files, { ...options, players, began, ...(counts && { sheets }) }, around);
  } finally {
    await close();
  }
}

async function playOnce(
  files: readonly string[],
  options: Omit<Telling, 'isEnough'> & { readonly bail?: boolean },
  around: Surroundings,
): Promise<ExitStatus> {
  let isStopped = false;
  void around.stopped().then(() => {
    isStopped = true;
  });
  const isEnough = ({ passed }: Timed): boolean => isStopped || (options.bail === true && !passed);
  const all = await playAndTell(files, { ...options, isEnough }, around);
  if (isStopped && all.length < files.length)
    throw new CheckFailed(`stopped: ${all.length} of ${files.length} transcripts were played`);
  return statusOf(all);
}

async function playAgain(
  paths: readonly string[],
  { players, ...options }: Choice & Pick<Telling, 'players' | 'reporter'>,
  around: Surroundings,
): Promise<ExitStatus> {
  const { watch } = await import('./watch.ts');
  const watched: Watched = {
    paths,
    chosen: () => chosen(paths, options),
    play: (files, isEnough) =>
      playAndTell(files, { ...options, players, began: around.clock(), isEnough }, around),
  };
  return statusOf(await watch(watched, around));
}

export function statusOf(all: readonly Timed[]): ExitStatus {
  if (all.some(({ transcript }) => transcript.mistakes.length > 0)) return 2;
  return all.every(({ passed }) => passed) ? 0 : 1;
}
