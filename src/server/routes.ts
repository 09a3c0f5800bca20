// All routes: which path leads where.

import { z } from 'zod';
import { aboutPath, readAbout } from '../appPackage/sources.ts';
import type { Intake } from '../intake/intake.ts';
import type { Outlet } from '../outlet/outlet.ts';
import type { BotHost } from '../teams/host.ts';
import { done, faultSchema, refusal } from './answer.ts';
import type { Gate } from './gate.ts';
import { intakeRoutes } from './intakeRoutes.ts';
import { openApiOf } from './openapi.ts';
import { outletRoutes } from './outletRoutes.ts';
import type { OpenRoute, Route } from './route.ts';

/** What whoever wires the server lets be read of it. */
export interface Metrics {
  /** The media type of the text. */
  readonly type: string;
  text(): Promise<string>;
}

export interface Doors {
  readonly messages: Pick<BotHost, 'process'>;
  readonly intake: Intake;
  readonly outlet: Outlet;
  /** Rejects while requests could not be answered. */
  readonly ready: () => Promise<unknown>;
  readonly metrics: Metrics;
  readonly gate: Gate;
  /** Told why `ready` rejected; gives the id under which it was noted. */
  readonly notReady: (error: unknown) => string;
}

export function routesTo(doors: Doors): readonly Route[] {
  const routes: readonly Route[] = [
    messages(doors),
    ...outletRoutes(doors.outlet),
    ...intakeRoutes(doors.intake),
    {
      ...{ method: 'get', path: '/api/openapi.json', summary: 'This document', token: false },
      answers: { 200: { description: 'OpenAPI 3.1', schema: z.looseObject({ openapi: z.string() }) } },
      take: async () => done(openApiOf(routes)),
    },
    {
      ...{ method: 'get', path: '/healthz', summary: 'Whether the server lives', token: false },
      answers: { 200: { description: 'It does', schema: z.object({ status: z.literal('ok') }) } },
      take: async () => done({ status: 'ok' }),
    },
    readiness(doors),
    metricsRoute(doors),
    {
      ...{ method: 'get', path: aboutPath, summary: 'What portdesk is, for people', token: false },
      answers: { 200: { description: 'HTML, in English and Japanese' } },
      take: async () => ({ status: 200, other: { type: 'text/html; charset=utf-8', text: readAbout() } }),
    },
  ];
  return routes;
}

/** In bytes. Teams sends at most 100 KB of text; JSON may take several bytes a character. */
const messageLimit = 256 * 1024;

const messages = ({ messages: host }: Doors): OpenRoute => ({
  ...{
    method: 'post',
    path: '/api/messages',
    summary: 'An activity from a Bot Framework channel',
    token: false,
  },
  body: { limit: messageLimit, schema: z.looseObject({ type: z.string() }).describe('An activity') },
  answers: {
    200: { description: 'Taken; with the answer where the channel expects it here' },
    401: { description: 'The channel is not authenticated', schema: faultSchema },
    403: { description: 'The tenant, or the place to answer to, is not served', schema: faultSchema },
  },
  take: ({ body, authorization }) => host.process({ body, authorization }),
});

const metricsRoute = ({ metrics, gate }: Doors): OpenRoute => ({
  ...{ method: 'get', path: '/metrics', summary: 'What can be counted, for Prometheus', token: false },
  answers: {
    200: { description: "Prometheus' text format" },
    401: { description: 'Neither from this machine nor with the API token', schema: faultSchema },
    429: { description: 'Too many wrong tokens came from this address', schema: faultSchema },
  },
  async take(call) {
    const refused = call.isLocal ? undefined : await gate(call);
    if (refused && 'code' in refused) return refused;
    return { status: 200, other: { type: metrics.type, text: await metrics.text() } };
  },
});

const readiness = ({ ready, notReady }: Doors): OpenRoute => ({
  ...{ method: 'get', path: '/readyz', summary: 'Whether the server can answer', token: false },
  answers: {
    200: { description: 'It can', schema: z.object({ status: z.literal('ready') }) },
    503: { description: 'It cannot', schema: faultSchema },
  },
  async take() {
    try {
      await ready();
      return done({ status: 'ready' });
    } catch (error) {
      const id = notReady(error);
      return { ...refusal(503, 'notReady', 'The server cannot answer requests now'), id };
    }
  },
});
