// Carriers' events: checked, applied along the lifecycle, stored. An event id seen before changes nothing.

import type { z } from 'zod';
import { afterEvent, carrierEventSchema, carrierEvents } from '../domain/lifecycle.ts';
import type { Order } from '../domain/order.ts';
import type { Status } from '../domain/statusRules.ts';
import type { OrderStore } from '../stores/store.ts';
import type { EventResult, RowFault } from './intake.ts';
import { rowFault } from './rowFault.ts';

/** How often an event is applied anew because the order changed meanwhile. */
const attempts = 10;

/** How far the clock of whoever reports may be ahead of ours, in milliseconds. */
const clocksDiffer = 5 * 60 * 1000;

export async function receiveEvent(
  store: OrderStore,
  at: { readonly tenant: string; readonly number: string; readonly by: string; readonly now: Date },
  body: unknown,
): Promise<EventResult> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const [order] = await store.exactly(at.tenant, [at.number]);
    const taken = eventTaken(body, order, at);
    switch (taken.kind) {
      case 'malformed':
        return { kind: 'malformed', faults: taken.faults.map(faultLine) };
      case 'moved': {
        const changes = [{ order: taken.order, version: order?.version ?? 0 }];
        const committed = await store.commit({ tenant: at.tenant, at: at.now, changes });
        if (committed === 'done') return { kind: 'moved', from: taken.from, to: taken.to };
        break;
      }
      default:
        return taken;
    }
  }
  throw new Error(`order ${at.number} kept changing under an event; gave up after ${attempts} attempts`);
}

export type EventTaken =
  | { readonly kind: 'moved'; readonly order: Order; readonly from: Status; readonly to: Status }
  | { readonly kind: 'malformed'; readonly faults: readonly RowFault[] }
  | Extract<EventResult, { kind: 'repeated' | 'unknownOrder' | 'impossible' }>;

/** What an event, as untrusted JSON, makes of an order; `undefined`: there is none. */
export function eventTaken(
  body: unknown,
  order: Order | undefined,
  { by, now }: { readonly by: string; readonly now: Date },
): EventTaken {
  const read = carrierEventSchema.safeParse(body);
  if (!read.success) return { kind: 'malformed', faults: read.error.issues.map(faultOf) };
  if (read.data.at && Date.parse(read.data.at) > now.getTime() + clocksDiffer)
    return { kind: 'malformed', faults: [{ path: ['at'], message: 'lies in the future' }] };
  if (!order) return { kind: 'unknownOrder' };
  const outcome = afterEvent(order, read.data, { id: by }, now);
  if (outcome.kind === 'repeated') return outcome;
  if (outcome.kind === 'impossible') {
    const { status, possible } = outcome;
    return { kind: 'impossible', message: impossible(order.number, status, read.data.event, possible) };
  }
  const { from = order.status, to = outcome.order.status } = outcome.order.history.at(-1) ?? {};
  return { kind: 'moved', order: outcome.order, from, to };
}

/** Where the event itself is none of those there are, the schema lists no values; the carrier's table does. */
const faultOf = (issue: z.core.$ZodIssue): RowFault => ({
  ...rowFault(issue),
  ...(issue.path[0] === 'event' && { message: `must be one of ${Object.keys(carrierEvents).join(', ')}` }),
});

const faultLine = ({ path, message }: RowFault): string => `${path.join('.') || 'the body'}: ${message}`;

const impossible = (number: string, status: string, event: string, possible: readonly string[]): string =>
  `order ${number} is in status ${status}, which does not take the event ${event}; ` +
  (possible.length > 0 ? `it takes ${possible.join(', ')}` : 'it takes no event');
