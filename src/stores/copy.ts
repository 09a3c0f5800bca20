// The copy beside a store's file, as of the last opening: the way back on the day on which the file is damaged.

import { stat } from 'node:fs/promises';
import { writeDurably } from './durableFile.ts';
import { StoreError } from './store.ts';
import { readIfThere } from './syncedJsonFile.ts';

const copyOf = (file: string) => `${file}.bak`;

/** The content just found good, for the day on which it is not. */
export async function keepCopy(file: string): Promise<void> {
  try {
    const content = await readIfThere(file);
    if (!content || (await readIfThere(copyOf(file)))?.equals(content)) return;
    await writeDurably(copyOf(file), content);
  } catch (cause) {
    throw new StoreError(`cannot keep a copy of ${file} in ${copyOf(file)}: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** What to do where the file cannot be read, as the end of a sentence. */
export async function wayBack(file: string): Promise<string> {
  const copy = copyOf(file);
  try {
    const { mtime } = await stat(copy);
    return (
      `go back to its copy of ${mtime.toISOString()} with: cp "${copy}" "${file}" ` +
      '(what was stored since then is not in the copy).'
    );
  } catch {
    return `restore it from a backup of your own: there is no copy ${copy}.`;
  }
}
