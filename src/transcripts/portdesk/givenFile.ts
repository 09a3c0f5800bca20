// A JSON file that a given line names, as `>@ orders = orders.json` does: it lies beside the transcript.

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type GivenLine, TranscriptError } from '../transcript.ts';

/** `file`: the transcript's. Rejects with a TranscriptError where it can't be read as what the schema says. */
export async function readGiven<Schema extends z.ZodType>(
  { word, rest, restLocation }: GivenLine,
  file: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const name = /^=\s*(.+)$/.exec(rest)?.[1];
  if (!name) throw new TranscriptError(restLocation, `Write "${word} = ${word}.json".`);
  const fault = (what: string) => new TranscriptError(restLocation, `${name}: ${what}`);
  const text = await readFile(join(dirname(file), name), 'utf8').catch((cause: Error) => {
    throw fault(`it can't be read (${cause.message}); write its path as seen from the transcript.`);
  });
  const read = schema.safeParse(jsonFrom(text, fault));
  if (read.success) return read.data;
  throw fault(`it doesn't hold what it should: ${z.prettifyError(read.error)}`);
}

function jsonFrom(text: string, fault: (what: string) => TranscriptError): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw fault(`it is no JSON: ${(error as Error).message}.`);
  }
}
