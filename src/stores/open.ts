// Opens the store of a place, whichever it is. Each is loaded only where it is used.

import type { LowdbPlace } from './lowdb.ts';
import type { PostgresPlace } from './postgres.ts';
import type { OpenStore, OrderReader } from './store.ts';

export type StorePlace = LowdbPlace | PostgresPlace;

/** @throws StoreError */
export async function openStore(place: StorePlace): Promise<OpenStore> {
  if ('file' in place) return (await import('./lowdb.ts')).openLowdbStore(place);
  return (await import('./postgres.ts')).openPostgresStore(place);
}

/**
 * For a command that only reads: works beside whoever has the store open, and writes nothing.
 * @param secrets whether they are opened with the sealer; else those that are sealed read as the mask
 * @throws StoreError
 */
export async function openForReading(place: StorePlace, secrets: boolean): Promise<OrderReader> {
  const { sealer: own, ...rest } = place;
  const sealer = secrets ? own : undefined;
  if ('file' in rest) return (await import('./lowdb.ts')).openLowdbForReading(rest.file, sealer);
  return (await import('./postgres.ts')).openPostgresForReading({ ...rest, sealer });
}
