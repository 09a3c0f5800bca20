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

/** What is wrong with a row, and where in it. */
export interface RowFault {
  /** The field, and the place in it; nothing where it is the row as a whole. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export interface RejectedRow {
  /** The row's place in the import, from 0. */
  readonly index: number;
  readonly faults: readonly RowFault[];
}

/** How many rows came to what. Every row is counted once, or is among the rejected. */
export interface ImportCounts {
  /** Orders that were not there. */
  readonly added: number;
  /** Orders that were there and differed. */
  readonly replaced: number;
  /** Orders that were there as they are, and events that were taken before. */
  readonly unchanged: number;
  /** Events that moved an order. */
  readonly moved: number;
}
export const countNames = [
  'added',
  'replaced',
  'unchanged',
  'moved',
] as const satisfies (keyof ImportCounts)[];

export type ImportResult =
  | ({ readonly kind: 'imported'; readonly rejected: readonly RejectedRow[] } & ImportCounts)
  /** The import is no list of rows; nothing was taken. */
  | { readonly kind: 'malformed'; readonly message: string };

/** What a row means by a field that it does not name: that the order has none, or what it has already. */
export type Absent = 'none' | 'kept';

export interface Intake {
  /** `body` is untrusted JSON: `{event, eventId, at?, focDate?, reason?}`. `by`: who reports it. */
  event(tenant: string, number: string, body: unknown, by: string): Promise<EventResult>;
  /**
   * `body` is untrusted JSON: an array of orders and of events (`number` with what `event` takes). Every row that is
   * right is taken, in their order; all that an import takes is written in one step. Where it comes again, wholly or
   * in part, it changes nothing.
   */
  importRows(tenant: string, body: unknown, by: string, absent: Absent): Promise<ImportResult>;
}
