// The orders that are there at the start: `>@ order 123 = transferApproved focDate=2026-12-01T09:00+09:00`, one a line,
// and `>@ orders = orders.json`, the same from a file beside the transcript, also as `orders export` writes it.

import { z } from 'zod';
import { isoIn } from '../../domain/dates.ts';
import { type Order, orderSchema } from '../../domain/order.ts';
import { rejectionReasons } from '../../domain/rejections.ts';
import { statuses } from '../../domain/statusRules.ts';
import { readPairs } from '../pairs.ts';
import { type GivenLine, type Location, TranscriptError } from '../transcript.ts';
import { readGiven } from './givenFile.ts';
import { clockSet, offsetOf } from './time.ts';

/** A pending order without a date transfers so long after the clock. */
const pendingTransfersIn = 12 * 60 * 60 * 1000;

export interface Beginning {
  readonly tenant: string;
  readonly now: Date;
  readonly timeZone: string;
}

export function orderInLine(line: GivenLine, beginning: Beginning): Order {
  const [written = '', number, status] = /^(\S+)\s*=\s*(\S+)/.exec(line.rest) ?? [];
  const at = { ...line.restLocation, column: line.restLocation.column + written.length };
  const pairs = number ? readPairs(line.rest.slice(written.length), at) : [];
  const { phoneNumbers, ...plain } = Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
  const numbers = phoneNumbers && { phoneNumbers: phoneNumbers.split(',') };
  const isStatus = statuses.some((each) => each === status);
  if (isStatus) return orderWith({ ...plain, ...numbers, number, status }, at, beginning);
  const mend = `Write "order 123 = STATUS", where STATUS is one of ${statuses.join(', ')}.`;
  throw new TranscriptError(line.restLocation, mend);
}

const listSchema = z.array(z.looseObject({ number: z.string(), status: z.enum(statuses) }));

/** `file`: the transcript's. */
export const ordersInFile = async (
  line: GivenLine,
  file: string,
  beginning: Beginning,
): Promise<readonly Order[]> =>
  (await readGiven(line, file, listSchema)).map((order) => orderWith(order, line.restLocation, beginning));

type Fields = Readonly<Record<string, unknown>>;

/** What is not said of an order is what it usually is. */
function orderWith(said: Fields, at: Location, { tenant, now, timeZone }: Beginning): Order {
  const { status, focDate, focTimeZone: _zone, rejection, placedAt, ...plain } = said;
  const isPending = status === 'transferPending';
  const moment = (text: unknown): Date => clockSet(String(text), timeZone, at);
  const usually = isPending ? new Date(now.getTime() + pendingTransfersIn) : undefined;
  const foc = focDate === undefined ? usually : moment(focDate);
  const read = orderSchema.safeParse({
    name: said.number,
    country: 'US',
    numberType: 'geographic',
    phoneNumbers: ['+12065550100'],
    placedAt: (placedAt === undefined ? now : moment(placedAt)).toISOString(),
    placedBy: 'transcript',
    version: 1,
    ...plain,
    tenant,
    status: isPending ? 'transferApproved' : status,
    ...(foc && focFields(foc, said, timeZone)),
    ...(rejection !== undefined && { rejection: rejectionFrom(rejection, now) }),
  });
  if (read.success) return read.data;
  const hint = rejection ? ` Reasons: ${rejectionReasons.join(', ')}.` : '';
  throw new TranscriptError(at, `Order ${said.number}: ${z.prettifyError(read.error)}${hint}`);
}

const rejectionFrom = (rejection: unknown, now: Date): unknown =>
  typeof rejection === 'string' ? { reason: rejection, at: now.toISOString() } : rejection;

/** A date written with its offset keeps it; one without is in the transcript's zone. */
function focFields(at: Date, { focDate, focTimeZone }: Fields, timeZone: string): Fields {
  const offset = typeof focDate === 'string' ? offsetOf(focDate) : undefined;
  const zone = focTimeZone ?? (offset ? undefined : timeZone);
  return { focDate: isoIn(at, offset ?? String(zone)), ...(zone !== undefined && { focTimeZone: zone }) };
}
