// Rows on their way into the store: gathered into batches, each of which is taken in one step.

import { numbersOnce } from '../../../intake/importedRows.ts';
import { countNames, type ImportCounts, type ImportResult } from '../../../intake/intake.ts';
import type { Rejections } from './rejections.ts';
import type { Row } from './row.ts';

/** A batch is one write of the store: the larger, the fewer. In characters it stays well below what the server takes. */
const most = { rows: 10_000, size: 3_000_000 };

export type Counts = { -readonly [Name in keyof ImportCounts]: number };

/** Counts in `counts` as it goes, so that it is known what was taken where it breaks off. */
export async function send(
  rows: AsyncIterable<Row>,
  take: (items: readonly unknown[]) => Promise<ImportResult>,
  { counts, rejections, done }: { counts: Counts; rejections: Rejections; done: (rows: number) => void },
): Promise<void> {
  const standsTwice = numbersOnce((line) => `line ${line}`);
  let waiting: Row[] = [];
  let size = 0;

  async function flush(): Promise<void> {
    const batch = waiting;
    [waiting, size] = [[], 0];
    const sound = batch.filter(({ faults }) => faults.length === 0);
    const result = sound.length > 0 ? await take(sound.map(({ item }) => item)) : undefined;
    if (result?.kind === 'malformed') throw new Error(`the intake refused a batch: it ${result.message}`);
    for (const name of countNames) counts[name] += result?.[name] ?? 0;
    const refused = new Map(result?.rejected.map(({ index, faults }) => [sound[index], faults]));
    for (const row of batch) {
      const faults = refused.get(row) ?? row.faults;
      if (faults.length > 0) rejections.add(row, faults);
    }
    done(batch.length);
  }

  try {
    for await (const row of rows) {
      const twice = row.faults.length === 0 && standsTwice(row.item, row.place([]).line);
      waiting.push(twice ? { ...row, faults: [twice] } : row);
      size += row.size;
      if (waiting.length >= most.rows || size >= most.size) await flush();
    }
  } finally {
    await flush(); // what stands before the place where a file breaks off is sound
  }
}
