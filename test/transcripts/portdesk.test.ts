// The executable specification: every conversation in this folder, played by the project's own runner.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { deskUnderTest } from '../../src/cli/transcript/deskUnderTest.ts';
import { actions, statuses } from '../../src/domain/statusRules.ts';
import { discover } from '../../src/transcripts/discover.ts';
import { parse } from '../../src/transcripts/parse.ts';
import { report } from '../../src/transcripts/report.ts';
import { run } from '../../src/transcripts/run.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const languages = ['en', 'ja'];
const files = await discover(languages.map((language) => `${folder}${language}`));
const bot = deskUnderTest();

describe('the conversations of the specification', () => {
  it.each(files.map((file) => [file.slice(folder.length), file]))('%s', async (_name, file) => {
    const played = await run(parse(readFileSync(file, 'utf8'), file), bot);
    expect(played.passed, report([played], { colour: false })).toBe(true);
  });

  it.each(languages)('hold a transcript of each cell of the status rules in %s', (language) => {
    const cells = statuses.flatMap((status) =>
      actions.map((action) => `${folder}${language}/cells/${status}-${action}.chat`),
    );
    expect(cells.filter((cell) => !files.includes(cell))).toEqual([]);
  });
});
