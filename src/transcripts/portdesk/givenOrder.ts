// `>@ order 123 = transferApproved focDate=2026-12-01T09:00+09:00 carrier="NTT East"`: an order that is there at the start.

import { z } from 'zod';
import { isoIn } from '../../domain/dates.ts';
import { type Order, orderSchema } from '../../domain/order.ts';
import { rejectionReasons } from '../../domain/rejections.ts';
import { statuses } from '../../domain/statusRules.ts';
import { readPairs } from '../pairs.ts';
import { type GivenLine, TranscriptError } from '../transcript.ts';
import { clockSet, offsetOf } from './time.ts';

/** A pending order without a date transfers so long after the clock. */
const pendingTransfersIn = 12 * 60 * 60 * 1000;

interface Beginning {
  readonly tenant: string;
  readonly now: Date;
  readonly timeZone: string;
}

/** A date written with its offset keeps it; one without is in the transcript's zone. */
function focFields(
  at: Date,
  written: string | undefined,
  timeZone: string,
): Pick<Order, 'focDate' | 'focTimeZone'> {
  const offset = written && offsetOf(written);
  return offset ? { focDate: isoIn(at, offset) } : { focDate: isoIn(at, timeZone), focTimeZone: timeZone };
}

export function givenOrder(line: GivenLine, { tenant, now, timeZone }: Beginning): Order {
  const [written = '', number, named] = /^(\S+)\s*=\s*(\S+)/.exec(line.rest) ?? [];
  const status = statuses.find((each) => each === named);
  if (!number || !status) {
    throw new TranscriptError(
      line.restLocation,
      `Write "order 123 = STATUS", where STATUS is one of ${statuses.join(', ')}.`,
    );
  }
  const at = { ...line.restLocation, column: line.restLocation.column + written.length };
  const given = Object.fromEntries(
    readPairs(line.rest.slice(written.length), at).map(({ key, value }) => [key, value]),
  );
  const { phoneNumbers, focDate, rejection, placedAt, ...plain } = given;
  const foc = focDate ? clockSet(focDate, timeZone, at) : undefined;
  const pending = status === 'transferPending' ? new Date(now.getTime() + pendingTransfersIn) : undefined;
  const moment = foc ?? pending;
  const read = orderSchema.safeParse({
    tenant,
    number,
    name: number,
    country: 'US',
    numberType: 'geographic',
    phoneNumbers: phoneNumbers?.split(',') ?? ['+12065550100'],
    placedAt: placedAt ? clockSet(placedAt, timeZone, at).toISOString() : now.toISOString(),
    placedBy: 'transcript',
    version: 1,
    status: status === 'transferPending' ? 'transferApproved' : status,
    ...(moment && focFields(moment, focDate, timeZone)),
    ...(rejection && { rejection: { reason: rejection, at: now.toISOString() } }),
    ...plain,
  });
  if (read.success) return read.data;
  const hint = rejection ? ` Reasons: ${rejectionReasons.join(', ')}.` : '';
  throw new TranscriptError(at, `${z.prettifyError(read.error)}${hint}`);
}
