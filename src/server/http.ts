// The HTTP server: serves the routes, whatever they are, and gives every fault its shape and its id.

import type { Logger } from 'pino';
import { createServer, type Request, type Response } from 'restify';
import { factsOf } from '../errorFacts.ts';
import { type Answer, fault, faultsIn, type Refusal, refusal, send } from './answer.ts';
import type { ApiToken } from './bearer.ts';
import { readJson } from './body.ts';
import { createGate, type Gate, type Tries, usualTries } from './gate.ts';
import { listenOn, type Patience, type Place } from './listen.ts';
import type { Call, Route, TokenRoute } from './route.ts';
import { type Doors, routesTo } from './routes.ts';
import { addressOf, isLocal } from './sender.ts';

export interface HttpOptions extends Omit<Doors, 'notReady' | 'gate'> {
  /** None: the paths under /api/orders answer 503. */
  readonly apiTokens: readonly ApiToken[];
  /** The tenants there are: where it is one alone, callers need not name it. */
  readonly tenants: () => Promise<readonly string[]>;
  readonly serves: (tenant: string) => boolean;
  readonly log: Logger;
  readonly newErrorId: () => string;
  readonly tries?: Tries;
  readonly patience?: Patience;
}

export interface Listening {
  readonly address: Place;
  /** Takes no more requests; resolves once those under way are answered. */
  close(): Promise<void>;
}

export interface HttpServer {
  /** Rejects with ListenError. Port 0 takes any free one. */
  listen(place: Place): Promise<Listening>;
}

type Given = Answer | Refusal;

export function createHttpServer(options: HttpOptions): HttpServer {
  const { log, newErrorId, tries = usualTries, patience } = options;
  const gate = createGate(options.apiTokens, tries);
  const server = createServer({ name: '' });
  let closing = false;

  function noted(error: unknown, what: string): string {
    const errorId = newErrorId();
    log.error({ errorId, error: factsOf(error) }, what);
    return errorId;
  }

  const broken = (error: unknown): Refusal => ({
    ...refusal(500, 'internal', 'Something went wrong'),
    id: noted(error, 'A request broke'),
  });

  /** With the id of the line in the log that tells of it. */
  function logged(refused: Refusal): Refusal & { readonly id: string } {
    const { status, code, id = newErrorId() } = refused;
    if (refused.id === undefined) log.info({ errorId: id, status, code }, 'A request was refused');
    return { ...refused, id };
  }

  function reply(res: Response, given: Given): void {
    if (closing) res.setHeader('Connection', 'close');
    if (given.status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
    if ('retryAfter' in given) res.setHeader('Retry-After', String(given.retryAfter));
    send(res, 'code' in given ? fault(logged(given)) : given);
  }

  for (const route of routesTo({
    ...options,
    notReady: (error) => noted(error, 'Not ready'),
    gate,
  })) {
    const take = route.token ? withToken(route, gate, options) : withBody(route, route.take);
    server[route.method](route.path, async (req: Request, res: Response) => reply(res, await take(req)));
  }

  // Whatever restify refuses itself, and whatever breaks in a route.
  server.on('restifyError', (_req: Request, res: Response, error: unknown, done: () => void) => {
    const { statusCode = 500 } = error as { statusCode?: number };
    reply(res, known[statusCode] ?? broken(error));
    done();
  });

  return {
    listen: async (place) => {
      const address = await listenOn(server, place, patience);
      server.on('error', (error: unknown) => log.error({ error: factsOf(error) }, 'The server stumbled'));
      return {
        address,
        close: () =>
          new Promise((resolve) => {
            closing = true;
            server.close(() => resolve());
          }),
      };
    },
  };
}

const known: Readonly<Record<number, Refusal>> = {
  404: refusal(404, 'notFound', 'There is nothing at this path'),
  405: refusal(405, 'methodNotAllowed', 'This path does not take this method'),
};

const withBody =
  ({ body }: Pick<Route, 'body'>, take: (call: Call) => Promise<Given>) =>
  async (req: Request): Promise<Given> => {
    const read = body ? await readJson(req, body.limit) : { json: undefined };
    if ('code' in read) return read;
    return take({
      params: req.params as Call['params'],
      body: read.json,
      authorization: req.headers.authorization,
      from: addressOf(req),
      isLocal: isLocal(req),
    });
  };

/** The token comes first: strangers' bodies are not even read. */
const withToken =
  (
    route: TokenRoute,
    gate: Gate,
    { apiTokens, tenants, serves }: Pick<HttpOptions, 'apiTokens' | 'tenants' | 'serves'>,
  ) =>
  async (req: Request): Promise<Given> => {
    if (apiTokens.length === 0)
      return refusal(503, 'noApiToken', 'No API token is configured: set PORTDESK_API_TOKEN and start again');
    const admitted = await gate({ authorization: req.headers.authorization, from: addressOf(req) });
    if ('code' in admitted) return admitted;
    const said = new URLSearchParams(req.getQuery());
    const named = said.getAll('tenant').filter(Boolean);
    const [tenant, ...others] = named.length > 0 ? named : (await tenants()).filter(serves);
    if (!tenant || others.length > 0)
      return refusal(400, 'tenantNeeded', 'Say which tenant, once: ?tenant=<id>');
    if (!serves(tenant)) return refusal(403, 'unknownTenant', 'PORTDESK_TENANTS does not name that tenant');
    said.delete('tenant');
    const twice = [...said.keys()].find((name) => said.getAll(name).length > 1);
    if (twice) return refusal(400, 'malformedQuery', `${twice}: stands more than once; say it once`);
    const query = route.query.safeParse(Object.fromEntries(said));
    if (!query.success) return refusal(400, 'malformedQuery', faultsIn(query.error, 'the query'));
    return withBody(route, (call) => route.take({ ...call, ...admitted, tenant, query: query.data }))(req);
  };
