// portdesk transcript lint: what chatdown reads otherwise than it looks.

import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { lint } from '../../transcripts/lint/lint.ts';
import { counted } from '../counted.ts';
import type { ExitStatus } from '../failure.ts';
import { type Surroundings, say } from '../surroundings.ts';
import { placeOfFile, readTranscript, told, transcriptFiles } from './files.ts';

export function lintCommand(command: Command, around: Surroundings, end: (status: ExitStatus) => void): void {
  command
    .argument('<path...>', 'files, or folders with them')
    .action(async (paths: string[]) => end(await run(paths, around)));
}

async function run(paths: readonly string[], { stdout }: Surroundings): Promise<ExitStatus> {
  const files = await transcriptFiles(paths);
  let found = 0;
  for (const file of files) {
    const findings = lint(await readTranscript(file), (path) => existsSync(placeOfFile(path, file)));
    for (const { name, location, message } of findings)
      say(stdout, `${told({ ...location, message })} (${name})`);
    found += findings.length;
  }
  say(stdout, `${found} found in ${counted(files.length, 'file')}`);
  return found > 0 ? 1 : 0;
}
