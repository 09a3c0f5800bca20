// What comes in from carriers and from files.

import { z } from 'zod';
import { carrierEventSchema } from '../domain/lifecycle.ts';
import { eventAnswer, importAnswer } from '../intake/answers.ts';
import type { EventResult, Intake } from '../intake/intake.ts';
import { rowSchema } from '../intake/rowSchema.ts';
import { type Answer, done, faultSchema, type Refusal, refusal, unknownOrder } from './answer.ts';
import { type TokenRoute, tokenRoute } from './route.ts';

export const intakeRoutes = (intake: Intake): readonly TokenRoute[] => [
  tokenRoute({
    method: 'post',
    path: '/api/orders/:number/events',
    summary: 'Reports what a carrier did',
    query: z.strictObject({}),
    body: { limit: 64 * 1024, schema: carrierEventSchema },
    answers: {
      200: {
        description: 'The order moved; or the event id was seen before, and nothing changed',
        schema: eventAnswer,
      },
      404: { description: 'There is no such order', schema: faultSchema },
      409: { description: 'The order is in a status that does not take this event', schema: faultSchema },
    },
    take: async ({ tenant, by, body, params: { number = '' } }) =>
      answerTo(await intake.event(tenant, number, body, by), number),
  }),
  tokenRoute({
    method: 'post',
    path: '/api/orders/import',
    summary: 'Takes orders and events, every one that is right; what comes again changes nothing',
    query: z.strictObject({
      absent: z
        .enum(['none', 'kept'])
        .default('none')
        .describe('What an order means by a field it leaves out: that it has none, or what it has already'),
    }),
    body: {
      limit: 16 * 1024 * 1024,
      schema: z.array(rowSchema),
    },
    answers: {
      200: {
        description: 'How many came to what, and what is wrong with those that were refused',
        schema: importAnswer,
      },
    },
    async take({ tenant, by, body, query }) {
      const result = await intake.importRows(tenant, body, by, query.absent);
      if (result.kind === 'malformed') return refusal(400, 'malformedImport', `The body ${result.message}`);
      const { kind: _kind, ...answer } = result;
      return done(answer);
    },
  }),
];

type Taken = z.infer<typeof eventAnswer>;

function answerTo(result: EventResult, number: string): Answer | Refusal {
  switch (result.kind) {
    case 'moved':
      return done({ order: number, from: result.from, to: result.to } satisfies Taken);
    case 'repeated':
      return done({ repeated: true } satisfies Taken);
    case 'unknownOrder':
      return unknownOrder(number);
    case 'impossible':
      return refusal(409, 'impossible', result.message);
    case 'malformed':
      return refusal(400, 'malformedEvent', result.faults.join('; '));
  }
}
