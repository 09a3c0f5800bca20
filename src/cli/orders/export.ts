// portdesk orders export: all orders as a JSON array.

import type { Command } from 'commander';
import { exportedOrder } from '../../intake/exportedOrder.ts';
import { type Surroundings, say } from '../surroundings.ts';
import { type ReadingOptions, storedOrders } from './reading.ts';
import { tenantOption } from './tenant.ts';

export function exportCommand(orders: Command, around: Surroundings): void {
  orders
    .command('export')
    .description('write all orders to stdout as a JSON array')
    .option(...tenantOption)
    .option('--secrets', 'with PINs and account numbers instead of masks')
    .action(async (options: ReadingOptions) => {
      const exported = (await storedOrders(options, around)).map((order) =>
        exportedOrder(order, around.clock(), options.secrets ?? false),
      );
      say(around.stdout, JSON.stringify(exported, null, 2));
    });
}
