// The records of a CSV file with the line that each begins on. A line break within quotes is part of a cell; a quote
// that nothing closes costs its own line and no more. What a record's cells are, csv-parse says.

import { parse } from 'csv-parse/sync';
import { linesOf } from './lines.ts';

export interface CsvRecord {
  /** From 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** How much of the file it takes, in characters. */
  readonly size: number;
  /** What keeps it from being read. */
  readonly fault?: string;
}

/** In characters: where a quote is still open after so many, nothing closes it. */
const longest = 1_000_000;
/** So many records are parsed at once; each alone would take several times as long. */
const together = 500;

const unclosed = 'opens a quote that nothing closes: write the quote twice, and the cell in quotes';
const misplaced = 'has a quote within a cell: write it twice, and the cell in quotes';

export const cellsIn = (text: string, delimiter: string): string[][] =>
  parse(text, {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
  });

interface Lines {
  next(): Promise<string | undefined>;
  putBack(lines: readonly string[]): void;
  /** How many were taken. */
  readonly count: number;
}

/** @param isWhole says whether a record over several lines has no more cells than it should */
export async function* recordsOf(
  lines: Lines,
  delimiter: string,
  isWhole: (cells: readonly string[]) => boolean,
): AsyncGenerator<CsvRecord, void, void> {
  let waiting: { line: number; text: string }[] = [];
  for (let text = await lines.next(); text !== undefined; text = await lines.next()) {
    const line = lines.count;
    const isWholeLine = hasEvenQuotes(text);
    if (text.trim() === '') continue;
    if (isWholeLine) waiting.push({ line, text });
    if (isWholeLine && waiting.length < together) continue;
    yield* parsed(waiting, delimiter);
    waiting = [];
    if (isWholeLine) continue;
    const more = await continued(text, lines);
    const whole = text + more.join('');
    const [cells] = more.length > 0 ? cellsOrNone(whole, delimiter) : [];
    if (cells && isWhole(cells)) yield { line, cells, size: whole.length };
    else {
      lines.putBack(more);
      yield { line, cells: [], size: text.length, fault: unclosed };
    }
  }
  yield* parsed(waiting, delimiter);
}

/** The lines that follow on one with an open quote until it is closed; none where nothing closes it. */
async function continued(first: string, lines: Lines): Promise<string[]> {
  const more: string[] = [];
  for (let size = first.length, isOpen = true; isOpen; ) {
    const next = size < longest ? await lines.next() : undefined;
    if (next === undefined) {
      lines.putBack(more);
      return [];
    }
    more.push(next);
    size += next.length;
    isOpen = hasEvenQuotes(next);
  }
  return more;
}

/** Records of a line each. */
function parsed(records: readonly { line: number; text: string }[], delimiter: string): CsvRecord[] {
  const all = cellsOrNone(
    records.map(({ text }) => (/[\r\n]$/.test(text) ? text : `${text}\n`)).join(''),
    delimiter,
  );
  return records.map(({ line, text }, at) => {
    const cells = all.length === records.length ? all[at] : cellsOrNone(text, delimiter)[0];
    return { line, cells: cells ?? [], size: text.length, ...(!cells && { fault: misplaced }) };
  });
}

function cellsOrNone(text: string, delimiter: string): string[][] {
  try {
    return cellsIn(text, delimiter);
  } catch {
    return [];
  }
}

function hasEvenQuotes(text: string): boolean {
  let isEven = true;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) isEven = !isEven;
  return isEven;
}

/** Lines that can be put back. */
export function linesIn(pieces: AsyncIterable<string>): Lines {
  const ahead = linesOf(pieces);
  let back: string[] = [];
  let count = 0;
  return {
    async next() {
      const line = back.length > 0 ? back.shift() : (await ahead.next()).value;
      if (typeof line !== 'string') return undefined;
      count += 1;
      return line;
    },
    putBack(lines) {
      back = [...lines, ...back];
      count -= lines.length;
    },
    get count() {
      return count;
    },
  };
}
