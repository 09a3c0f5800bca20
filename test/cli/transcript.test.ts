import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { newFolder, portdesk } from './portdesk.ts';

const cell = (name: string): string => fileURLToPath(new URL(`../transcripts/${name}.chat`, import.meta.url));
const run = (...words: string[]) => portdesk(['transcript', 'run', ...words]);

function transcript(text: string): string {
  const file = join(newFolder(), 'given.chat');
  writeFileSync(file, text);
  return file;
}

const wrong = `> A comment that stays.
>@ language=en-US clock=2026-11-18T09:00Z time-zone=UTC
>@ order 123 = processing name="Main office"

user: cancel order 123
bot: Cancel order 123 ({{name}})?   {{rest:/.+/}}

user: no
bot: Nothing at all was changed.
>? order 123 = processing
`;

describe.concurrent('portdesk transcript run', () => {
  it('plays files and folders, in English and Japanese', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'deep'));
    const english = readFileSync(cell('en/cells/transferPending-cancel'));
    writeFileSync(join(folder, 'deep', 'pending.chat'), english);
    expect(await run(folder, cell('ja/cells/error-delete'))).toEqual({
      status: 0,
      stdout: '2 passed, 0 failed\n',
      stderr: '',
    });
  });

  it('shows where the desk said something else, and rewrites that with --update', async () => {
    const file = transcript(wrong);
    const { status, stdout, stderr } = await run(file);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain(`${file}:9:6 `);
    expect(stdout).toContain('    user: no\n');
    expect(stdout).toMatch(
      /expected .*\[-Nothing at all-\] was changed\.\n +said .*\{\+.+\+\} was changed\./,
    );
    expect(stdout).toMatch(/^0 passed, 1 failed$/m);
    expect(readFileSync(file, 'utf8')).toBe(wrong);

    await run(file, '--update');
    const after = readFileSync(file, 'utf8');
    const said = /^bot: (.*)$/m.exec(after.slice(after.indexOf('user: no')))?.[1] ?? '';
    expect(said).not.toBe('');
    expect(after).toBe(wrong.replace('Nothing at all was changed.', said));
    expect((await run(file)).status).toBe(0);
  });

  it('names file, line and column of what it cannot read', async () => {
    const file = transcript('>@ colour=red\n\nuser: help\nbot: {{any:/.*/}}\n>! frobnicate\n');
    const { status, stdout } = await run(file, cell('en/cells/error-delete'));
    expect(status).toBe(2);
    expect(stdout).toContain(`${file}:1:4 There is no setting "colour"`);
    expect(stdout).toMatch(/^1 passed, 1 failed$/m);
  });

  it.each<[string, (folder: string) => string, RegExp]>([
    ['a path that is not there', (folder) => join(folder, 'nowhere'), /^portdesk: cannot read .*nowhere: /],
    ['a folder without transcripts', (folder) => folder, /^portdesk: no \.chat files in /],
    [
      'a link that leads nowhere',
      (folder) => {
        symlinkSync('nowhere', join(folder, 'lost.chat'));
        return folder;
      },
      /^portdesk: cannot read .*lost\.chat: /,
    ],
  ])('ends with 2 for %s', async (_what, prepare, told) => {
    const { status, stdout, stderr } = await run(prepare(newFolder()));
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(told)]);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
