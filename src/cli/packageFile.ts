// The file of an app package, as commands read and write it.

import { readFileSync, writeFileSync } from 'node:fs';
import { unreadable, unwritable } from './failure.ts';

/** @throws UsageError */
export function readPackage(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/** @throws UsageError */
export function writePackage(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes);
  } catch (cause) {
    throw unwritable(file, cause, '; name another place with --out');
  }
}
