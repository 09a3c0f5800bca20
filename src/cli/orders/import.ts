// portdesk orders import: takes orders and carriers' events from a file, every row that is right.

import type { Command } from 'commander';
import { CheckFailed } from '../failure.ts';
import { printable } from '../printable.ts';
import { progressOn } from '../progress.ts';
import { type Surroundings, say } from '../surroundings.ts';
import { rejectionsOf } from './importing/rejections.ts';
import { rowsOf } from './importing/rows.ts';
import { type Counts, send } from './importing/send.ts';
import { openSource } from './importing/source.ts';
import { type TenantOption, tenantFrom, tenantOption } from './tenant.ts';
import { openWayIn } from './wayIn.ts';

interface Options extends TenantOption {
  readonly report?: string;
  readonly encoding?: string;
}

export function importCommand(command: Command, around: Surroundings): void {
  command
    .argument('<file>', 'CSV, a JSON array or JSON lines; - for stdin')
    .option(...tenantOption)
    .option('--report <file>', 'write the rejected rows as CSV: line, number, field, reason')
    .option(
      '--encoding <name>',
      'such as windows-1252, where it is neither UTF-8, UTF-16 with its mark nor Shift_JIS',
    )
    .action((file: string, options: Options) => run(file, options, around));
}

async function run(name: string, options: Options, around: Surroundings): Promise<void> {
  const { stdin, stdout, stderr, clock } = around;
  const source = await openSource(name, stdin);
  const progress = progressOn(stderr, { size: source.size, pieces: 'rows' }, clock);
  const tell = (text: string) => {
    progress.end();
    say(stderr, printable(text));
  };
  const { rows, absent } = await rowsOf(source, {
    encoding: options.encoding,
    warn: tell,
    read: (bytes) => progress.done({ size: bytes }),
  });
  const rejections = await rejectionsOf(name, options.report, tell);
  const way = await openWayIn(around);
  const counts: Counts = { added: 0, replaced: 0, unchanged: 0, moved: 0 };
  try {
    const tenant = await tenantFrom(options, way.tenants);
    const take = (items: readonly unknown[]) => way.intake.importRows(tenant, items, 'command line', absent);
    await send(rows, take, { counts, rejections, done: (sent) => progress.done({ count: sent }) });
    progress.end();
    say(stdout, inWords(counts, rejections.count));
  } catch (error) {
    if (Object.values(counts).some((count) => count > 0))
      tell(
        `Taken so far: ${inWords(counts, rejections.count)}. Import the file again: nothing is done twice.`,
      );
    throw error;
  } finally {
    progress.end();
    await way.close();
    await rejections.close();
  }
  if (rejections.count > 0) throw new CheckFailed('rows were rejected; mend them, and import the file again');
}

/** Events are told of where there are any. */
const inWords = ({ added, replaced, unchanged, moved }: Counts, rejected: number): string =>
  `${added} added, ${replaced} replaced, ${unchanged} unchanged` +
  `${moved > 0 ? `, ${moved} moved by events` : ''}, ${rejected} rejected`;
