// What comes to the desk from outside any conversation: carriers' events and orders from files.

import type { CarrierEventName } from '../domain/lifecycle.ts';
import type { Order } from '../domain/order.ts';
import type { Status } from '../domain/statusRules.ts';
import type { OrderStore } from '../stores/store.ts';
import { receiveEvent } from './events.ts';
import { takeOrders } from './orders.ts';

export type EventResult =
  | { readonly kind: 'moved'; readonly order: Order; readonly from: Status; readonly to: Status }
  /** The event's id was seen before; nothing was changed. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'unknownOrder' }
  /** The body is no event: what is wrong with it, a line a fault. */
  | { readonly kind: 'malformed'; readonly faults: readonly string[] }
  /** `message` names the status found and the events that it would take. */
  | {
      readonly kind: 'impossible';
      readonly status: Status;
      readonly possible: readonly CarrierEventName[];
      readonly message: string;
    };

export type ImportResult =
  | {
      readonly kind: 'imported';
      readonly added: number;
      readonly replaced: number;
      readonly unchanged: number;
    }
  /** Nothing was imported. */
  | { readonly kind: 'malformed'; readonly faults: readonly ImportFault[] };

export interface ImportFault {
  /** Where in the body: the order's index from 0, then the field. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export interface Intake {
  /** `body` is untrusted JSON: `{event, eventId, at?, focDate?, reason?}`. `by`: who reports it. */
  event(tenant: string, number: string, body: unknown, by: string): Promise<EventResult>;
  /** `body` is untrusted JSON: an array of orders. All are imported, or none. */
  importOrders(tenant: string, body: unknown): Promise<ImportResult>;
}

export const createIntake = (store: OrderStore, clock: () => Date): Intake => ({
  event: (tenant, number, body, by) => receiveEvent(store, { tenant, number, by, now: clock() }, body),
  importOrders: (tenant, body) => takeOrders(store, { tenant, now: clock() }, body),
});
