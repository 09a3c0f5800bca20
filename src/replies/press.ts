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

const inputs: readonly string[] = [...fieldNames, timeOf('focDate'), 'numberType'];
const isInput = (id: string): boolean => inputs.includes(id) || isTick(id);

/** As many letters as a thousand telephone numbers take. */
const longestInput = 40_000;

/** What a button carries, and what the inputs of its card held, by their ids. */
export interface Press {
  /** A request in its canonical spelling. */
  readonly request: string;
  /** The version of the request's order when the card was shown. */
  readonly version?: number;
  /** When the question was asked that the button answers, ISO 8601. */
  readonly asked?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

const pressSchema = z
  .looseObject({
    request: z.string().min(1),
    version: z.int().nonnegative().optional(),
    asked: z.iso.datetime().optional(),
  })
  .transform(({ request, version, asked, ...rest }): Press => {
    const inputs = Object.entries(rest).flatMap(([id, value]) =>
      isInput(id) && typeof value === 'string' && value.length <= longestInput ? [[id, value]] : [],
    );
    return {
      request,
      ...(version !== undefined && { version }),
      ...(asked !== undefined && { asked }),
      ...(inputs.length > 0 && { inputs: Object.fromEntries(inputs) }),
    };
  });

/** `undefined` where it is no button of ours. */
export const pressFrom = (value: unknown): Press | undefined => pressSchema.safeParse(value).data;
