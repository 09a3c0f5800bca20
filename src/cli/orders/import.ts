// portdesk orders import: takes the orders of a JSON file, all of them or none.

import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { ImportFault } from '../../intake/intake.ts';
import { JsonFault, parseJson, placeOf } from '../../stores/jsonText.ts';
import { UsageError } from '../failure.ts';
import { type Surroundings, say } from '../surroundings.ts';
import { type TenantOption, tenantFrom, tenantOption } from './tenant.ts';
import { openWayIn } from './wayIn.ts';

export function importCommand(orders: Command, around: Surroundings): void {
  orders
    .command('import')
    .description('take the orders of a JSON file: all of them, or none')
    .argument('<file>', 'a JSON array of orders; - for stdin')
    .option(...tenantOption)
    .action((file: string, options: TenantOption) => run(file, options, around));
}

async function run(file: string, options: TenantOption, around: Surroundings): Promise<void> {
  const bytes = file === '-' ? await readAll(around.stdin) : await readInput(file);
  const body = readOrders(file, bytes);
  const way = await openWayIn(around);
  try {
    const result = await way.intake.importOrders(tenantFrom(options, way.tenants), body);
    if (result.kind === 'malformed') {
      const told = result.faults.map((fault) => faultLine(file, bytes, fault));
      throw new UsageError(`${told.join('\n')}\nNothing was imported.`);
    }
    const { added, replaced, unchanged } = result;
    say(around.stdout, `${added} added, ${replaced} replaced, ${unchanged} unchanged`);
  } finally {
    await way.close();
  }
}

function readOrders(file: string, bytes: Uint8Array): unknown {
  try {
    return parseJson(bytes);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    const { line, column } = error.place;
    throw new UsageError(`${file}:${line}:${column}: ${error.message}. Nothing was imported.`);
  }
}

function faultLine(file: string, bytes: Uint8Array, { path, message }: ImportFault): string {
  const { line, column } = placeOf(bytes, path);
  const [index, ...field] = path;
  const what = field.length > 0 ? field.join('.') : index === undefined ? 'the file' : 'the order';
  return `${file}:${line}:${column}: ${what} ${message}`;
}

async function readInput(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new UsageError(`cannot read ${file}: ${(cause as Error).message}`, { cause });
  }
}

async function readAll(stream: AsyncIterable<Buffer | string>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
