// The bot as it is started, with the demo orders: what its store holds of them, and what a carrier reports.

import { rmSync } from 'node:fs';
import { expect } from 'vitest';
import { serve } from '../cli/portdesk.ts';

export interface Bot {
  /** `http://127.0.0.1:40123/api/messages` */
  readonly endpoint: string;
  /** What the store holds of an order. */
  order(number: string): Promise<Record<string, unknown>>;
  /** A carrier's event. */
  report(number: string, event: object): Promise<void>;
  stop(): Promise<void>;
}

/** `token`: what programs show it. */
export async function startBot(token: string): Promise<Bot> {
  const server = await serve(['--demo'], { env: { PORTDESK_API_TOKEN: token } });
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  async function call(path: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
    const response = await fetch(`${server.url}/api/orders/${path}`, { ...init, headers });
    expect(response.status).toBe(200);
    return (await response.json()) as Record<string, unknown>;
  }
  return {
    endpoint: `${server.url}/api/messages`,
    order: (number) => call(number),
    async report(number, event) {
      const body = JSON.stringify({ eventId: `${number} ${JSON.stringify(event)}`, ...event });
      await call(`${number}/events`, { method: 'POST', body });
    },
    async stop() {
      await server.stop();
      rmSync(server.data, { force: true });
    },
  };
}
