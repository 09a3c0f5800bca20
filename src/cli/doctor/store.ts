// Checks the store: whether it opens, its key fits and its folder can be written; and the process that has it open.
// Looks only: takes no lock and writes nothing.

import { constants, existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { storeName, storePlace } from '../../storePlace.ts';
import { readLock } from '../../stores/lock.ts';
import { openForReading, type StorePlace } from '../../stores/open.ts';
import { StoreError } from '../../stores/store.ts';
import { counted } from '../counted.ts';
import { type Examined, type Finding, fail, ok, warn } from './finding.ts';

export async function storeFindings({ config }: Examined): Promise<readonly Finding[]> {
  const place = storePlace(config);
  const unwritable = 'file' in place ? await folderFindings(place.file) : [];
  if (unwritable.length > 0) return unwritable;
  try {
    const isNew = 'file' in place && !existsSync(place.file);
    const holds = isNew
      ? 'not there yet; the first order makes it'
      : counted(await countOrders(place), 'order');
    return [
      ok(`${storeName(config)}: ${holds}`),
      ...(config.key ? [] : [warn('PORTDESK_KEY: is not set, so PINs and account numbers are stored plain')]),
    ];
  } catch (error) {
    return [failed(error)];
  }
}

/** Opens the secrets of each. */
async function countOrders(place: StorePlace): Promise<number> {
  const store = await openForReading(place, true);
  try {
    const tenants = await store.tenants();
    return (await Promise.all(tenants.map((tenant) => store.list(tenant)))).flat().length;
  } finally {
    await store.close();
  }
}

/** Where the folder is not there yet, it is made in the nearest one that is. */
async function folderFindings(file: string): Promise<readonly Finding[]> {
  let folder = dirname(resolve(file));
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  try {
    await access(folder, constants.W_OK | constants.X_OK);
    return [];
  } catch (error) {
    const { message } = error as Error;
    return [fail(`${folder} cannot be written (${message}): make it writable, or set PORTDESK_DATA`)];
  }
}

/** How long the server may take to say whether it is ready, in milliseconds. */
const patience = 10_000;

export async function processFindings({ config }: Examined): Promise<readonly Finding[]> {
  const place = storePlace(config);
  if (!('file' in place)) return [ok('any number of processes may serve from one database')];
  try {
    const owner = await readLock(place.file);
    if (!owner) return [ok('no process has the store open')];
    const who = `process ${owner.pid}, running since ${owner.startedAt}, has the store open`;
    if (!owner.address) return [warn(`${who} and serves nobody: a chat, a command, or a server that starts`)];
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(new URL('/readyz', owner.address), { signal }).catch(() => undefined);
    return response?.ok
      ? [ok(`${who} and is ready at ${owner.address}`)]
      : [fail(`${who} and is not ready at ${owner.address}: look into its log, or start it again`)];
  } catch (error) {
    return [failed(error)];
  }
}

function failed(error: unknown): Finding {
  if (!(error instanceof StoreError)) throw error;
  return fail(error.message);
}
