// portdesk orders: its commands, one a file in orders/.

import type { Command } from 'commander';
import { changesCommand } from './orders/changes.ts';
import { enteredCommand } from './orders/entered.ts';
import { eventCommand } from './orders/event.ts';
import { exportCommand } from './orders/export.ts';
import { importCommand } from './orders/import.ts';
import { listCommand } from './orders/list.ts';
import { migrateCommand } from './orders/migrate.ts';
import { rotateKeyCommand } from './orders/rotateKey.ts';
import type { Surroundings } from './surroundings.ts';

export function ordersCommand(program: Command, around: Surroundings): void {
  const orders = program
    .command('orders')
    .description('bring orders in and out, and report what carriers did');
  for (const add of [
    importCommand,
    exportCommand,
    listCommand,
    eventCommand,
    changesCommand,
    enteredCommand,
    migrateCommand,
    rotateKeyCommand,
  ])
    add(orders, around);
}
