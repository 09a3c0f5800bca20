// The lines of a file that may be larger than one would hold in memory.

import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';

/** In bytes. */
const atOnce = 1 << 18;
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
  let buffer = Buffer.alloc(atOnce);
  let [filled, position, number] = [0, 0, 0];
  for (;;) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, position);
    if (bytesRead === 0) return buffer.subarray(0, filled);
    position += bytesRead;
    filled += bytesRead;
    const end = buffer.lastIndexOf(lineFeed, filled - 1);
    if (end >= 0) {
      for (const line of decoded(buffer.subarray(0, end), number).split('\n')) {
        number += 1;
        take(line, number);
      }
      buffer.copyWithin(0, end + 1, filled);
      filled -= end + 1;
    } else if (filled === buffer.length) buffer = Buffer.concat([buffer], 2 * filled); // no longer line yet
  }
}

function decoded(bytes: Buffer, number: number): string {
  if (isUtf8(bytes)) return bytes.toString();
  throw new EncodingFault(`line ${number + 1} or one behind it is not UTF-8`);
}
