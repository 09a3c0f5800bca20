// The bytes of an import: a file, read as often as is needed and never whole, or what comes in on stdin.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { unreadable } from '../../failure.ts';

export interface Source {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** From the beginning, every time that it is called. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** @throws UsageError where there is no such file */
export async function openSource(name: string, stdin: Readable): Promise<Source> {
  if (name === '-') return inMemory(name, stdin);
  try {
    const found = await stat(name);
    if (!found.isFile()) throw new Error('it is no file');
    return { name, size: found.size, bytes: () => readable(name) };
  } catch (cause) {
    throw unreadable(name, cause);
  }
}

async function inMemory(name: string, stdin: Readable): Promise<Source> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  const size = chunks.reduce((sum, { length }) => sum + length, 0);
  return {
    name,
    size,
    bytes: async function* () {
      yield* chunks;
    },
  };
}

async function* readable(name: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(name, { highWaterMark: 256 * 1024 });
  } catch (cause) {
    throw unreadable(name, cause);
  }
}
