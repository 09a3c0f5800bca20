// Files that survive a power cut: written whole beside their place, synced, then put in it.

import { mkdir, open, realpath, rename, rm } from 'node:fs/promises';
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
export async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  await makeFolder(dirname(file));
  const draft = `${file}.tmp`;
  try {
    await writeSynced(draft, content, 'w');
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {}); // the write's own error is the one to tell
    throw error;
  }
  await syncFolder(dirname(file));
}

/** @param flag `wx` where the file must not be there yet. */
export async function writeSynced(file: string, content: string | Uint8Array, flag: 'w' | 'wx') {
  const handle = await open(file, flag, ownerOnly);
  try {
    await handle.chmod(ownerOnly); // a leftover keeps the mode it had
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes names made, changed or removed in a folder durable. Windows neither needs it nor can. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
