// Files that survive a power cut: written whole beside their place, synced, then put in it.

import { type FileHandle, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Orders hold secrets: nobody but the owner reads these files. */
export const ownerOnly = 0o600;

/** The file itself where `file` is a symbolic link: renaming over the link would part it from its data. */
export async function realFile(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    return resolve(file);
  }
}

/** Creates the folder and those above it where they are missing, durably. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = resolve(folder); made.length >= first.length; made = dirname(made))
    await syncFolder(dirname(made));
}

/** @throws the file system's error; the file then holds what it held before. */
export async function writeDurably(file: string, content: string): Promise<void> {
  await replaceDurably(file, (write) => write(content));
}

/**
 * @param writing writes piece by piece (`write` resolves with the number of bytes); where it resolves with `undefined`,
 *   the file is left as it was
 * @throws what `writing` throws and the file system's error; the file then holds what it held before.
 */
export async function replaceDurably<T>(
  file: string,
  writing: (write: (text: string) => Promise<number>) => Promise<T | undefined>,
): Promise<T | undefined> {
  await makeFolder(dirname(file));
  const draft = `${file}.tmp`;
  try {
    const result = await writeSynced(draft, 'w', writing);
    if (result === undefined) {
      await rm(draft, { force: true });
      return undefined;
    }
    await rename(draft, file);
    await syncFolder(dirname(file));
    return result;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {}); // the write's own error is the one to tell
    throw error;
  }
}

/** @param flag `wx` where the file must not be there yet. */
export async function writeSynced<T>(
  file: string,
  flag: 'w' | 'wx',
  writing: (write: (text: string) => Promise<number>) => Promise<T>,
): Promise<T> {
  const handle = await open(file, flag, ownerOnly);
  try {
    await handle.chmod(ownerOnly); // a leftover keeps the mode it had
    const result = await writing((text) => writeAll(handle, text));
    await handle.sync();
    return result;
  } finally {
    await handle.close();
  }
}

/** Behind what was written before; the number of bytes. A disk may take a part of them before it is full. */
export async function writeAll(handle: FileHandle, text: string): Promise<number> {
  const bytes = Buffer.from(text);
  await handle.writeFile(bytes);
  return bytes.length;
}

/** Makes names made, changed or removed in a folder durable. Windows neither needs it nor can. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
