// The demo orders, one a status: each is placed and then led along its lifecycle, counted back from the day it is made.

import { z } from 'zod';
import { isoIn } from '../domain/dates.ts';
import { afterEvent, cancelled, carrierEventSchema } from '../domain/lifecycle.ts';
import { type Order, orderSchema } from '../domain/order.ts';
import { demoTenant } from '../domain/people.ts';
import { rejectionReasons } from '../domain/rejections.ts';

/** The shape of locales/demo.json: what was placed, and what happened to it how long ago. */
export const demoSchema = z.array(
  orderSchema
    .omit({ tenant: true, placedAt: true, placedBy: true, version: true, status: true, targetDate: true })
    .extend({
      placedDaysAgo: z.number().min(0),
      targetInDays: z.number().optional(),
      events: z.array(
        z.strictObject({
          event: z.enum(['approved', 'carrierAccepted', 'carrierRejected', 'completed']),
          daysAgo: z.number().min(0),
          focInHours: z.number().optional(),
          reason: z.enum(rejectionReasons).optional(),
        }),
      ),
      cancelledDaysAgo: z.number().optional(),
    }),
);
export type DemoTable = z.infer<typeof demoSchema>;

const admin = { id: 'demo-admin', name: 'Mika Tanaka' };
const carrier = { id: 'carrier' };
const hour = 60 * 60 * 1000;
const day = 24 * hour;

export function demoOrders(table: DemoTable, now: Date, timeZone: string): Order[] {
  const ago = (days: number): Date => new Date(now.getTime() - days * day);
  return table.map(({ placedDaysAgo, targetInDays, events, cancelledDaysAgo, ...fields }) => {
    const placedAt = ago(placedDaysAgo).toISOString();
    const placed: Order = {
      ...fields,
      tenant: demoTenant,
      status: 'processing',
      placedAt,
      placedBy: admin.id,
      version: 1,
      history: [{ at: placedAt, by: admin, what: 'placed', to: 'processing' }],
      ...(targetInDays !== undefined && { targetDate: isoIn(ago(-targetInDays), timeZone).slice(0, 10) }),
    };
    const led = events.reduce((order, { event, daysAgo, focInHours, reason }, index) => {
      const at = ago(daysAgo);
      const body = carrierEventSchema.parse({
        event,
        eventId: `demo-${index}`,
        ...(focInHours !== undefined && { ...fullHour(now.getTime() + focInHours * hour, timeZone) }),
        ...(reason && { reason }),
      });
      const outcome = afterEvent(order, body, carrier, at);
      if (outcome.kind !== 'moved') throw new Error(`demo order ${order.number} takes no event ${event}`);
      return outcome.order;
    }, placed);
    return cancelledDaysAgo === undefined ? led : cancelled(led, { by: admin, at: ago(cancelledDaysAgo) });
  });
}

/** On the full hour, so that a demo shows dates as people set them. */
function fullHour(at: number, timeZone: string): { focDate: string; focTimeZone: string } {
  return { focDate: isoIn(new Date(Math.floor(at / hour) * hour), timeZone), focTimeZone: timeZone };
}
