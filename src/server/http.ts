// The HTTP server: which path leads where. Knows neither Teams nor orders.

import type { Logger } from 'pino';
import { createServer, type Request, type Response } from 'restify';
import { factsOf } from '../errorFacts.ts';
import type { Intake } from '../intake/intake.ts';
import type { BotHost } from '../teams/host.ts';
import { type Answer, fault, send } from './answer.ts';
import { type ApiToken, callerOf } from './bearer.ts';
import { readJson } from './body.ts';
import { listenOn, type Place } from './listen.ts';
import { absentIn, eventAnswer, importAnswer } from './orders.ts';

export interface HttpOptions {
  readonly messages: Pick<BotHost, 'process'>;
  readonly intake: Intake;
  /** None: the paths under /api/orders answer 503. */
  readonly apiTokens: readonly ApiToken[];
  /** The tenants there are: where it is one alone, callers need not name it. */
  readonly tenants: () => Promise<readonly string[]>;
  /** Rejects while requests could not be answered. */
  readonly ready: () => Promise<unknown>;
  readonly log: Logger;
  readonly newErrorId: () => string;
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

/** Teams sends at most 100 KB of text; JSON may take several bytes a character. */
const messageLimit = 256 * 1024;
const eventLimit = 64 * 1024;
const importLimit = 16 * 1024 * 1024;

type Route = (req: Request) => Promise<Answer>;

export function createHttpServer(options: HttpOptions): HttpServer {
  const { messages, intake, apiTokens, tenants, ready, log, newErrorId } = options;
  const server = createServer({ name: '' });
  let closing = false;

  const refused = (status: number, code: string, message: string) =>
    fault(status, code, message, newErrorId());

  const withJson =
    (limit: number, take: (json: unknown, req: Request) => Promise<Answer>): Route =>
    async (req) => {
      const body = await readJson(req, limit);
      return body.ok ? take(body.json, req) : refused(body.status, body.code, body.message);
    };

  /** The token comes first: strangers' bodies are not even read. */
  const forCallers =
    (
      limit: number,
      take: (json: unknown, tenant: string, by: string, req: Request) => Promise<Answer>,
    ): Route =>
    async (req) => {
      if (apiTokens.length === 0)
        return refused(
          503,
          'noApiToken',
          'No API token is configured: set PORTDESK_API_TOKEN and start again',
        );
      const by = callerOf(req.headers.authorization, apiTokens);
      if (!by) return refused(401, 'unauthorized', 'Authorization: Bearer with the API token is needed');
      const named = new URLSearchParams(req.getQuery()).getAll('tenant').filter(Boolean);
      const [tenant, ...others] = named.length > 0 ? named : await tenants();
      if (!tenant || others.length > 0)
        return refused(400, 'tenantNeeded', 'Say which tenant, once: ?tenant=<id>');
      return withJson(limit, (json) => take(json, tenant, by, req))(req);
    };

  const on = (method: 'get' | 'post', path: string, route: Route) =>
    server[method](path, async (req: Request, res: Response) => reply(res, await route(req)));

  function reply(res: Response, answer: Answer): void {
    if (closing) res.setHeader('Connection', 'close');
    if (answer.status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
    send(res, answer);
  }

  on(
    'post',
    '/api/messages',
    withJson(messageLimit, async (body, req) => {
      const outcome = await messages.process({ body, authorization: req.headers.authorization });
      return outcome.kind === 'taken'
        ? outcome
        : fault(outcome.status, outcome.code, outcome.message, outcome.id);
    }),
  );
  on(
    'post',
    '/api/orders/:number/events',
    forCallers(eventLimit, async (body, tenant, by, req) => {
      const number = String(req.params.number);
      return eventAnswer(await intake.event(tenant, number, body, by), number, newErrorId);
    }),
  );
  on(
    'post',
    '/api/orders/import',
    forCallers(importLimit, async (body, tenant, by, req) => {
      const absent = absentIn(req.getQuery());
      return absent
        ? importAnswer(await intake.importRows(tenant, body, by, absent), newErrorId)
        : refused(400, 'absentUnknown', 'absent is none or kept: ?absent=kept');
    }),
  );
  on('get', '/healthz', async () => ({ status: 200, body: { status: 'ok' } }));
  on('get', '/readyz', async () => {
    try {
      await ready();
      return { status: 200, body: { status: 'ready' } };
    } catch (error) {
      const errorId = newErrorId();
      log.error({ errorId, error: factsOf(error) }, 'Not ready');
      return fault(503, 'notReady', 'The server cannot answer requests now', errorId);
    }
  });

  // Whatever restify refuses itself, and whatever breaks in a route.
  server.on('restifyError', (_req: Request, res: Response, error: unknown, done: () => void) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    const known = {
      404: ['notFound', 'There is nothing at this path'],
      405: ['methodNotAllowed', 'This path does not take this method'],
    }[status];
    if (known) reply(res, refused(status, known[0] ?? '', known[1] ?? ''));
    else {
      const errorId = newErrorId();
      log.error({ errorId, error: factsOf(error) }, 'A request broke');
      reply(res, fault(500, 'internal', 'Something went wrong', errorId));
    }
    done();
  });

  return {
    listen: async (place) => {
      const address = await listenOn(server, place);
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
