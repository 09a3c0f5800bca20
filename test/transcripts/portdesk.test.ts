// The executable specification: every conversation in this folder, played by the project's own runner.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { deskUnderTest } from '../../src/cli/transcript/deskUnderTest.ts';
import { coverageOf } from '../../src/transcripts/coverage.ts';
import { discover } from '../../src/transcripts/discover.ts';
import { parse } from '../../src/transcripts/parse.ts';
import { type Played, run } from '../../src/transcripts/run.ts';
import { reported } from './reported.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const languages = ['en', 'ja'];
const files = await discover(languages.map((language) => `${folder}${language}`));
const bot = deskUnderTest({ counts: true });
const all: Played[] = [];

describe('the conversations of the specification', () => {
  it.each(files.map((file) => [file.slice(folder.length), file]))('%s', async (_name, file) => {
    const played = await run(parse(readFileSync(file, 'utf8'), file), bot);
    all.push(played);
    expect(played.passed, reported([played])).toBe(true);
  });

  // Below the conversations, for it counts what they have reached.
  it.each(languages.flatMap((language) => [`cells ${language}`, `requests ${language}`]))(
    'reach all %s',
    (name) => {
      const sheet = coverageOf(bot.sheets ?? [], all).find((one) => one.name === name);
      expect(sheet?.never).toEqual([]);
    },
  );
});
