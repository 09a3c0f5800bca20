// portdesk transcript: its commands, one a file in transcript/.

import type { Command } from 'commander';
import type { ExitStatus } from './failure.ts';
import type { Surroundings } from './surroundings.ts';
import { convertCommand } from './transcript/convert.ts';
import { lintCommand } from './transcript/lint.ts';
import { recordCommand } from './transcript/record.ts';
import { runCommand } from './transcript/run.ts';

export function transcriptCommand(
  program: Command,
  around: Surroundings,
  end: (status: ExitStatus) => void,
): void {
  const transcript = program.command('transcript').description('replay conversations');
  for (const add of [runCommand, recordCommand, convertCommand, lintCommand]) add(transcript, around, end);
}
