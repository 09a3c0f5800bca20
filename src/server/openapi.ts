// The OpenAPI document, made of the routes that are served and of the schemas that they check with.

import { z } from 'zod';
import { faultSchema } from './answer.ts';
import type { Route, Said } from './route.ts';

type Schema = Record<string, unknown>;
type Direction = 'input' | 'output';

/** What any route may answer that takes such a call. */
const refusals: Readonly<Record<'always' | 'token' | 'body', Readonly<Record<number, string>>>> = {
  always: { 500: 'Something went wrong; the id finds it in the log' },
  token: {
    400: 'The query or the body is not as it should be, or the tenant is not named',
    401: 'The API token is needed',
    403: 'That tenant is not served',
    429: 'Too many wrong tokens came from this address; Retry-After says for how long to wait',
    503: 'No API token is configured',
  },
  body: {
    400: 'The body is not as it should be',
    413: 'The body is too long',
    415: 'The body is not JSON, or comes packed',
  },
};

const tenant = {
  name: 'tenant',
  in: 'query',
  description: 'The tenant; needed unless the store holds orders of exactly one',
  schema: { type: 'string' },
};

export function openApiOf(routes: readonly Route[]): object {
  const components: Schema = {};
  /** Schemas with an id stand among the components, once. */
  function schemaOf(schema: z.ZodType, io: Direction): Schema {
    const { $schema: _draft, $defs, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    Object.assign(components, referring($defs ?? {}));
    const { id } = (schema.meta() ?? {}) as { id?: string };
    if (id === undefined) return referring(rest);
    components[id] = referring(rest);
    return { $ref: `#/components/schemas/${id}` };
  }

  const paths: Record<string, Schema> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route, schemaOf) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'portdesk',
      version: '1',
      description: 'Port orders: what carriers report comes in, and what people change goes out.',
    },
    paths,
    components: {
      schemas: components,
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function operationOf(route: Route, schemaOf: (schema: z.ZodType, io: Direction) => Schema): Schema {
  const { path, summary, body, token, answers } = route;
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = token
    ? [
        tenant,
        ...Object.entries(route.query.shape).map(([name, said]) => parameter(name, schemaOf(said, 'output'))),
      ]
    : [];
  const refused = { ...refusals.always, ...(body && refusals.body), ...(token && refusals.token) };
  const all: Record<number, Said> = {
    ...Object.fromEntries(
      Object.entries(refused).map(([status, description]) => [status, { description, schema: faultSchema }]),
    ),
    ...answers,
  };
  return {
    summary,
    security: token ? [{ token: [] }] : [],
    parameters: [...inPath, ...inQuery],
    ...(body && { requestBody: { required: true, content: json(schemaOf(body.schema, 'input')) } }),
    responses: Object.fromEntries(
      Object.entries(all).map(([status, { description, schema }]) => [
        status,
        { description, ...(schema && { content: json(schemaOf(schema, 'output')) }) },
      ]),
    ),
  };
}

const parameter = (name: string, { description, ...schema }: Schema): Schema => ({
  ...{ name, in: 'query', description, schema },
  ...(schema.type === 'array' && { explode: false }),
});

const json = (schema: Schema): Schema => ({ 'application/json': { schema } });

/** With references to where the components stand. */
const referring = (schema: object): Schema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
