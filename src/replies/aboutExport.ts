// Orders as a table for a spreadsheet, in the text of a reply: no file can be attached to it.

import type { Answer } from '../domain/decision.ts';
import type { Standing } from '../domain/standing.ts';
import { type Column, exportedColumns } from '../table/columns.ts';
import { csvLine } from '../table/csv.ts';
import { exportedOrder } from '../table/exportedOrder.ts';
import { cellsOf } from '../table/writtenOrder.ts';
import { filterWords } from './filterWords.ts';
import type { Part, Telling } from './part.ts';

/** What goes by the message itself, or has an answer of its own and would leave no room for other orders. */
const leftOut: readonly Column[] = ['tenant', 'version', 'comments', 'history'];

/** Blank where the rules do not let the order be viewed. */
const governed: readonly Column[] = [
  ...(['phoneNumbers', 'carrier', 'btn', 'accountNumber', 'pin', 'organization'] as const),
  ...(['authorizedPerson', 'serviceAddress', 'requester', 'notify'] as const),
];

/** How much of a table fits a message, in bytes of UTF-8. */
const mostBytes = 20_000;

export function exportPart(
  { standings, filter, sorting }: Extract<Answer, { about: 'export' }>,
  { voice, now }: Telling,
): Part {
  const header = rowOf(exportedColumns);
  const rows = fitting([header, ...standings.map((standing) => rowOf(cells(standing, now)))]);
  const shown = rows.length - 1;
  const hidden = standings.length - shown;
  const asked = filterWords(filter, sorting, voice);
  const heading = asked
    ? voice.t('export.headingFilter', { count: shown, filter: asked })
    : voice.t('export.heading', { count: shown });
  const more = hidden > 0 ? [voice.t('export.more', { count: hidden })] : [];
  return { lines: [heading, voice.t('export.use'), voice.t('export.blank'), ...more, '', ...rows] };
}

const cells = ({ order, allowed }: Standing, now: Date): readonly string[] =>
  cellsOf(exportedOrder(order, now, false)).map((cell, place) => {
    const isGoverned = governed.some((column) => column === exportedColumns[place]);
    return isGoverned && !allowed.includes('view') ? '' : cell;
  });

const rowOf = (all: readonly string[]): string =>
  csvLine(all.filter((_cell, place) => !leftOut.some((column) => column === exportedColumns[place])));

/** The rows from the first on for which there is room. */
function fitting(rows: readonly string[]): readonly string[] {
  const encoder = new TextEncoder();
  let bytes = 0;
  const over = rows.findIndex((row) => {
    bytes += encoder.encode(row).length + 1;
    return bytes > mostBytes;
  });
  return over < 0 ? rows : rows.slice(0, over);
}
