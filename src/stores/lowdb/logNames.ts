// What the logs beside a file are called: portdesk.json.1.log, and the next one.

import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** In the order in which they were begun. */
export async function logsBeside(file: string): Promise<readonly string[]> {
  const numbered = (await namesIn(dirname(file))).flatMap((name) => {
    const [, number] = name.startsWith(basename(file))
      ? (/^\.(\d+)\.log$/.exec(name.slice(basename(file).length)) ?? [])
      : [];
    return number === undefined ? [] : [{ name, number: Number(number) }];
  });
  return numbered.sort((a, b) => a.number - b.number).map(({ name }) => join(dirname(file), name));
}

export async function freeLogName(file: string): Promise<string> {
  const last = (await logsBeside(file)).at(-1) ?? '.0.log';
  return `${file}.${Number(/(\d+)\.log$/.exec(last)?.[1]) + 1}.log`;
}

export async function removeLogs(logs: readonly string[]): Promise<void> {
  for (const log of logs) await rm(log, { force: true });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
