// portdesk orders: import, export, list and carriers' events. What writes goes through the running server where there is one.

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { carrierEvents, statusAt } from '../domain/lifecycle.ts';
import { demoTenant } from '../domain/people.ts';
import { createIntake, type ImportFault, type ImportResult } from '../intake/intake.ts';
import { exportedOrder } from '../intake/orders.ts';
import { JsonFault, parseJson, placeOf } from '../stores/jsonText.ts';
import { openLowdbForReading, openLowdbStore } from '../stores/lowdb.ts';
import { CheckFailed, UsageError } from './failure.ts';
import { type Answered, post, runningServer } from './running.ts';
import { type Surroundings, say } from './surroundings.ts';

interface TenantOption {
  readonly tenant?: string;
}

export function ordersCommand(program: Command, around: Surroundings): void {
  const orders = program
    .command('orders')
    .description('bring orders in and out, and report what carriers did');
  const tenantOption = ['--tenant <id>', 'the tenant; needed where the store holds several'] as const;
  orders
    .command('import')
    .description('take the orders of a JSON file: all of them, or none')
    .argument('<file>', 'a JSON array of orders; - for stdin')
    .option(...tenantOption)
    .action((file: string, options: TenantOption) => importFile(file, options, around));
  orders
    .command('export')
    .description('write all orders to stdout as a JSON array')
    .option(...tenantOption)
    .option('--secrets', 'with PINs and account numbers instead of masks')
    .action((options: TenantOption & { secrets?: boolean }) => exportAll(options, around));
  orders
    .command('list')
    .description('list the orders with their status as of now')
    .option(...tenantOption)
    .action((options: TenantOption) => list(options, around));
  orders
    .command('event')
    .description(`report what a carrier did: ${Object.keys(carrierEvents).join(', ')}`)
    .argument('<number>', 'the order')
    .argument('<name>', 'the event')
    .argument(
      '[key=value...]',
      'focDate=2026-12-01T09:00:00+09:00, reason=pinInvalid, eventId=…, at=…',
      pair,
      {},
    )
    .option(...tenantOption)
    .action((number: string, name: string, pairs: Readonly<Record<string, string>>, options: TenantOption) =>
      event(number, name, pairs, options, around),
    );
}

function pair(word: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [, key, value] = /^([A-Za-z]+)=(.+)$/.exec(word) ?? [];
  if (!key || !value) throw new InvalidArgumentError('write key=value');
  if (key === 'event') throw new InvalidArgumentError('the event stands before the pairs');
  return { ...before, [key]: value };
}

/** The tenant named, or the only one there is. */
function tenantFrom({ tenant }: TenantOption, tenants: readonly string[]): string {
  if (tenant) return tenant;
  const [only, ...others] = tenants;
  if (others.length > 0)
    throw new UsageError(`The store holds several tenants (${tenants.join(', ')}): say --tenant`);
  return only ?? demoTenant;
}

async function importFile(file: string, options: TenantOption, around: Surroundings): Promise<void> {
  const bytes = file === '-' ? await readAll(around.stdin) : await readInput(file);
  let body: unknown;
  try {
    body = parseJson(bytes);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    const { line, column } = error.place;
    throw new UsageError(`${file}:${line}:${column}: ${error.message}. Nothing was imported.`);
  }
  const result = await importBody(body, options, around);
  if (result.kind === 'malformed') {
    const told = result.faults.map((fault) => faultLine(file, bytes, fault));
    throw new UsageError(`${told.join('\n')}\nNothing was imported.`);
  }
  const { added, replaced, unchanged } = result;
  say(around.stdout, `${added} added, ${replaced} replaced, ${unchanged} unchanged`);
}

function faultLine(file: string, bytes: Uint8Array, { path, message }: ImportFault): string {
  const { line, column } = placeOf(bytes, path);
  const [index, ...field] = path;
  const what = field.length > 0 ? field.join('.') : index === undefined ? 'the file' : 'the order';
  return `${file}:${line}:${column}: ${what} ${message}`;
}

async function importBody(body: unknown, options: TenantOption, around: Surroundings): Promise<ImportResult> {
  const { dataFile } = readConfig(around.env);
  const server = await runningServer(dataFile);
  if (server) {
    const tenants = await (await openLowdbForReading(dataFile)).tenants();
    const query = new URLSearchParams({ tenant: tenantFrom(options, tenants) });
    const answered = await post(server, `/api/orders/import?${query}`, body);
    return importResult(answered);
  }
  const store = await openLowdbStore({ file: dataFile });
  try {
    const tenant = tenantFrom(options, await store.tenants());
    return await createIntake(store, around.clock).importOrders(tenant, body);
  } finally {
    await store.close();
  }
}

const countsSchema = z.object({ added: z.int(), replaced: z.int(), unchanged: z.int() });
const faultsSchema = z.object({
  error: z.object({
    faults: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })),
  }),
});

function importResult({ body, fault }: Answered): ImportResult {
  const counts = countsSchema.safeParse(body);
  if (counts.success) return { kind: 'imported', ...counts.data };
  const faults = faultsSchema.safeParse(body);
  if (faults.success) return { kind: 'malformed', faults: faults.data.error.faults };
  throw new UsageError(fault ?? 'the server gave no answer that can be read');
}

async function exportAll(
  { secrets = false, ...options }: TenantOption & { secrets?: boolean },
  around: Surroundings,
) {
  const orders = await read(options, around);
  const exported = orders.map((order) => exportedOrder(order, around.clock(), secrets));
  say(around.stdout, JSON.stringify(exported, null, 2));
}

async function list(options: TenantOption, around: Surroundings): Promise<void> {
  for (const order of await read(options, around)) {
    const { number, name } = order;
    say(around.stdout, [number, statusAt(order, around.clock()), order.focDate ?? '-', name].join('\t'));
  }
}

async function read(options: TenantOption, { env }: Surroundings) {
  const store = await openLowdbForReading(readConfig(env).dataFile);
  return store.list(tenantFrom(options, await store.tenants()));
}

async function event(
  number: string,
  name: string,
  pairs: Readonly<Record<string, string>>,
  options: TenantOption,
  around: Surroundings,
): Promise<void> {
  const { dataFile } = readConfig(around.env);
  const body = { event: name, eventId: randomUUID(), at: around.clock().toISOString(), ...pairs };
  const server = await runningServer(dataFile);
  if (server) {
    const tenants = await (await openLowdbForReading(dataFile)).tenants();
    const query = new URLSearchParams({ tenant: tenantFrom(options, tenants) });
    const answered = await post(server, `/api/orders/${encodeURIComponent(number)}/events?${query}`, body);
    if (answered.fault) throw new (answered.status === 409 ? CheckFailed : UsageError)(answered.fault);
    const { from, to, repeated } = answered.body as { from?: string; to?: string; repeated?: boolean };
    return say(around.stdout, repeated ? alreadySeen : `${number}: ${from} -> ${to}`);
  }
  const store = await openLowdbStore({ file: dataFile });
  try {
    const tenant = tenantFrom(options, await store.tenants());
    const result = await createIntake(store, around.clock).event(tenant, number, body, 'command line');
    switch (result.kind) {
      case 'moved':
        return say(around.stdout, `${number}: ${result.from} -> ${result.to}`);
      case 'repeated':
        return say(around.stdout, alreadySeen);
      case 'unknownOrder':
        throw new UsageError(`There is no order ${number} in tenant ${tenant}`);
      case 'malformed':
        throw new UsageError(result.faults.join('\n'));
      case 'impossible':
        throw new CheckFailed(result.message);
    }
  } finally {
    await store.close();
  }
}

const alreadySeen = 'this event was taken before; nothing was changed';

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
