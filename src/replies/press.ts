// What a button of a card carries when it is pressed, with what was filled in beside it.

import { z } from 'zod';
import { fieldNames } from '../domain/fields.ts';
import type { Request } from '../domain/request.ts';

/** A time of day of its own: a card has no input for a date with a time. */
export const timeOf = (field: 'focDate') => `${field}Time` as const;

/** A tick before one change, by its request for one order or for the draft of a new one. */
export const tickOf = (request: Request): string =>
  request.verb === 'place'
    ? `draft ${request.draft ?? ''}`
    : `order ${('orders' in request && request.orders[0]) || ''}`;
export const isTick = (id: string): boolean => /^(order|draft) ./.test(id);

const inputs: readonly string[] = [
  ...[...fieldNames, timeOf('focDate'), 'numberType'],
  ...['language', 'timeZone', 'notices'],
];
const isInput = (id: string): boolean => inputs.includes(id) || isTick(id);

/** What Bot Framework calls a button's verb; all of ours are told apart by their requests. */
export const pressVerb = 'press';

/** As many letters as a thousand telephone numbers take. */
const longestInput = 40_000;

/** What a button carries, and what the inputs of its card held, by their ids. */
export interface Press {
  /** A request in its canonical spelling. */
  readonly request: string;
  /** The version, when the card was shown, of each order that the request is about. */
  readonly versions?: Readonly<Record<string, number>>;
  /** When the question was asked that the button answers, ISO 8601. */
  readonly asked?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** Of more orders than these nobody is asked at once. */
const mostOrders = 50;

const versionsSchema = z
  .record(z.string().min(1).max(40), z.int().nonnegative())
  .refine((versions) => Object.keys(versions).length <= mostOrders);

const pressSchema = z
  .looseObject({
    request: z.string().min(1),
    versions: versionsSchema.optional(),
    asked: z.iso.datetime().optional(),
  })
  .transform(({ request, versions, asked, ...rest }): Press => {
    const inputs = Object.entries(rest).flatMap(([id, value]) =>
      isInput(id) && typeof value === 'string' && value.length <= longestInput ? [[id, value]] : [],
    );
    return {
      request,
      ...(versions && { versions }),
      ...(asked !== undefined && { asked }),
      ...(inputs.length > 0 && { inputs: Object.fromEntries(inputs) }),
    };
  });

/** `undefined` where it is no button of ours. */
export const pressFrom = (value: unknown): Press | undefined => pressSchema.safeParse(value).data;
