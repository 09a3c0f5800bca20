// What changes under some paths, gathered: an editor touches a file more than once when it saves.

import { basename, resolve } from 'node:path';
import { watch } from 'chokidar';

export interface Changes {
  /** Files that are not under the paths, or not there yet. */
  alsoWatch(files: readonly string[]): void;
  close(): Promise<void>;
}

/** What comes within these milliseconds is one change. chokidar tells of a file at most every 50: longer, so that no write is lost. */
const gathered = 80;

/** Resolves when all is watched but hidden folders and node_modules. `tell` is given the files by their whole paths. */
export async function openChanges(
  paths: readonly string[],
  tell: (changed: ReadonlySet<string>) => void,
): Promise<Changes> {
  const named = new Set(paths.map((path) => resolve(path)));
  const isSkipped = (path: string): boolean => /^(\..*|node_modules)$/.test(basename(path));
  const watcher = watch([...paths], {
    ignored: (path) => isSkipped(path) && !named.has(resolve(path)),
    ignoreInitial: true,
  });
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', (_event, path) => {
    changed.add(resolve(path));
    timer ??= setTimeout(() => {
      timer = undefined;
      tell(new Set(changed));
      changed.clear();
    }, gathered);
  });
  await new Promise<void>((done, failed) => {
    watcher.once('ready', done);
    watcher.once('error', failed);
  });
  return {
    alsoWatch: (files) => void watcher.add([...files]),
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
