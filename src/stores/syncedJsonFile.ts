// A lowdb adapter for a JSON file that a person can read and a power cut cannot halve. (lowdb's own never syncs.)

import { readFile } from 'node:fs/promises';
import type { Adapter } from 'lowdb';
import { writeDurably } from './durableFile.ts';
import { JsonFault, parseJson } from './jsonText.ts';

export class SyncedJsonFile<T> implements Adapter<T> {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** `null` where there is no file. Whether it is a T, the caller checks. @throws JsonFault, the file system's error */
  async read(): Promise<T | null> {
    const bytes = await readIfThere(this.file);
    if (!bytes) return null;
    const document = parseJson(bytes);
    // lowdb would take null, false or 0 for a missing file, and the next write would replace it.
    if (!document) throw new JsonFault('an object is expected here', { line: 1, column: 1 });
    return document as T;
  }

  /** Resolves once the document is on the disk. @throws the file system's error */
  write(document: T): Promise<void> {
    return writeDurably(this.file, `${JSON.stringify(document, null, 2)}\n`);
  }
}

export async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
