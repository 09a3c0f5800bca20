import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMetrics } from '../../src/metrics.ts';
import { createHttpServer } from '../../src/server/http.ts';

const never = async () => {
  throw new Error('not here');
};

async function start() {
  const metrics = createMetrics();
  const { address, close } = await createHttpServer({
    messages: { process: never },
    intake: { event: never, importRows: never },
    outlet: { orders: never, order: never, changes: never, enter: never },
    apiTokens: [{ token: 'hush', by: 'API' }],
    tenants: async () => [],
    serves: () => true,
    ready: async () => undefined,
    metrics,
    log: pino({ level: 'silent' }),
    newErrorId: () => 'E1',
  }).listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(close);
  const get = (headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${address.port}/metrics`, { headers });
  return { metrics, get };
}

describe('the metrics', () => {
  it('count turns by what came of them, and tell how long turns and the store take', async () => {
    const { metrics, get } = await start();
    metrics.turn('message', ['refused rule', 'answered list'], 20);
    metrics.stored('commit', 3, false);
    metrics.stored('read', 1, true);
    metrics.notice('gone');
    metrics.noticesWaiting(3);
    const response = await get();
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const told = await response.text();
    for (const line of [
      'portdesk_outcomes_total{kind="message",came="refused rule"} 1',
      'portdesk_outcomes_total{kind="message",came="answered list"} 1',
      'portdesk_turn_seconds_bucket{le="0.025",kind="message"} 1',
      'portdesk_turn_seconds_bucket{le="0.01",kind="message"} 0',
      'portdesk_store_seconds_count{what="commit",failed="false"} 1',
      'portdesk_store_seconds_count{what="read",failed="true"} 1',
      'portdesk_notices_total{sent="gone"} 1',
      'portdesk_notices_waiting 3',
      'process_resident_memory_bytes',
    ])
      expect(told).toContain(line);
  });

  it.each([
    ['this machine', {}, 200],
    ['who comes by way of a proxy on it', { 'X-Forwarded-For': '203.0.113.7' }, 401],
    ['who comes by way of another kind of proxy', { Forwarded: 'for=203.0.113.7' }, 401],
    ['whoever has the token', { 'X-Forwarded-For': '203.0.113.7', Authorization: 'Bearer hush' }, 200],
    ['who has another token', { 'X-Forwarded-For': '203.0.113.7', Authorization: 'Bearer hash' }, 401],
  ])('are for %s: %j is answered with %i', async (_who, headers, status) => {
    const { get } = await start();
    expect((await get(headers as Record<string, string>)).status).toBe(status);
  });
});
