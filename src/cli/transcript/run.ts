// portdesk transcript run: plays transcripts against a desk of their own and tells where it said something else.

import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { report } from '../../transcripts/report.ts';
import { type Played, run } from '../../transcripts/run.ts';
import { update } from '../../transcripts/update.ts';
import type { ExitStatus } from '../failure.ts';
import type { Surroundings } from '../surroundings.ts';
import { readTranscript, transcriptFiles } from './files.ts';

export function runCommand(
  transcript: Command,
  around: Surroundings,
  end: (status: ExitStatus) => void,
): void {
  transcript
    .command('run')
    .description('play .chat files and compare what the desk says')
    .argument('<path...>', 'files, or folders with them')
    .option('--update', "rewrite the bot's lines to what it said")
    .action(async (paths: string[], options: { update?: boolean }) =>
      end(await play(paths, options, around)),
    );
}

async function play(
  paths: readonly string[],
  options: { readonly update?: boolean },
  around: Surroundings,
): Promise<ExitStatus> {
  const files = await transcriptFiles(paths);
  // Loaded here, so that the commands beside this one don't wait for a desk.
  const { deskUnderTest } = await import('./deskUnderTest.ts');
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
