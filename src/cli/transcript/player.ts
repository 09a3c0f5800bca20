// Plays a transcript's file, and rewrites it where that is wanted.

import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from '../../transcripts/parse.ts';
import type { Player } from '../../transcripts/playAll.ts';
import type { BotUnderTest } from '../../transcripts/port.ts';
import type { Timed } from '../../transcripts/reports/reporter.ts';
import { run } from '../../transcripts/run.ts';
import { update } from '../../transcripts/update.ts';
import { UsageError } from '../failure.ts';

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
    let played = await run(parse(text, file), bot);
    const rewritten = rewrites ? update(played) : text;
    if (rewritten !== text) {
      writeFileSync(file, rewritten);
      // What still differs is a check, or cannot be read.
      played = await run(parse(rewritten, file), bot);
    }
    return { ...played, milliseconds: clock().getTime() - began };
  };

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`cannot read ${file}: ${(cause as Error).message}`, { cause });
  }
}
