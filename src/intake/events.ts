// Carriers' events: checked, applied along the lifecycle, stored. An event id seen before changes nothing.

import type { z } from 'zod';
import { afterEvent, carrierEventSchema, carrierEvents } from '../domain/lifecycle.ts';
import { faultWords } from '../faultWords.ts';
import type { OrderStore } from '../stores/store.ts';
import type { EventResult } from './intake.ts';

/** How often an event is applied anew because the order changed meanwhile. */
const attempts = 10;

/** How far the clock of whoever reports may be ahead of ours, in milliseconds. */
const clocksDiffer = 5 * 60 * 1000;

export async function receiveEvent(
  store: OrderStore,
  at: { readonly tenant: string; readonly number: string; readonly by: string; readonly now: Date },
  body: unknown,
): Promise<EventResult> {
  const read = carrierEventSchema.safeParse(body);
  if (!read.success) return { kind: 'malformed', faults: read.error.issues.map(faultOf) };
  if (read.data.at && Date.parse(read.data.at) > at.now.getTime() + clocksDiffer)
    return { kind: 'malformed', faults: ['at: lies in the future'] };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const [order] = (await store.find(at.tenant, at.number)).filter(({ number }) => number === at.number);
    if (!order) return { kind: 'unknownOrder' };
    const outcome = afterEvent(order, read.data, { id: at.by }, at.now);
    if (outcome.kind === 'repeated') return outcome;
    if (outcome.kind === 'impossible') {
      const { status, possible } = outcome;
      return { kind: 'impossible', message: impossible(at.number, status, read.data.event, possible) };
    }
    const changes = [{ order: outcome.order, version: order.version }];
    const committed = await store.commit({ tenant: at.tenant, at: at.now, changes });
    if (committed === 'done') {
      const { from = order.status, to = outcome.order.status } = outcome.order.history.at(-1) ?? {};
      return { kind: 'moved', from, to };
    }
  }
  throw new Error(`order ${at.number} kept changing under an event; gave up after ${attempts} attempts`);
}

function faultOf(issue: z.core.$ZodIssue): string {
  // Where the event itself is none of those there are, the schema lists no values; the carrier's table does.
  if (issue.path[0] === 'event') return `event: must be one of ${Object.keys(carrierEvents).join(', ')}`;
  return `${issue.path.join('.') || 'the body'}: ${faultWords(issue)}`;
}

const impossible = (number: string, status: string, event: string, possible: readonly string[]): string =>
  `order ${number} is in status ${status}, which does not take the event ${event}; ` +
  (possible.length > 0 ? `it takes ${possible.join(', ')}` : 'it takes no event');
