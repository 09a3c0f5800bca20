// A route as a row of a table: where it leads, what it takes and what it answers. http.ts serves the rows, openapi.ts
// describes them.

import type { z } from 'zod';
import type { Answer, Refusal } from './answer.ts';

export interface Call {
  /** The values of the path's `:names`. */
  readonly params: Readonly<Record<string, string>>;
  /** Untrusted JSON, where the route takes some; whom it is for checks it. */
  readonly body: unknown;
  readonly authorization?: string;
  /** The address that it comes from. */
  readonly from: string;
  /** Comes from this machine itself, and is no stranger's that a proxy on it hands on. */
  readonly isLocal: boolean;
}

/** A call with the API token: for which tenant, who calls, and what the query says. */
export interface TokenCall<Query> extends Call {
  readonly tenant: string;
  readonly by: string;
  readonly query: Query;
}

interface Row {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly summary: string;
  /** `limit`: in bytes. The schema describes the body. */
  readonly body?: { readonly limit: number; readonly schema: z.ZodType };
  /** By status; those that every route of its kind has (openapi.ts) are not named. */
  readonly answers: Readonly<Record<number, Said>>;
}

export interface Said {
  readonly description: string;
  readonly schema?: z.ZodType;
}

type Query = z.ZodObject;

export interface OpenRoute extends Row {
  readonly token: false;
  take(call: Call): Promise<Answer | Refusal>;
}

export interface TokenRoute extends Row {
  readonly token: true;
  /** What the query may say beside the tenant. */
  readonly query: Query;
  take(call: TokenCall<unknown>): Promise<Answer | Refusal>;
}

export type Route = OpenRoute | TokenRoute;

/** A route for who has the API token; its call has the query that it describes. */
export const tokenRoute = <Q extends Query>(
  row: Row & { readonly query: Q; take(call: TokenCall<z.output<Q>>): Promise<Answer | Refusal> },
): TokenRoute => ({ ...row, token: true, take: (call) => row.take(call as TokenCall<z.output<Q>>) });
