// Cells written as CSV (RFC 4180), so that a spreadsheet takes none of them for a formula.

/** What a spreadsheet calculates instead of showing; an apostrophe before it makes it text. */
const calculated = /^'*[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;

/** A line of CSV, without its end. */
export const csvLine = (cells: readonly string[]): string => cells.map(csvCell).join(',');

/** The text that a cell was written for: without the apostrophe that guards it. */
export const unguarded = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);

function csvCell(text: string): string {
  const cell = calculated.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
