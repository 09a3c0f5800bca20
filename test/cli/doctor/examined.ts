// What doctors examine in tests: a configuration with credentials, at a fixed moment.

import type { Examined } from '../../../src/cli/doctor/finding.ts';
import { readConfig } from '../../../src/config.ts';

export const credentials = {
  MicrosoftAppId: '7d0a3c52-9c4e-4f0e-8a55-0f5a1f6f2b11',
  MicrosoftAppPassword: 'hush-hush',
  MicrosoftAppTenantId: '2b1c0f9e-77aa-4d53-b1c8-90a3d3f5e6c4',
  MicrosoftAppType: 'SingleTenant',
};
export const admin = '5f1e2d3c-4b5a-4968-8776-655443322110';

export const now = new Date('2026-11-18T09:00:00Z');

export const examined = (env: Readonly<Record<string, string>> = {}): Examined => ({
  config: readConfig({ ...credentials, PORTDESK_ADMINS: admin, ...env }),
  clock: () => now,
});
