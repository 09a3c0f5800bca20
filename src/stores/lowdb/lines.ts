// The lines of a file that may be larger than one would hold in memory.

import type { FileHandle } from 'node:fs/promises';

/** In bytes. */
const atOnce = 1 << 20;
const lineFeed = 10;

/** A line is not UTF-8. */
export class EncodingFault extends Error {
  override name = 'EncodingFault';
}

/**
 * Gives line after line, numbered from 1, without their ends.
 * @returns what stands behind the last end of a line
 * @throws EncodingFault, the file system's error, and what `take` throws
 */
export async function eachLine(
  handle: FileHandle,
  take: (line: string, number: number) => void,
): Promise<Uint8Array> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let number = 0;
  let rest: Buffer[] = [];
  for (let position = 0; ; ) {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(atOnce), 0, atOnce, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    const chunk = buffer.subarray(0, bytesRead);
    const end = chunk.lastIndexOf(lineFeed);
    if (end < 0) {
      rest.push(chunk);
      continue;
    }
    const whole = Buffer.concat([...rest, chunk.subarray(0, end)]);
    rest = [chunk.subarray(end + 1)];
    for (const line of decoded(whole).split('\n')) {
      number += 1;
      take(line, number);
    }
  }
  return Buffer.concat(rest);

  function decoded(bytes: Buffer): string {
    try {
      return decoder.decode(bytes);
    } catch (cause) {
      throw new EncodingFault(`line ${number + 1} or one behind it is not UTF-8`, { cause });
    }
  }
}
