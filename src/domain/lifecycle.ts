// How an order moves along its life: its status as of now, and what a person's actions and a carrier's events do to it.

import { z } from 'zod';
import {
  type Actor,
  type FieldChange,
  type HistoryEntry,
  moment,
  type Order,
  type StoredStatus,
  timeZoneName,
} from './order.ts';
import { rejectionReasons } from './rejections.ts';
import type { Status } from './statusRules.ts';

/** "Less than 24 hours to the transfer": from then on an approved order is pending. */
export const pendingHours = 24;
/** In milliseconds. */
export const pendingFor = pendingHours * 60 * 60 * 1000;

export const pendingWithin = (foc: Date, now: Date): boolean => foc.getTime() - now.getTime() < pendingFor;

/** The status as of now: rule, reply, list and filter all use this one. */
export const statusAt = (order: Order, now: Date): Status =>
  order.status === 'transferApproved' && order.focDate && pendingWithin(new Date(order.focDate), now)
    ? 'transferPending'
    : order.status;

/** The first moment at which an approved order is pending: until then it can be edited and cancelled. */
export const pendingFrom = (order: Order): Date | undefined =>
  order.status === 'transferApproved' && order.focDate
    ? new Date(new Date(order.focDate).getTime() - pendingFor)
    : undefined;

/** The FOC moment is past and no event has told of the transfer. */
export const isOverdue = (order: Order, now: Date): boolean =>
  statusAt(order, now) === 'transferPending' && order.focDate !== undefined && new Date(order.focDate) <= now;

/** Why and when the carrier rejected the order last, also where it was sent again since; `undefined` where it never did. */
export function rejectionOf({ rejection, history }: Order): NonNullable<Order['rejection']> | undefined {
  if (rejection) return rejection;
  const last = history.findLast(({ what }) => what === 'carrierRejected');
  const reason = rejectionReasons.find((each) => each === last?.because);
  return last && reason && { reason, at: last.at };
}

interface Deed {
  readonly by: Actor;
  readonly at: Date;
  readonly because?: string;
}

type Patch = { readonly [F in keyof Order]?: Order[F] | undefined };

/** Status before and after are those of `now`; the entry's own time may be an earlier one. */
function changed(
  order: Order,
  entry: Omit<HistoryEntry, 'at' | 'from' | 'to'>,
  now: Date,
  patch: Patch,
  at = now,
): Order {
  const from = statusAt(order, now);
  const after = { ...order, ...patch } as Order;
  const to = statusAt(after, now);
  const present = Object.fromEntries(
    Object.entries(after).filter(([, value]) => value !== undefined),
  ) as Order;
  return {
    ...present,
    version: order.version + 1,
    history: [...order.history, { ...when(at, now), ...entry, from, to }],
  };
}

const when = (at: Date, now: Date): Pick<HistoryEntry, 'at' | 'recordedAt'> => ({
  at: at.toISOString(),
  ...(at < now && { recordedAt: now.toISOString() }),
});

const reason = ({ because }: Deed): { because?: string } => (because === undefined ? {} : { because });

/** A new order, as it comes to Microsoft. */
export const placed = (order: Order, { by, at }: Deed): Order => ({
  ...order,
  status: 'processing',
  placedAt: at.toISOString(),
  history: [{ at: at.toISOString(), by, what: 'placed', to: 'processing' }],
});

export const cancelled = (order: Order, deed: Deed): Order =>
  changed(order, { what: 'cancelled', by: deed.by, ...reason(deed) }, deed.at, { status: 'cancelled' });

/** A corrected FOC date of an approved order: it stays approved. */
export const edited = (order: Order, writes: Patch, fields: readonly FieldChange[], deed: Deed): Order =>
  changed(order, { what: 'edited', by: deed.by, fields: [...fields], ...reason(deed) }, deed.at, writes);

/** Sends the order again, corrected or as it is: the carrier starts anew, so rejection and commitment are void. */
export function resubmitted(order: Order, writes: Patch, said: readonly FieldChange[], deed: Deed): Order {
  const isVoid = order.focDate !== undefined && !('focDate' in writes);
  const fields = [...said, ...(isVoid ? [{ field: 'focDate', before: order.focDate } as const] : [])];
  return changed(order, { what: 'resubmitted', by: deed.by, fields, ...reason(deed) }, deed.at, {
    focDate: undefined,
    focTimeZone: undefined,
    rejection: undefined,
    ...writes,
    status: 'processing',
  });
}

/** What stays of a deleted order: that it was there, and who did what when. */
export function deleted(order: Order, deed: Deed): Order {
  const tombstone = changed(order, { what: 'deleted', by: deed.by, ...reason(deed) }, deed.at, {
    phoneNumbers: [],
    deletedAt: deed.at.toISOString(),
  });
  const { tenant, number, name, country, numberType, phoneNumbers, status, placedAt, placedBy, version } =
    tombstone;
  return {
    ...{ tenant, number, name, country, numberType, phoneNumbers, status, placedAt, placedBy, version },
    deletedAt: tombstone.deletedAt,
    comments: [],
    history: tombstone.history.map(({ fields: _values, ...entry }) => entry),
  };
}

/** The carrier's side of the lifecycle: from which statuses each event comes, and where it leads. */
export const carrierEvents = {
  approved: { from: ['processing'], to: 'contactingCarrier' },
  carrierAccepted: { from: ['contactingCarrier'], to: 'transferApproved' },
  focChanged: { from: ['transferApproved', 'transferPending'], to: 'transferApproved' },
  carrierRejected: {
    from: ['processing', 'contactingCarrier', 'transferApproved', 'transferPending'],
    to: 'error',
  },
  completed: { from: ['transferApproved', 'transferPending'], to: 'completed' },
} as const satisfies Record<string, { from: readonly Status[]; to: StoredStatus }>;
export type CarrierEventName = keyof typeof carrierEvents;

const eventOf = <N extends CarrierEventName, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.strictObject({
    event: z.literal(name),
    eventId: z.string().min(1).max(200),
    at: moment.optional(),
    ...shape,
  });

export const carrierEventSchema = z.discriminatedUnion('event', [
  eventOf('approved', {}),
  eventOf('carrierAccepted', { focDate: moment, focTimeZone: timeZoneName.optional() }),
  eventOf('focChanged', { focDate: moment, focTimeZone: timeZoneName.optional() }),
  eventOf('carrierRejected', { reason: z.enum(rejectionReasons) }),
  eventOf('completed', {}),
]);
export type CarrierEvent = Readonly<z.infer<typeof carrierEventSchema>>;

export type EventOutcome =
  | { readonly kind: 'moved'; readonly order: Order }
  | { readonly kind: 'repeated' }
  /** The status found, and the events that it would take from there. */
  | { readonly kind: 'impossible'; readonly status: Status; readonly possible: readonly CarrierEventName[] };

/** What a carrier's event makes of an order; an event id seen before changes nothing. `by`: who reported it. */
export function afterEvent(order: Order, event: CarrierEvent, by: Actor, now: Date): EventOutcome {
  if (order.history.some((entry) => entry.eventId === event.eventId)) return { kind: 'repeated' };
  const status = statusAt(order, now);
  const from: readonly Status[] = carrierEvents[event.event].from;
  if (!from.includes(status) || order.deletedAt) {
    const possible = order.deletedAt ? [] : eventsFrom(status);
    return { kind: 'impossible', status, possible };
  }
  const at = event.at ? new Date(event.at) : now;
  const fields: FieldChange[] =
    'focDate' in event
      ? [{ field: 'focDate', ...(order.focDate && { before: order.focDate }), after: event.focDate }]
      : [];
  const entry = {
    what: event.event,
    by,
    eventId: event.eventId,
    ...(fields.length > 0 && { fields }),
    ...('reason' in event && { because: event.reason }),
  };
  const patch: Patch = {
    status: carrierEvents[event.event].to,
    ...('focDate' in event && {
      focDate: event.focDate,
      focTimeZone: event.focTimeZone ?? order.focTimeZone,
    }),
    ...('reason' in event && { rejection: { reason: event.reason, at: at.toISOString() } }),
  };
  return { kind: 'moved', order: changed(order, entry, now, patch, at) };
}

const eventsFrom = (status: Status): CarrierEventName[] =>
  (Object.keys(carrierEvents) as CarrierEventName[]).filter((name) =>
    (carrierEvents[name].from as readonly Status[]).includes(status),
  );
