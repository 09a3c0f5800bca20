// portdesk transcript convert: from `.chat` to the Emulator's `.transcript`, and back.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Command } from 'commander';
import { faultWords } from '../../faultWords.ts';
import { JsonFault, type Place, parseJson, placeOf } from '../../stores/jsonText.ts';
import { fromActivities } from '../../transcripts/emulator/fromActivities.ts';
import { activitiesSchema, type ReadActivity } from '../../transcripts/emulator/schema.ts';
import { toActivities } from '../../transcripts/emulator/toActivities.ts';
import { type Location, type Transcript, TranscriptError } from '../../transcripts/transcript.ts';
import { UsageError, unreadable, unwritable } from '../failure.ts';
import { type Surroundings, say } from '../surroundings.ts';
import { loaderFor, readTranscript, told } from './files.ts';

export function convertCommand(command: Command, around: Surroundings): void {
  command
    .argument('<in>', 'a .chat or a .transcript')
    .argument('<out>', 'the other kind')
    .action((from: string, to: string) => run(from, to, around));
}

async function run(from: string, to: string, { stderr }: Surroundings): Promise<void> {
  const kinds = [from, to].map((file) => extname(file).toLowerCase()).join(' ');
  const warnings =
    kinds === '.chat .transcript'
      ? await chatToTranscript(from, to)
      : kinds === '.transcript .chat'
        ? await transcriptToChat(from, to)
        : wrongKinds();
  for (const warning of warnings) say(stderr, warning);
}

function wrongKinds(): never {
  throw new UsageError('One file ends in .chat and the other in .transcript: that says which way to convert');
}

async function chatToTranscript(from: string, to: string): Promise<readonly string[]> {
  const transcript = await readTranscript(from);
  const fatal = transcript.mistakes.filter((mistake) => !isOfNobody(mistake, transcript));
  if (fatal.length > 0) throw new UsageError(fatal.map(told).join('\n'));
  try {
    const activities = await toActivities(transcript, loaderFor(from));
    await write(to, `${JSON.stringify(activities, null, 2)}\n`);
  } catch (error) {
    throw error instanceof TranscriptError ? new UsageError(told(error), { cause: error }) : error;
  }
  return transcript.mistakes.map(told);
}

/** chatdown makes a message without a sender of a text above everybody's, so it is no reason not to convert. */
const isOfNobody = ({ line, column }: Location, { entries }: Transcript): boolean =>
  entries.some(
    (entry) =>
      entry.kind === 'message' &&
      entry.speaker === undefined &&
      entry.parts.some(({ location }) => location.line === line && location.column === column),
  );

async function transcriptToChat(from: string, to: string): Promise<readonly string[]> {
  const folder = `${basename(to, extname(to)).replace(/[\s\]]+/g, '-')}-attachments`;
  const { text, files, leftOut } = fromActivities(await readActivities(from), folder);
  for (const [path, content] of files) {
    await write(join(dirname(to), path), content);
  }
  await write(to, text);
  return leftOut.map((what) => `${from}: left out, as a .chat has no words for it: ${what}`);
}

async function write(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

async function readActivities(file: string): Promise<readonly ReadActivity[]> {
  const bytes = await readFile(file).catch((cause: Error) => {
    throw unreadable(file, cause);
  });
  const fault = ({ line, column }: Place, message: string): UsageError =>
    new UsageError(`${file}:${line}:${column} ${message}`);
  try {
    const read = activitiesSchema.safeParse(parseJson(bytes));
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw issue
      ? fault(placeOf(bytes, issue.path), `${placeNamed(issue.path)} ${faultWords(issue)}`)
      : read.error;
  } catch (error) {
    throw error instanceof JsonFault ? fault(error.place, `this is not JSON: ${error.message}`) : error;
  }
}

const placeNamed = ([index, ...within]: readonly PropertyKey[]): string =>
  index === undefined
    ? 'a .transcript'
    : [`activity ${Number(index) + 1}`, ...(within.length > 0 ? [within.join('.')] : [])].join(': ');
