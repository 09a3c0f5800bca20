// An order as cells of a table: what an export writes, and an import takes back as it was.

import { between, exportedColumns } from './columns.ts';

/** @param exported an order as an export gives it (exportedOrder.ts) */
export const cellsOf = (exported: Readonly<Record<string, unknown>>): string[] =>
  exportedColumns.map((column) => {
    const [field = '', part] = column.split('.');
    const value = exported[field];
    return cellOf(part === undefined ? value : (value as Record<string, unknown> | undefined)?.[part]);
  });

function cellOf(value: unknown): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  if (!Array.isArray(value)) return String(value);
  const isPlain = value.every(
    (each) => typeof each === 'string' && !between.test(each) && !each.startsWith('['),
  );
  return isPlain ? value.join('; ') : JSON.stringify(value);
}
