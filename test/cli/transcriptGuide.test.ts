// The testers' page is true: its transcripts are written, its commands run, and they say what the page says.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inProcess } from './inProcess.ts';
import { newFolder } from './portdesk.ts';

const page = readFileSync(new URL('../../docs/transcripts.md', import.meta.url), 'utf8');
const blocks = /^```(\w+)( \S+)?\n([\s\S]*?)^```$/gm;

/** `first.chat` and `.` are in the folder, and told without it. */
async function said(command: string, folder: string): Promise<string> {
  const [line = '', head] = command.split(' | head -');
  const [program, ...words] = line.split(' ');
  if (program === 'cat') return readFileSync(join(folder, words[0] ?? ''), 'utf8');
  const placed = words.map((word) =>
    /^\.$|\.\w+$/.test(word) && !word.includes(':') ? join(folder, word) : word,
  );
  const { stdout, stderr } = await inProcess(placed);
  const all = `${stdout}${stderr}`.replaceAll(`${folder}/`, '');
  return head === undefined ? all : all.split('\n').slice(0, Number(head)).join('\n').concat('\n');
}

async function replayed(console: string, folder: string): Promise<string> {
  const lines: string[] = [];
  for (const [, command = ''] of console.matchAll(/^\$ (.+)$/gm))
    lines.push(`$ ${command}\n`, await said(command, folder));
  return lines.join('');
}

it('the page for testers shows what its commands say', async () => {
  const folder = newFolder();
  let replays = 0;
  for (const [, kind, file, text = ''] of page.matchAll(blocks)) {
    if (file) writeFileSync(join(folder, file.trim()), text);
    if (kind !== 'console') continue;
    expect(text).toBe(await replayed(text, folder));
    replays += 1;
  }
  expect(replays).toBeGreaterThan(5);
});
