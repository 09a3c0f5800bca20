// What only a process shows: its exit status, which stream it writes to, and what it opens to say a word of help.

import { readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inOwnProcess, newFolder, newStore } from './portdesk.ts';

const damaged = (): string => {
  const data = newStore();
  writeFileSync(data, '{');
  return data;
};
const failing = (): string => {
  const file = join(newFolder(), 'a.chat');
  writeFileSync(file, 'user: hello\nbot: No.\n');
  return file;
};

describe.concurrent('a process of portdesk', () => {
  it.each<[status: number, words: readonly string[], stdout: RegExp, stderr: RegExp, data?: string]>([
    [0, ['understand', 'cancel', '102'], /^cancel 102\n$/, /^$/],
    [1, ['transcript', 'run', failing()], /^0 passed, 1 failed$/m, /^$/],
    [2, ['fly'], /^$/, /unknown command 'fly'/],
    [3, ['orders', 'list'], /^$/, /does not hold a store's orders/, damaged()],
  ])('ends with %i after %j', async (status, words, stdout, stderr, data) => {
    expect(await inOwnProcess(words, data === undefined ? {} : { data })).toEqual({
      status,
      stdout: expect.stringMatching(stdout),
      stderr: expect.stringMatching(stderr),
    });
  });
});

/** The files of the build that one of them opens as it starts: what it imports later is written `import()`. */
function opened(file: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(file)) return known;
  known.add(file);
  const code = readFileSync(fileURLToPath(new URL(`../../dist/${file}`, import.meta.url)), 'utf8');
  for (const [, name = ''] of code.matchAll(/^import (?:.* from )?"(\..+)";$/gm))
    opened(posix.join(posix.dirname(file), name), known);
  return known;
}

it('opens few files to say how it is used: none of a command that nobody has named', () => {
  const files = [...opened('cli/main.js')];
  expect(files.length).toBeLessThan(8);
  expect(files.filter((file) => /serve|understand|orders|transcript|locales|schemas/.test(file))).toEqual([]);
});
