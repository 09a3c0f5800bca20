// The rows of a CSV file as spreadsheets write them: which separator, which columns, then row by row.

import { numberOf } from '../../../intake/importedRows.ts';
import { readCells } from '../../../intake/table/readCells.ts';
import { type Column, columnNamed, columns } from '../../../table/columns.ts';
import { UsageError } from '../../failure.ts';
import { type CsvRecord, cellsIn, linesIn, recordsOf } from './records.ts';
import type { Row } from './row.ts';

const delimiters = [',', ';', '\t'] as const;

/** @param warn is told once of columns that are left aside. @throws UsageError where the first line names no orders */
export async function* csvRows(
  name: string,
  pieces: AsyncIterable<string>,
  warn: (text: string) => void,
): AsyncGenerator<Row, void, void> {
  const lines = linesIn(pieces);
  const { delimiter, names } = await headerOf(name, lines.next);
  const header = names.map(columnNamed);
  checkHeader(`${name}:${lines.count}`, names, header);
  const unknown = names.filter((each, at) => each !== '' && !header[at]);
  if (unknown.length > 0)
    warn(`${name}: columns that are not known here are left aside: ${unknown.join(', ')}`);
  const isWhole = (cells: readonly string[]) => !isTooLong(cells, header);
  for await (const record of recordsOf(lines, delimiter, isWhole)) {
    if (record.fault !== undefined || record.cells.some((cell) => cell.trim() !== ''))
      yield rowOf(record, header);
  }
}

function rowOf(record: CsvRecord, header: readonly (Column | undefined)[]): Row {
  const { line, cells, size } = record;
  const at = { size, place: () => ({ line }) };
  const refused = (message: string): Row => ({ ...at, faults: [{ path: [], message }] });
  if (record.fault !== undefined) return refused(record.fault);
  if (isTooLong(cells, header))
    return refused(
      `has ${cells.length} cells, but ${header.length} columns are named: a cell with a separator in it needs quotes`,
    );
  const read = readCells(header, cells);
  return 'item' in read
    ? { ...at, item: read.item, number: numberOf(read.item), faults: [] }
    : { ...at, number: read.number, faults: read.faults };
}

const isTooLong = (cells: readonly string[], header: readonly unknown[]): boolean =>
  cells.slice(header.length).some((cell) => cell.trim() !== '');

/** The first line that is not empty, with the separator that makes most columns of it; Excel's `sep=;` names it. */
async function headerOf(name: string, next: () => Promise<string | undefined>) {
  let told: string | undefined;
  for (let line = await next(); line !== undefined; line = await next()) {
    const [, separator] = /^sep=(.)\s*$/i.exec(line) ?? [];
    if (separator) told = separator;
    else if (line.trim() !== '') {
      const read = (told ? [told] : delimiters).map((delimiter) => ({
        delimiter,
        names: headerCells(line, delimiter),
      }));
      const known = (names: readonly string[]) => names.filter(columnNamed).length;
      const [best] = read.sort((one, other) => known(other.names) - known(one.names));
      if (best) return best;
    }
  }
  throw new UsageError(`${name} is empty: the first line of a table names its columns`);
}

function headerCells(line: string, delimiter: string): string[] {
  try {
    return (cellsIn(line, delimiter)[0] ?? []).map((cell) => cell.trim());
  } catch {
    return [];
  }
}

function checkHeader(place: string, names: readonly string[], header: readonly (Column | undefined)[]): void {
  if (names.some((each) => each.includes('\0')))
    throw new UsageError(`${place}: holds NUL characters. It looks like UTF-16: say --encoding utf-16le.`);
  if (!header.includes('number'))
    throw new UsageError(
      `${place}: names no column number, so its rows belong to no order. ` +
        `Columns can be ${Object.keys(columns).join(', ')}.`,
    );
  const twice = header.find((column, at) => column && header.indexOf(column) !== at);
  if (twice) throw new UsageError(`${place}: names the column ${twice} twice`);
}
