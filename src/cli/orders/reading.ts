// The store for commands that only read; works beside a running server.

import { readConfig } from '../../config.ts';
import type { Order } from '../../domain/order.ts';
import { storePlace } from '../../storePlace.ts';
import type { OrderReader } from '../../stores/groupCommit.ts';
import { openLowdbForReading } from '../../stores/lowdb.ts';
import type { Surroundings } from '../surroundings.ts';
import { type TenantOption, tenantFrom } from './tenant.ts';

export interface ReadingOptions extends TenantOption {
  /** Only who asks for secrets needs the key that they are sealed with. */
  readonly secrets?: boolean;
}

/** The store, and the tenant that the command is about. */
export async function openReader(
  options: ReadingOptions,
  { env }: Surroundings,
): Promise<{ readonly store: OrderReader; readonly tenant: string }> {
  const { file, sealer } = storePlace(readConfig(env));
  const store = await openLowdbForReading(file, options.secrets ? sealer : undefined);
  return { store, tenant: await tenantFrom(options, store.tenants) };
}

export async function storedOrders(options: ReadingOptions, around: Surroundings): Promise<readonly Order[]> {
  const { store, tenant } = await openReader(options, around);
  return store.list(tenant);
}
