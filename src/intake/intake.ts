// What comes to the desk from outside any conversation, carriers' events and orders from files, and what comes of it.

import type { Status } from '../domain/statusRules.ts';

export type EventResult =
  | { readonly kind: 'moved'; readonly from: Status; readonly to: Status }
  /** The event's id was seen before; nothing was changed. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'unknownOrder' }
  /** The body is no event: what is wrong with it, a line a fault. */
  | { readonly kind: 'malformed'; readonly faults: readonly string[] }
  /** `message` names the status found and the events that it would take. */
  | { readonly kind: 'impossible'; readonly message: string };

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
