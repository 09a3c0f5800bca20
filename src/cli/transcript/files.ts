// The transcripts that a command was given: which files, and what stands in them.

import { readFile } from 'node:fs/promises';
import { discover } from '../../transcripts/discover.ts';
import { parse } from '../../transcripts/parse.ts';
import type { Transcript } from '../../transcripts/transcript.ts';
import { UsageError } from '../failure.ts';

/** Never none. @throws UsageError */
export async function transcriptFiles(paths: readonly string[]): Promise<readonly string[]> {
  const files = await discover(paths).catch((cause: Error) => {
    throw new UsageError(`cannot read ${paths.join(', ')}: ${cause.message}`, { cause });
  });
  if (files.length === 0) throw new UsageError(`no .chat files in ${paths.join(', ')}`);
  return files;
}

/** @throws UsageError */
export async function readTranscript(file: string): Promise<Transcript> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new UsageError(`cannot read ${file}: ${cause.message}`, { cause });
  });
  return parse(text, file);
}
