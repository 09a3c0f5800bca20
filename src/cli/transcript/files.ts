// The transcripts that a command was given: which files, and what stands in them.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { discover } from '../../transcripts/discover.ts';
import type { Load } from '../../transcripts/emulator/attachments.ts';
import { parse } from '../../transcripts/parse.ts';
import type { Location, Transcript } from '../../transcripts/transcript.ts';
import { UsageError, unreadable } from '../failure.ts';

/** Never none. @throws UsageError */
export async function transcriptFiles(paths: readonly string[]): Promise<readonly string[]> {
  const files = await discover(paths).catch((cause: Error) => {
    throw unreadable(paths.join(', '), cause);
  });
  if (files.length === 0) throw new UsageError(`no .chat files in ${paths.join(', ')}`);
  return files;
}

/** @throws UsageError */
export async function readTranscript(file: string): Promise<Transcript> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw unreadable(file, cause);
  });
  return parse(text, file);
}

/** Where a file is that a transcript names: beside it, else in the working folder; written as on Windows too. */
export function placeOfFile(path: string, transcript: string): string {
  const written = path.replaceAll('\\', '/');
  const beside = join(dirname(transcript), written);
  return existsSync(beside) ? beside : written;
}

/** Reads what the transcript attaches. */
export const loaderFor =
  (transcript: string): Load =>
  (path) =>
    readFile(placeOfFile(path, transcript));

export const told = ({ file, line, column, message }: Location & { readonly message: string }): string =>
  `${file}:${line}:${column} ${message}`;
