// Which tenant a command is about.

import { demoTenant } from '../../domain/people.ts';
import { UsageError } from '../failure.ts';

export interface TenantOption {
  readonly tenant?: string;
}

export const tenantOption = ['--tenant <id>', 'the tenant; needed where the store holds several'] as const;

/** The tenant named, or the only one there is. */
export async function tenantFrom(
  { tenant }: TenantOption,
  tenants: () => Promise<readonly string[]>,
): Promise<string> {
  if (tenant) return tenant;
  const [only, ...others] = await tenants();
  if (others.length > 0)
    throw new UsageError(`The store holds several tenants (${[only, ...others].join(', ')}): say --tenant`);
  return only ?? demoTenant;
}
