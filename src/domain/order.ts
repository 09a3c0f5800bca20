// What a port order is: its shape, as stored and as exchanged in JSON. What is absent is left out.

import { z } from 'zod';
import { isTimeZone } from './dates.ts';
import { fieldNames } from './fields.ts';
import { rejectionReasons } from './rejections.ts';
import { type Status, statuses } from './statusRules.ts';

/** Transfer pending is derived from the clock (lifecycle.ts), never stored. */
export type StoredStatus = Exclude<Status, 'transferPending'>;
export const storedStatus = (status: Status): StoredStatus =>
  status === 'transferPending' ? 'transferApproved' : status;
const storedStatuses = statuses.filter((status): status is StoredStatus => status !== 'transferPending');

/** An ISO 8601 date-time with its zone's offset, `2026-12-01T09:00:00+09:00`. */
export const moment = z.iso.datetime({ offset: true });
export const timeZoneName = z.string().refine(isTimeZone, 'is not the IANA name of a time zone');
const day = z.iso.date();
export const e164 = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'is not an E.164 telephone number such as +81312345678');
/** How much a field, or a comment, holds. */
export const longestText = 500;
const text = z.string().trim().min(1).max(longestText);

const actor = z.object({
  /** The Entra object id, or whatever opaque id the channel vouches for. */
  id: z.string().min(1),
  /** A display name; nobody vouches for it. */
  name: z.string().optional(),
});
export type Actor = z.infer<typeof actor>;

/** What a change made of one field; absent where there was, or is, no value. */
export const fieldChange = z.object({
  field: z.enum(fieldNames),
  before: z.string().optional(),
  after: z.string().optional(),
});
export type FieldChange = Readonly<z.infer<typeof fieldChange>>;

export const historyEntry = z.object({
  at: moment,
  /** When it came to be known, where that was later than it happened. */
  recordedAt: moment.optional(),
  by: actor,
  what: z.enum([
    'placed',
    'edited',
    'resubmitted',
    'cancelled',
    'deleted',
    'approved',
    'carrierAccepted',
    'focChanged',
    'carrierRejected',
    'completed',
    'imported',
  ]),
  from: z.enum(statuses).optional(),
  to: z.enum(statuses).optional(),
  fields: z.array(fieldChange).optional(),
  because: z.string().optional(),
  /** The id of the carrier event that made this entry; an id seen before changes nothing. */
  eventId: z.string().optional(),
});
export type HistoryEntry = Readonly<z.infer<typeof historyEntry>>;

const comment = z.object({ at: moment, by: actor, text });
export type Comment = Readonly<z.infer<typeof comment>>;
export const numberTypes = ['geographic', 'tollFree', 'mobile'] as const;

export const orderSchema = z.strictObject({
  tenant: z.string().min(1),
  number: z
    .string()
    .regex(/^[A-Z0-9][A-Z0-9-]{0,39}$/, 'is not an order number (capital letters, digits and dashes)'),
  name: text,
  country: z.string().regex(/^[A-Z]{2}$/, 'is not an ISO 3166 country code such as US'),
  numberType: z.enum(numberTypes),
  phoneNumbers: z.array(e164).max(1000),
  carrier: text.optional(),
  btn: e164.optional(),
  accountNumber: text.optional(),
  pin: text.optional(),
  organization: text.optional(),
  authorizedPerson: text.optional(),
  serviceAddress: text.optional(),
  requester: text.optional(),
  notify: z.array(text).optional(),
  targetDate: day.optional(),
  focDate: moment.optional(),
  /** IANA name of the zone in which the FOC date was set. */
  focTimeZone: timeZoneName.optional(),
  rejection: z.object({ reason: z.enum(rejectionReasons), at: moment }).optional(),
  status: z.enum(storedStatuses),
  placedAt: moment,
  placedBy: z.string().min(1),
  /** Counts the changes; a change names the version it was decided on. */
  version: z.int().min(1),
  comments: z.array(comment).default([]),
  history: z.array(historyEntry).default([]),
  /** Set on the tombstone that a deleted order leaves. */
  deletedAt: moment.optional(),
});
export type Order = Readonly<z.infer<typeof orderSchema>>;

/**
 * With Microsoft or the carrier: neither rejected nor over. An account number has at most one open order.
 * Source: "port orders" in Microsoft's documentation, 2018 to 2025.
 */
export const isOpen = ({ status, deletedAt }: Pick<Order, 'status' | 'deletedAt'>): boolean =>
  !deletedAt && (status === 'processing' || status === 'contactingCarrier' || status === 'transferApproved');

/** `PO-0102` and `102` name the same order where no other order bears the exact number. */
export const bareNumber = (number: string): string => number.replace(/[^0-9]/g, '').replace(/^0+(?=.)/, '');
