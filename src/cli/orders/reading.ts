// The orders of the store, for commands that only read; works beside a running server.

import { readConfig } from '../../config.ts';
import type { Order } from '../../domain/order.ts';
import { openLowdbForReading } from '../../stores/lowdb.ts';
import type { Surroundings } from '../surroundings.ts';
import { type TenantOption, tenantFrom } from './tenant.ts';

export async function storedOrders(options: TenantOption, { env }: Surroundings): Promise<readonly Order[]> {
  const store = await openLowdbForReading(readConfig(env).dataFile);
  return store.list(tenantFrom(options, await store.tenants()));
}
