// Finds the transcripts under the paths that a caller names: the only file here that looks at the disk.

import { readdir, stat } from 'node:fs/promises';
import { join, normalize } from 'node:path';

/**
 * The `.chat` files, sorted, each once. A file that is named is taken whatever its ending; folders are searched to
 * the bottom, hidden ones and node_modules left out. Rejects with Node's error for a path that isn't there.
 */
export async function discover(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    paths.map(async (path) => ((await stat(path)).isDirectory() ? transcriptsIn(path) : [normalize(path)])),
  );
  return [...new Set(found.flat())].sort();
}

async function transcriptsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return isSkipped(entry.name) ? [] : transcriptsIn(path);
      return entry.name.endsWith('.chat') ? [path] : [];
    }),
  );
  return found.flat();
}

const isSkipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules';
