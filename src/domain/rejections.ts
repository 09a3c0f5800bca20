// Why a losing carrier rejects an order, and which field of the order mends it.
// Microsoft passes on the category only, never the right value. What to do is told in locales.

import type { FieldName } from './fields.ts';

/** `null`: no field mends it; something has to happen outside the order, which is then sent again unchanged. */
export const rejections = {
  accountNumberMismatch: 'accountNumber',
  btnMismatch: 'btn',
  nameMismatch: 'organization',
  authorizedPersonMismatch: 'authorizedPerson',
  serviceAddressMismatch: 'serviceAddress',
  billingAddressGiven: 'serviceAddress',
  pinInvalid: 'pin',
  accountFrozen: null,
  otherOrderPending: null,
  specialFeatures: null,
  numberInactive: null,
  mixedOrder: 'removeNumber',
  notPortable: null,
  billMissing: null,
  focRejected: 'focDate',
  carrierSilent: null,
} as const satisfies Record<string, FieldName | null>;

export type RejectionReason = keyof typeof rejections;
export const rejectionReasons = Object.keys(rejections) as readonly RejectionReason[];
