// Which encoding a file is in: its byte order mark's, else UTF-8 where all of it is, else Shift_JIS, as Japanese
// spreadsheets save CSV. Anything else has to be named: a guess would turn letters into others.

import { UsageError } from '../../failure.ts';
import type { Source } from './source.ts';

const marks: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const archive = [0x50, 0x4b, 0x03, 0x04];

/** @throws UsageError where it is no text in an encoding that can be told */
export async function encodingOf(source: Source): Promise<string> {
  const start = await startOf(source);
  const begins = (bytes: readonly number[]) => bytes.every((byte, at) => start[at] === byte);
  if (begins(archive))
    throw new UsageError(
      `${source.name} is a workbook or an archive: save the sheet as CSV UTF-8 and import that`,
    );
  const marked = marks.find(([, mark]) => begins(mark));
  if (marked) return marked[0];
  if (await decodes(source, 'utf-8')) return 'utf-8';
  if (await decodes(source, 'shift_jis')) return 'shift_jis';
  throw new UsageError(
    `${source.name} is neither UTF-8 nor Shift_JIS: save it as CSV UTF-8, or name its encoding, as in --encoding windows-1252`,
  );
}

/** The text in its pieces, without byte order mark; `read` is told of every piece's bytes. @throws UsageError */
export async function* decoded(
  source: Source,
  encoding: string,
  read: (bytes: number) => void = () => {},
): AsyncIterable<string> {
  const decoder = decoderFor(encoding);
  try {
    for await (const bytes of source.bytes()) {
      const text = decoder.decode(bytes, { stream: true });
      read(bytes.length);
      if (text !== '') yield text;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (cause) {
    if (!isUndecodable(cause)) throw cause;
    throw new UsageError(`${source.name} is not ${encoding} throughout: name its encoding with --encoding`, {
      cause,
    });
  }
}

/** @throws UsageError where nobody knows an encoding of this name */
export function decoderFor(encoding: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (cause) {
    throw new UsageError(
      `no encoding is called ${encoding}; known are utf-8, utf-16le, shift_jis, windows-1252 and more`,
      {
        cause,
      },
    );
  }
}

async function decodes(source: Source, encoding: string): Promise<boolean> {
  try {
    // Letters of nobody's (private use) are what Western text gives when it is read as Shift_JIS.
    for await (const text of decoded(source, encoding))
      if (/[\ue000-\uf8ff]/.test(text)) return encoding === 'utf-8';
    return true;
  } catch (error) {
    if (error instanceof UsageError && isUndecodable(error.cause)) return false;
    throw error;
  }
}

const isUndecodable = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';

async function startOf(source: Source): Promise<Uint8Array> {
  const start: number[] = [];
  for await (const bytes of source.bytes()) {
    start.push(...bytes.subarray(0, archive.length));
    if (start.length >= archive.length) break;
  }
  return Uint8Array.from(start);
}
