// portdesk orders export: all orders as a JSON array.

import type { Command } from 'commander';
import { exportedOrder } from '../../intake/exportedOrder.ts';
import { type Surroundings, say } from '../surroundings.ts';
import { storedOrders } from './reading.ts';
import { type TenantOption, tenantOption } from './tenant.ts';

interface Options extends TenantOption {
  readonly secrets?: boolean;
}

export function exportCommand(orders: Command, around: Surroundings): void {
  orders
    .command('export')
    .description('write all orders to stdout as a JSON array')
    .option(...tenantOption)
    .option('--secrets', 'with PINs and account numbers instead of masks')
    .action(async ({ secrets = false, ...options }: Options) => {
      const exported = (await storedOrders(options, around)).map((order) =>
        exportedOrder(order, around.clock(), secrets),
      );
      say(around.stdout, JSON.stringify(exported, null, 2));
    });
}
