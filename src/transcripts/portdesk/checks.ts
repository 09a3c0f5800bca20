// The checks of portdesk's own: `>? order 123 = cancelled`, what the store holds as of the transcript's clock, and
// `>? request = cancel 123`, what the last sentence or button was taken for.

import { statusAt } from '../../domain/lifecycle.ts';
import { readSpellings, spellAll } from '../../domain/spelling.ts';
import type { OrderStore } from '../../stores/store.ts';
import { readPairs } from '../pairs.ts';
import type { Mismatch } from '../port.ts';
import { type Step, TranscriptError } from '../transcript.ts';
import { tenant } from './beginning.ts';

export interface Checkable {
  readonly store: OrderStore;
  readonly now: Date;
  /** Canonical spelling of the last thing said or pressed; undefined where nothing was. */
  readonly heard: () => string | undefined;
}

type Check = (step: Step, found: Checkable) => Promise<Mismatch | undefined>;

export const checks: Readonly<Record<string, Check>> = { order: checkOrder, request: checkRequest };

async function checkOrder(step: Step, { store, now }: Checkable): Promise<Mismatch | undefined> {
  const [written = '', number, expected] = /^(\S+)\s*=\s*(\S+)/.exec(step.rest) ?? [];
  if (!number || !expected)
    throw new TranscriptError(step.restLocation, 'Write "order 123 = STATUS key=value…".');
  const [order] = await store.find(tenant, number);
  if (!order) return { message: `There is no order ${number}.` };
  const status = order.deletedAt ? 'deleted' : statusAt(order, now);
  if (status !== expected) return { message: `Order ${number} has another status.`, expected, said: status };
  const at = { ...step.restLocation, column: step.restLocation.column + written.length };
  for (const { key, value } of readPairs(step.rest.slice(written.length), at)) {
    const found = String((order as Readonly<Record<string, unknown>>)[key] ?? '');
    if (found !== value)
      return { message: `Order ${number} has another ${key}.`, expected: value, said: found };
  }
  return undefined;
}

async function checkRequest(
  { rest, restLocation }: Step,
  { heard }: Checkable,
): Promise<Mismatch | undefined> {
  const written = /^=\s*(.+)$/.exec(rest)?.[1];
  const requests = written === undefined ? undefined : readSpellings(written);
  if (!requests)
    throw new TranscriptError(
      restLocation,
      'Write "request = cancel 123", as portdesk understand prints it.',
    );
  const [expected, said] = [spellAll(requests), heard()];
  if (said === expected) return undefined;
  const message = said === undefined ? 'Nothing was said yet.' : 'It was taken for another request.';
  return { message, expected, ...(said !== undefined && { said }) };
}
