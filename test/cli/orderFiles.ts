// Orders as files hold them, for tests of the command line.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Order } from '../../src/domain/order.ts';
import { openLowdbForReading } from '../../src/stores/lowdb.ts';
import { newFolder, portdesk } from './portdesk.ts';

export const order = (number: string, changes: object = {}): Record<string, unknown> => ({
  number,
  name: `Office ${number}`,
  country: 'US',
  numberType: 'geographic',
  phoneNumbers: ['+12065550142'],
  accountNumber: `A-${number}`,
  pin: '4711',
  status: 'processing',
  placedAt: '2026-11-02T09:00:00Z',
  placedBy: 'ann',
  ...changes,
});

/** A JSON array in a file of its own, one order a line: the first stands on line 2. */
export function fileOf(orders: readonly object[]): string {
  return fileWith(`[\n${orders.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
}

export function fileWith(text: string): string {
  const file = join(newFolder(), 'given.json');
  writeFileSync(file, text);
  return file;
}

export const textOf = (file: string): string => readFileSync(file, 'utf8');

/** All orders of the tenant as the store holds them now, by number. */
export async function allStored(data: string, tenant = 'demo'): Promise<Readonly<Record<string, Order>>> {
  const orders = await (await openLowdbForReading(data)).list(tenant);
  return Object.fromEntries(orders.map((order) => [order.number, order]));
}

/** An order of the tenant as the store holds it now. */
export const stored = async (data: string, number: string, tenant = 'demo'): Promise<Order | undefined> =>
  (await allStored(data, tenant))[number];

/** What an export says. */
export async function exported(data: string, ...words: string[]): Promise<Record<string, unknown>[]> {
  const { stdout } = await portdesk(['orders', 'export', ...words], { data });
  return JSON.parse(stdout);
}
