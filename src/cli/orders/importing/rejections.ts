// The rows that an import refuses, told as they come: the first of them on stderr, all of them in a file where one is named.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { RowFault } from '../../../intake/intake.ts';
import { ownerOnly } from '../../../stores/durableFile.ts';
import { csvLine } from '../../../table/csv.ts';
import { UsageError, unwritable } from '../../failure.ts';
import type { Row } from './row.ts';

export interface Rejections {
  /** How many rows. */
  readonly count: number;
  add(row: Row, faults: readonly RowFault[]): void;
  /** Resolves once the report is written. */
  close(): Promise<void>;
}

const toldAtMost = 20;

/** @param report the file to write all of them to. @throws UsageError where it cannot be written */
export async function rejectionsOf(
  name: string,
  report: string | undefined,
  tell: (line: string) => void,
): Promise<Rejections> {
  const file = report === undefined ? undefined : await reportIn(report, name);
  let [count, told] = [0, 0];
  return {
    get count() {
      return count;
    },
    add(row, faults) {
      count += 1;
      for (const fault of faults) {
        const { line, column } = row.place(fault.path);
        const field = fieldOf(fault, row);
        told += 1;
        if (told <= toldAtMost)
          tell(`${[name, line, ...(column ? [column] : [])].join(':')}: ${field} ${fault.message}`);
        file?.write(`${csvLine([String(line), row.number ?? '', field, fault.message])}\n`);
      }
    },
    async close() {
      if (told > toldAtMost && report === undefined)
        tell(`… and ${told - toldAtMost} more; --report FILE writes all of them to a file`);
      if (file) {
        await finished(file.end()).catch((cause: Error) => {
          throw unwritable(String(report), cause);
        });
        if (count > 0) tell(`All that was refused stands in ${report}.`);
      }
    },
  };
}

function fieldOf({ path }: RowFault, { item }: Row): string {
  if (path.length > 0) return path.join('.');
  return typeof item === 'object' && item !== null && 'event' in item ? 'the event' : 'the row';
}

async function reportIn(report: string, name: string) {
  const real = (file: string) => realpath(file).catch(() => undefined);
  if (name !== '-' && (await real(report)) !== undefined && (await real(report)) === (await real(name)))
    throw new UsageError(`the report would overwrite ${name}: name another file`);
  const file = createWriteStream(report, { mode: ownerOnly });
  try {
    await once(file, 'open');
  } catch (cause) {
    throw unwritable(report, cause);
  }
  file.on('error', () => {}); // told when it is closed
  file.write(`${csvLine(['line', 'number', 'field', 'reason'])}\n`);
  return file;
}
