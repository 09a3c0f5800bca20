// The rows of a file, whatever it is: a JSON array, JSON lines or a table. What it holds tells, not its name.

import type { Absent } from '../../../intake/intake.ts';
import { csvRows } from './csvRows.ts';
import { decoded, decoderFor, encodingOf } from './encoding.ts';
import { jsonArrayRows, jsonLinesRows } from './jsonRows.ts';
import type { Row } from './row.ts';
import type { Source } from './source.ts';

export interface Rows {
  readonly rows: AsyncIterable<Row>;
  /** Whoever leaves a column out of a table says nothing of it; whoever leaves a key out of JSON says that there is none. */
  readonly absent: Absent;
}

interface Reading {
  /** As the person names it; told from the bytes where they name none. */
  readonly encoding?: string;
  readonly warn: (text: string) => void;
  /** Is told of the bytes of every piece that is read. */
  readonly read: (bytes: number) => void;
}

/** @throws UsageError where the file cannot be read at all */
export async function rowsOf(source: Source, { encoding: named, warn, read }: Reading): Promise<Rows> {
  const encoding = named === undefined ? await encodingOf(source) : decoderFor(named).encoding;
  if (named === undefined && encoding !== 'utf-8') warn(`${source.name} is read as ${encoding}`);
  const text = decoded(source, encoding, read);
  switch (await firstCharacter(decoded(source, encoding))) {
    case '[':
      return { rows: jsonArrayRows(source.name, text), absent: 'none' };
    case '{':
      return { rows: jsonLinesRows(text), absent: 'none' };
    default:
      return { rows: csvRows(source.name, text, warn), absent: 'kept' };
  }
}

async function firstCharacter(text: AsyncIterable<string>): Promise<string | undefined> {
  for await (const piece of text) {
    const start = piece.trimStart();
    if (start !== '') return start[0];
  }
  return undefined;
}
