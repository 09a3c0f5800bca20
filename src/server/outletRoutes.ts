// What programs get out: orders, and the feed of what people changed.

import { z } from 'zod';
import { orderSchema } from '../domain/order.ts';
import { changeSchema } from '../outlet/changes.ts';
import { enteredAnswer, exportedOrderSchema, type Outlet } from '../outlet/outlet.ts';
import { done, faultSchema, faultsIn, refusal, unknownOrder } from './answer.ts';
import { count, cursor, flag, statusList } from './query.ts';
import { type TokenRoute, tokenRoute } from './route.ts';

/** Orders and changes in one answer. */
const most = 1000;
const limit = count(most).default(100).describe('How many at most');
const secrets = flag.default(false).describe('PINs and account numbers themselves instead of masks');

const enteredSchema = z.strictObject({
  cursors: z.array(z.int().min(1)).min(1).max(most),
  by: z.string().trim().min(1).max(200).optional().describe('Who entered them; absent: whom the token names'),
});

export const outletRoutes = (outlet: Outlet): readonly TokenRoute[] => [
  tokenRoute({
    method: 'get',
    path: '/api/orders',
    summary: 'Orders by ascending number, as they stand now',
    query: z.strictObject({
      status: statusList.optional().describe('Only those in one of these, separated by commas'),
      after: z.string().min(1).optional().describe('Only those behind this order number'),
      limit,
      secrets,
    }),
    answers: {
      200: {
        description: 'A page of orders; next, where there are more, is what to ask for after',
        schema: z.object({ orders: z.array(exportedOrderSchema), next: orderSchema.shape.number.optional() }),
      },
    },
    take: async ({ tenant, query }) => done(await outlet.orders(tenant, query)),
  }),
  tokenRoute({
    method: 'get',
    path: '/api/orders/:number',
    summary: 'An order as it stands now; of a deleted one, what is left of it',
    query: z.strictObject({ secrets }),
    answers: {
      200: { description: 'The order', schema: exportedOrderSchema },
      404: { description: 'There is no such order', schema: faultSchema },
    },
    async take({ tenant, params: { number = '' }, query }) {
      const order = await outlet.order(tenant, number, query.secrets);
      return order ? done(order) : unknownOrder(number);
    },
  }),
  tokenRoute({
    method: 'get',
    path: '/api/orders/changes',
    summary: 'What people changed, each change once and in order, to be entered in the admin center',
    query: z.strictObject({
      after: cursor.default(0).describe('Only those behind this cursor: next of the answer before'),
      limit,
      open: flag.default(false).describe('Only those that nobody has entered yet'),
      secrets,
    }),
    answers: {
      200: {
        description: 'Changes; next is the cursor to go on from',
        schema: z.object({ changes: z.array(changeSchema), next: z.int().min(0) }),
      },
    },
    take: async ({ tenant, query: { open, ...query } }) =>
      done(await outlet.changes(tenant, { ...query, ...(open && { open }) })),
  }),
  tokenRoute({
    method: 'post',
    path: '/api/orders/changes/entered',
    summary:
      'Marks changes as entered in the admin center: all of them or none; those marked already stay as they are',
    query: z.strictObject({}),
    body: { limit: 64 * 1024, schema: enteredSchema },
    answers: {
      200: {
        description: 'How many were marked now, and how many had been before',
        schema: enteredAnswer,
      },
      404: { description: 'There is no such change; none was marked', schema: faultSchema },
    },
    async take({ tenant, by, body }) {
      const read = enteredSchema.safeParse(body);
      if (!read.success) return refusal(400, 'malformedBody', faultsIn(read.error, 'the body'));
      const result = await outlet.enter(tenant, read.data.cursors, read.data.by ?? by);
      if (result.kind === 'unknownChanges')
        return refusal(
          404,
          'unknownChanges',
          `There is no change ${result.cursors.join(', ')}; none was marked`,
        );
      const { entered, already } = result;
      return done({ entered, already });
    },
  }),
];
