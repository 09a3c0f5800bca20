// The demo orders, one a status, with their dates counted from the day they are made.

import { z } from 'zod';
import { isoIn } from '../domain/dates.ts';
import { type HistoryEntry, type Order, orderSchema } from '../domain/order.ts';
import { rejectionReasons } from '../domain/rejections.ts';

/** The shape of locales/demo.json: orders with times as distances from now. */
export const demoSchema = z.array(
  orderSchema
    .omit({ tenant: true, placedAt: true, placedBy: true, version: true, rejection: true, targetDate: true })
    .extend({
      placedDaysAgo: z.number().min(0),
      targetInDays: z.number().optional(),
      focInHours: z.number().optional(),
      rejection: z.enum(rejectionReasons).optional(),
    }),
);
export type DemoTable = z.infer<typeof demoSchema>;

export const demoTenant = 'demo';
const demoAdmin = { id: 'demo-admin', name: 'Mika Tanaka' };
const hour = 60 * 60 * 1000;
const day = 24 * hour;

export function demoOrders(table: DemoTable, now: Date, timeZone: string): Order[] {
  const ago = (distance: number): string => new Date(now.getTime() - distance).toISOString();
  return table.map(({ placedDaysAgo, targetInDays, focInHours, rejection, ...order }) => {
    const placedAt = ago(placedDaysAgo * day);
    const reportedAt = ago((placedDaysAgo * day) / 2);
    const placed: HistoryEntry = { at: placedAt, by: demoAdmin, what: 'placed', to: 'processing' };
    return {
      ...order,
      tenant: demoTenant,
      placedAt,
      placedBy: demoAdmin.id,
      version: 1,
      history: [placed],
      ...(targetInDays !== undefined && { targetDate: ago(-targetInDays * day).slice(0, 10) }),
      ...(focInHours !== undefined && momentFields(new Date(now.getTime() + focInHours * hour), timeZone)),
      ...(rejection && { rejection: { reason: rejection, at: reportedAt } }),
    };
  });
}

/** On the full hour, in the zone's own clock. */
function momentFields(at: Date, timeZone: string): Pick<Order, 'focDate' | 'focTimeZone'> {
  const full = new Date(Math.floor(at.getTime() / hour) * hour);
  return { focDate: isoIn(full, timeZone), focTimeZone: timeZone };
}
