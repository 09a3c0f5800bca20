// The file of an app package, as commands read and write it.

import { readFileSync, writeFileSync } from 'node:fs';
import { UsageError } from './failure.ts';

/** @throws UsageError */
export function readPackage(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new UsageError(`cannot read ${file}: ${(cause as Error).message}`, { cause });
  }
}

/** @throws UsageError */
export function writePackage(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes);
  } catch (cause) {
    throw new UsageError(`cannot write ${file}: ${(cause as Error).message}; name another place with --out`, {
      cause,
    });
  }
}
