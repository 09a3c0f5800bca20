import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discover } from '../../../src/transcripts/discover.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'transcripts-'));
  for (const file of [
    'b.chat',
    'a/z.chat',
    'a/deep/y.chat',
    'a/notes.md',
    '.hidden/x.chat',
    'node_modules/n.chat',
  ]) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), '');
  }
});

afterEach(() => rm(folder, { recursive: true }));

describe('discovering transcripts', () => {
  const found = async (...paths: string[]) =>
    (await discover(paths.map((path) => join(folder, path)))).map((path) => path.slice(folder.length + 1));

  it('finds them in folders to the bottom, sorted, and leaves hidden folders and packages out', async () => {
    expect(await found('')).toEqual(['a/deep/y.chat', 'a/z.chat', 'b.chat']);
  });

  it('takes a file once however its path is written', async () => {
    const written = [`${folder}/b.chat`, `${folder}/./a/../b.chat`];
    expect(await discover(written)).toEqual([join(folder, 'b.chat')]);
  });

  it('takes a file that is named, whatever its ending, and each file once', async () => {
    expect(await found('b.chat', 'a/notes.md', '', 'a')).toEqual([
      'a/deep/y.chat',
      'a/notes.md',
      'a/z.chat',
      'b.chat',
    ]);
  });

  it('rejects for a path that is not there', async () => {
    await expect(found('nowhere')).rejects.toThrow('ENOENT');
  });
});
