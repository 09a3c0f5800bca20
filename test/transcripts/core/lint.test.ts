import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { discover } from '../../../src/transcripts/discover.ts';
import { commandTraps } from '../../../src/transcripts/lint/commandTraps.ts';
import { headerTraps } from '../../../src/transcripts/lint/headerTraps.ts';
import { lint } from '../../../src/transcripts/lint/lint.ts';
import { textTraps } from '../../../src/transcripts/lint/textTraps.ts';
import { parse } from '../../../src/transcripts/parse.ts';

const folder = fileURLToPath(new URL('../traps/', import.meta.url));
const traps = await discover([folder]);

/** Where the file is, in what follows of its name: `finds 3:1 delay`. */
const promised = (text: string): readonly string[] =>
  Array.from(text.matchAll(/^> finds (\d+:\d+ [\w-]+)$/gm), ([, finding = '']) => finding);

const found = (file: string, text: string) =>
  lint(parse(text, file), (path) => existsSync(join(dirname(file), path.replaceAll('\\', '/'))));

describe('the traps of chatdown', () => {
  it.each(traps.map((file) => [file.slice(folder.length), file]))('%s finds what it says', (_, file) => {
    const text = readFileSync(file, 'utf8');
    const findings = found(file, text);
    expect(findings.map(({ name, location }) => `${location.line}:${location.column} ${name}`)).toEqual(
      promised(text),
    );
    for (const { message, location } of findings) {
      expect(message).toMatch(/: |\.$/);
      expect(location.file).toBe(file);
    }
  });

  it('are all held by a file', () => {
    const names = [headerTraps, textTraps, commandTraps].flatMap(Object.keys);
    const held = traps
      .flatMap((file) => promised(readFileSync(file, 'utf8')))
      .map((each) => each.split(' ')[1]);
    expect([...new Set(held)].sort()).toEqual([...names, 'comment', 'unreadable'].sort());
  });

  it('are told with what to write instead, in the order of the lines', () => {
    const text = 'users=Tom, Bob\nbot: see [A-12]\n[Typing] so';
    expect(found('a.chat', text).map(({ message }) => message)).toEqual([
      expect.stringMatching(/the lines of Bob are lost: write no spaces behind the comma\.$/),
      expect.stringMatching(
        /loses the text up to \[A-12\], as \[Typing\] follows in the same message: begin a message/,
      ),
    ]);
  });
});
