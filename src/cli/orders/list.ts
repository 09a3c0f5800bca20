// portdesk orders list: a line an order, tabs between number, status as of now, FOC date and name.

import type { Command } from 'commander';
import { statusAt } from '../../domain/lifecycle.ts';
import { printableInLine } from '../printable.ts';
import { type Surroundings, say } from '../surroundings.ts';
import { storedOrders } from './reading.ts';
import { type TenantOption, tenantOption } from './tenant.ts';

export function listCommand(command: Command, around: Surroundings): void {
  command.option(...tenantOption).action(async (options: TenantOption) => {
    for (const order of await storedOrders(options, around)) {
      const { number, focDate = '-', name } = order;
      const status = statusAt(order, around.clock());
      say(around.stdout, [number, status, focDate, printableInLine(name)].join('\t'));
    }
  });
}
