// The store for commands that only read; works beside a running server.

import { readConfig } from '../../config.ts';
import type { Order } from '../../domain/order.ts';
import { storePlace } from '../../storePlace.ts';
import { openForReading } from '../../stores/open.ts';
import type { OrderReader } from '../../stores/store.ts';
import type { Surroundings } from '../surroundings.ts';
import { type TenantOption, tenantFrom } from './tenant.ts';

export interface ReadingOptions extends TenantOption {
  /** Only who asks for secrets needs the key that they are sealed with. */
  readonly secrets?: boolean;
}

/** Reads from the store, of the tenant that the command is about. */
export async function reading<T>(
  options: ReadingOptions,
  { env }: Surroundings,
  read: (store: OrderReader, tenant: string) => Promise<T>,
): Promise<T> {
  const store = await openForReading(storePlace(readConfig(env)), options.secrets ?? false);
  try {
    return await read(store, await tenantFrom(options, store.tenants));
  } finally {
    await store.close();
  }
}

export const storedOrders = (options: ReadingOptions, around: Surroundings): Promise<readonly Order[]> =>
  reading(options, around, (store, tenant) => store.list(tenant));
