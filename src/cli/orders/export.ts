// portdesk orders export: all orders as a JSON array, or as a table for a spreadsheet.

import { type Command, Option } from 'commander';
import { exportedColumns } from '../../table/columns.ts';
import { csvLine } from '../../table/csv.ts';
import { exportedOrder } from '../../table/exportedOrder.ts';
import { cellsOf } from '../../table/writtenOrder.ts';
import { type Surroundings, say } from '../surroundings.ts';
import { type ReadingOptions, storedOrders } from './reading.ts';
import { tenantOption } from './tenant.ts';

interface Options extends ReadingOptions {
  readonly format: 'json' | 'csv';
  readonly bom?: boolean;
}

export function exportCommand(command: Command, around: Surroundings): void {
  command
    .option(...tenantOption)
    .option('--secrets', 'with PINs and account numbers instead of masks')
    .addOption(new Option('--format <format>', 'of the export').choices(['json', 'csv']).default('json'))
    .option('--bom', 'with --format csv: a byte order mark first, by which Excel knows UTF-8')
    .action(async ({ format, bom, ...options }: Options) => {
      const exported = (await storedOrders(options, around)).map((order) =>
        exportedOrder(order, around.clock(), options.secrets ?? false),
      );
      if (format === 'json') say(around.stdout, JSON.stringify(exported, null, 2));
      else {
        const lines = [exportedColumns, ...exported.map(cellsOf)].map(csvLine);
        say(around.stdout, `${bom ? '\ufeff' : ''}${lines.join('\n')}`);
      }
    });
}
