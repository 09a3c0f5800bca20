// `>? order 123 = cancelled`: what the store holds, with the status as of the transcript's clock.

import { statusAt } from '../../domain/lifecycle.ts';
import type { OrderStore } from '../../stores/store.ts';
import { readPairs } from '../pairs.ts';
import type { Mismatch } from '../port.ts';
import { type Step, TranscriptError } from '../transcript.ts';

interface Held {
  readonly store: OrderStore;
  readonly tenant: string;
  readonly now: Date;
}

export async function checkOrder(step: Step, { store, tenant, now }: Held): Promise<Mismatch | undefined> {
  const [written = '', number, expected] = /^(\S+)\s*=\s*(\S+)/.exec(step.rest) ?? [];
  if (!number || !expected)
    throw new TranscriptError(step.restLocation, 'Write "order 123 = STATUS key=value…".');
  const [order] = await store.find(tenant, number);
  if (!order) return { message: `There is no order ${number}` };
  const status = order.deletedAt ? 'deleted' : statusAt(order, now);
  if (status !== expected) return { message: `The status of order ${number}`, expected, said: status };
  const at = { ...step.restLocation, column: step.restLocation.column + written.length };
  for (const { key, value } of readPairs(step.rest.slice(written.length), at)) {
    const found = String((order as Readonly<Record<string, unknown>>)[key] ?? '');
    if (found !== value) return { message: `The ${key} of order ${number}`, expected: value, said: found };
  }
  return undefined;
}
