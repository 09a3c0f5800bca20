// portdesk transcript: plays transcripts against a desk of their own and tells where it said something else.

import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { houseWith } from '../app.ts';
import { defaultRules } from '../domain/statusRules.ts';
import { readLocales } from '../locales.ts';
import { discover } from '../transcripts/discover.ts';
import { parse } from '../transcripts/parse.ts';
import type { BotUnderTest } from '../transcripts/port.ts';
import { portdeskBot } from '../transcripts/portdesk/desk.ts';
import { report } from '../transcripts/report.ts';
import { type Played, run } from '../transcripts/run.ts';
import type { Transcript } from '../transcripts/transcript.ts';
import { update } from '../transcripts/update.ts';
import { type ExitStatus, UsageError } from './failure.ts';
import type { Surroundings } from './surroundings.ts';

/** Where a transcript sets no clock and no zone: any fixed ones, so that it plays the same every day. */
const clock = (): Date => new Date('2026-11-18T09:00:00Z');
const timeZone = 'UTC';

export function transcriptCommand(
  program: Command,
  around: Surroundings,
  end: (status: ExitStatus) => void,
): void {
  const transcript = program.command('transcript').description('replay conversations');
  transcript
    .command('run')
    .description('play .chat files and compare what the desk says')
    .argument('<path...>', 'files, or folders with them')
    .option('--update', "rewrite the bot's lines to what it said")
    .action(async (paths: string[], options: { update?: boolean }) =>
      end(await play(paths, options, around)),
    );
}

/** The desk that transcripts are played against: the default rules, the words of the package. */
export const deskUnderTest = (): BotUnderTest =>
  portdeskBot({
    ...houseWith(readLocales(), { rules: defaultRules, region: 'US', language: 'en' }),
    clock,
    timeZone,
  });

async function play(
  paths: readonly string[],
  options: { readonly update?: boolean },
  around: Surroundings,
): Promise<ExitStatus> {
  const files = await discover(paths).catch((cause: Error) => {
    throw new UsageError(`cannot read ${paths.join(', ')}: ${cause.message}`, { cause });
  });
  if (files.length === 0) throw new UsageError(`no .chat files in ${paths.join(', ')}`);
  const bot = deskUnderTest();
  const all: Played[] = [];
  for (const file of files) {
    const played = await run(await readTranscript(file), bot);
    if (options.update) await writeFile(file, update(played));
    // What was rewritten is played again: what still differs is a check, or cannot be read.
    all.push(options.update ? await run(await readTranscript(file), bot) : played);
  }
  const colour = 'isTTY' in around.stdout && around.stdout.isTTY === true && !around.env.NO_COLOR;
  around.stdout.write(report(all, { colour }));
  if (all.some(({ transcript }) => transcript.mistakes.length > 0)) return 2;
  return all.every(({ passed }) => passed) ? 0 : 1;
}

async function readTranscript(file: string): Promise<Transcript> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new UsageError(`cannot read ${file}: ${cause.message}`, { cause });
  });
  return parse(text, file);
}
