// Plays a transcript's file, and rewrites it where that is wanted.

import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from '../../transcripts/parse.ts';
import type { Player } from '../../transcripts/playAll.ts';
import type { BotUnderTest } from '../../transcripts/port.ts';
import type { Timed } from '../../transcripts/reports/reporter.ts';
import { type Played, run } from '../../transcripts/run.ts';
import { unreadable, unwritable } from '../failure.ts';
import { loaderFor, placeOfFile } from './files.ts';

export interface Playing {
  /** The bot's lines are rewritten to what it says. */
  readonly rewrites: boolean;
  readonly clock: () => Date;
}

/** Small files: reading them at once is quicker than waiting for each. */
export const playerOf =
  (bot: BotUnderTest, { rewrites, clock }: Playing): Player<Timed> =>
  async (file) => {
    const began = clock().getTime();
    const text = textOf(file);
    const load = loaderFor(file);
    let played = await run(parse(text, file), bot, load);
    if (rewrites && !played.passed && (await rewrite(played, text)))
      // What still differs is a check, or cannot be read.
      played = await run(parse(textOf(file), file), bot, load);
    return { ...played, milliseconds: clock().getTime() - began };
  };

/** Whether there was anything to write. Loaded here, as most only play. */
async function rewrite(played: Played, text: string): Promise<boolean> {
  const { update, updatedFiles } = await import('../../transcripts/update.ts');
  const { file } = played.transcript;
  const written = new Map([...updatedFiles(played)].map(([path, card]) => [placeOfFile(path, file), card]));
  const updated = update(played);
  if (updated !== text) written.set(file, updated);
  for (const [path, content] of written) write(path, content);
  return written.size > 0;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}
