// Single keys from a terminal; lines from elsewhere, of which the first character counts.

import type { Readable } from 'node:stream';

export type Key = 'enter' | 'quit';

const keys: Readonly<Record<string, Key>> = {
  ...{ '\r': 'enter', '\n': 'enter', q: 'quit', Q: 'quit' },
  // Ctrl+C and Ctrl+D, which a terminal hands on as they are where it is asked for single keys.
  ...{ '\u0003': 'quit', '\u0004': 'quit' },
};

/** Returns what ends the listening. */
export function onKey(
  stdin: Readable & { setRawMode?(raw: boolean): void },
  pressed: (key: Key) => void,
): () => void {
  const listen = (chunk: Buffer | string): void => {
    const key = keys[String(chunk).charAt(0)];
    if (key) pressed(key);
  };
  stdin.setRawMode?.(true);
  stdin.on('data', listen);
  return () => {
    stdin.setRawMode?.(false);
    stdin.off('data', listen);
    stdin.pause();
  };
}
