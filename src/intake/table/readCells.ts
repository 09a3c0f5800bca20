// A row of a table as an order or an event, for the import to check. What a spreadsheet has damaged is named.

import { e164 } from '../../domain/order.ts';
import { telephoneSaid } from '../../domain/telephones.ts';
import { between, type CellKind, type Column, columns, isOfEvent, isOfOrder } from '../../table/columns.ts';
import { unguarded } from '../../table/csv.ts';
import type { RowFault } from '../intake.ts';

export type RowRead =
  | { readonly item: Readonly<Record<string, unknown>> }
  | { readonly number?: string; readonly faults: readonly RowFault[] };

/**
 * @param header the columns in their order; `undefined` where one is not known
 * @returns an order with the fields that have a column (`null` where its cell is empty), or an event without empty fields
 */
export function readCells(header: readonly (Column | undefined)[], cells: readonly string[]): RowRead {
  const texts = new Map<Column, string>();
  header.forEach((column, at) => {
    if (column) texts.set(column, unguarded(cells[at]?.trim() ?? ''));
  });
  const isEvent = Boolean(texts.get('event'));
  const faults = [...texts].flatMap(([column, text]) => (text ? strayFaults(column, isEvent) : []));
  const item: Record<string, unknown> = {};
  const country = texts.get('country') ?? '';
  for (const [column, text] of texts) {
    if (isEvent ? !isOfEvent(column) || text === '' : !isOfOrder(column)) continue;
    const damage = damageIn(text, columns[column]);
    const read = damage ? { fault: damage } : readers[columns[column]](text, country);
    if ('fault' in read) faults.push({ path: column.split('.'), message: read.fault });
    else put(item, column, read.value);
  }
  if (faults.length === 0) return { item };
  return { number: texts.get('number'), faults };
}

/** What stands where a row of its kind has nothing: leaving it aside would lose it. */
function strayFaults(column: Column, isEvent: boolean): RowFault[] {
  if (isEvent && !isOfEvent(column))
    return [
      {
        path: [column],
        message: 'belongs to an order, and this row is an event: give the order in a row of its own',
      },
    ];
  if (!isEvent && !isOfOrder(column))
    return [{ path: [column], message: 'belongs to an event, and the row names none in column event' }];
  return [];
}

/** The parts of `rejection` stand in cells of their own; where all are empty there is none. */
function put(item: Record<string, unknown>, column: Column, value: unknown): void {
  const [field = '', part] = column.split('.');
  if (part === undefined) item[field] = value;
  else if (value === null) item[field] ??= null;
  else item[field] = { ...(item[field] as object | null), [part]: value };
}

type Read = { readonly value: unknown } | { readonly fault: string };

const readers: Readonly<Record<CellKind, (text: string, country: string) => Read>> = {
  text: (text) => ({ value: text || null }),
  code: (text) => ({ value: text || null }),
  number: (text) => ({ value: text === '' ? null : /^\d+$/.test(text) ? Number(text) : text }),
  json: (text) => {
    try {
      return { value: text === '' ? null : JSON.parse(text) };
    } catch {
      return { fault: 'is not JSON, as an export writes it' };
    }
  },
  list: (text) =>
    text.startsWith('[') ? readers.json(text, '') : { value: text === '' ? null : parts(text) },
  telephone: (text, country) => (text === '' ? { value: null } : telephoneIn(text, country)),
  telephones: (text, country) => {
    const read = parts(text).flatMap((part) => telephonesIn(part, country));
    const fault = read.find((each) => 'fault' in each);
    return fault ?? { value: read.flatMap((each) => ('value' in each ? each.value : [])) };
  },
};

const parts = (text: string): string[] =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter(Boolean);

/** Blanks stand within a number and between numbers: a part that is no number as a whole is several. */
function telephonesIn(part: string, country: string): Read[] {
  const whole = telephoneIn(part, country);
  if ('value' in whole) return [whole];
  for (const blank of [/\s+(?=\+)/, /\s+/]) {
    const several = part.split(blank).map((each) => telephoneIn(each, country));
    if (several.length > 1 && several.every((each) => 'value' in each)) return several;
  }
  return [whole];
}

function telephoneIn(text: string, country: string): Read {
  const said = unguarded(text);
  if (e164.safeParse(said).success) return { value: said };
  const number = telephoneSaid(said, country)?.e164;
  if (number) return { value: number };
  const where =
    country || said.startsWith('+') ? '' : '; a number without its country code needs the column country';
  return { fault: `${said} is not a telephone number${where}` };
}

const exactKinds: readonly CellKind[] = ['code', 'telephone', 'telephones', 'number'];

/** What spreadsheets make of a value, and how to get it back. */
function damageIn(text: string, kind: CellKind): string | undefined {
  if (/^#(REF!|NAME\?|N\/A|VALUE!|DIV\/0!|NUM!|NULL!|#+)$/.test(text))
    return `is the spreadsheet's error ${text}: mend the cell there`;
  if (text.includes('\ufffd'))
    return 'has letters that were lost when the file was written: save it as UTF-8';
  if (exactKinds.includes(kind) && /(^|[\s;])\d([.,]\d+)?E\+\d+/.test(text))
    return 'was rounded by the spreadsheet, and its digits are lost: format the column as text and give it again';
  return undefined;
}
