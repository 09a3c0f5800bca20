// The OpenAPI document: valid, and of what is served.

import { Validator } from '@seriousme/openapi-schema-validator';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carrierEvents } from '../../src/domain/lifecycle.ts';
import { orderSchema } from '../../src/domain/order.ts';
import { createIntake } from '../../src/intake/storeIntake.ts';
import { createMetrics } from '../../src/metrics.ts';
import { createOutlet } from '../../src/outlet/outlet.ts';
import { createHttpServer } from '../../src/server/http.ts';
import { openMemoryStore } from '../../src/stores/lowdb.ts';

const clock = () => new Date('2026-11-02T09:00:00Z');
const store = openMemoryStore();
const server = createHttpServer({
  messages: { process: async () => ({ kind: 'taken', status: 200 }) },
  intake: createIntake(store, clock),
  outlet: createOutlet(store, clock),
  metrics: createMetrics(),
  ready: async () => undefined,
  apiTokens: [{ token: 'secret', by: 'API' }],
  tenants: async () => ['demo'],
  serves: () => true,
  log: pino({ level: 'silent' }),
  newErrorId: () => 'error',
});

interface Operation {
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly schema: object }[];
  readonly responses: Readonly<Record<string, { readonly content: object }>>;
}
interface Row {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, object>>;
  readonly anyOf?: readonly Row[];
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let url: string;
let document: OpenApi;
let close: () => Promise<void>;
beforeAll(async () => {
  const listening = await server.listen({ port: 0, host: '127.0.0.1' });
  ({ close } = listening);
  url = `http://127.0.0.1:${listening.address.port}`;
  document = (await (await fetch(`${url}/api/openapi.json`)).json()) as OpenApi;
});
afterAll(() => close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate({ ...structuredClone(document) });
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('has every route, and no other', () => {
    expect(
      operations()
        .map(({ path, method }) => `${method} ${path}`)
        .sort(),
    ).toEqual([
      'get /about',
      'get /api/openapi.json',
      'get /api/orders',
      'get /api/orders/changes',
      'get /api/orders/{number}',
      'get /healthz',
      'get /metrics',
      'get /readyz',
      'post /api/messages',
      'post /api/orders/changes/entered',
      'post /api/orders/import',
      'post /api/orders/{number}/events',
    ]);
  });

  it('has only what is served, and says rightly where the token is needed', async () => {
    for (const { path, method, operation } of operations()) {
      const body = method === 'post' ? '{}' : undefined;
      const headers = { 'Content-Type': 'application/json' };
      const { status } = await fetch(url + path.replace('{number}', '101'), { method, body, headers });
      expect([path, status]).toEqual([path, operation.security.length > 0 ? 401 : 200]);
    }
  });

  it('has orders, changes and faults as components, and nothing that leads nowhere', () => {
    const text = JSON.stringify(document);
    const referred = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(new Set(referred)).toEqual(new Set(Object.keys(document.components.schemas)));
    expect(Object.keys(document.components.schemas).sort()).toEqual([
      'Change',
      'Fault',
      'ImportedEvent',
      'ImportedOrder',
      'Order',
    ]);
    expect(text).not.toContain('$defs');
  });

  it('says what a row of an import may hold', () => {
    const { ImportedOrder, ImportedEvent } = document.components.schemas as Record<string, Row>;
    expect(ImportedOrder).toMatchObject({ required: ['number'], additionalProperties: false });
    expect(Object.keys(ImportedOrder?.properties ?? {}).sort()).toEqual(
      Object.keys(orderSchema.shape).sort(),
    );
    expect(ImportedEvent?.anyOf?.map(({ properties }) => properties?.event)).toEqual(
      Object.keys(carrierEvents).map((event) => ({ type: 'string', const: event })),
    );
    for (const { required } of ImportedEvent?.anyOf ?? [])
      expect(required).toEqual(expect.arrayContaining(['number', 'event', 'eventId']));
  });

  it('names the parameters of queries with their types and defaults', () => {
    const { parameters } = document.paths['/api/orders/changes']?.get ?? {};
    expect(parameters?.map(({ name, schema }) => [name, schema])).toEqual([
      ['tenant', { type: 'string' }],
      ['after', expect.objectContaining({ type: 'integer', minimum: 0, default: 0 })],
      ['limit', expect.objectContaining({ type: 'integer', minimum: 1, maximum: 1000, default: 100 })],
      ['open', { type: 'boolean', default: false }],
      ['secrets', { type: 'boolean', default: false }],
    ]);
  });
});
