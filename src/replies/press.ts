// What a button of a card carries when it is pressed, with what was filled in beside it.

import { z } from 'zod';
import { isTimeZone } from '../domain/dates.ts';
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

/** The inputs of the settings. */
export const settingInputs = ['language', 'timeZone', 'notices'] as const;

const inputs: readonly string[] = [...fieldNames, timeOf('focDate'), 'numberType', ...settingInputs];
const isInput = (id: string): boolean => inputs.includes(id) || isTick(id);

/** What Bot Framework calls a button's verb; all of ours are told apart by their requests. */
export const pressVerb = 'press';

/** As many letters as a thousand telephone numbers take. */
const longestInput = 40_000;

/** How the card was shown: a press says nothing by itself of the language and the zone that its reader saw. */
export interface Shown {
  readonly language: string;
  /** IANA name. */
  readonly timeZone: string;
  /** What the fields on the card add to, a request in its canonical spelling. */
  readonly form?: string;
  /** The id of the person whose draft that is. */
  readonly of?: string;
  /** What the form of settings showed. */
  readonly toldOfAll?: boolean;
}

/** What a button carries, and what the inputs of its card held, by their ids. */
export interface Press {
  /** A request in its canonical spelling. */
  readonly request: string;
  /** The version, when the card was shown, of each order that the request is about. */
  readonly versions?: Readonly<Record<string, number>>;
  /** When the question was asked that the button answers, ISO 8601. */
  readonly asked?: string;
  readonly shown?: Shown;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** Of more orders than these nobody is asked at once. */
const mostOrders = 50;

const versionsSchema = z
  .record(z.string().min(1).max(40), z.int().nonnegative())
  .refine((versions) => Object.keys(versions).length <= mostOrders);

const shownSchema = z.object({
  language: z.string().min(1).max(35),
  timeZone: z.string().refine(isTimeZone),
  form: z.string().min(1).max(longestInput).optional(),
  of: z.string().min(1).max(200).optional(),
  toldOfAll: z.boolean().optional(),
});

const pressSchema = z
  .looseObject({
    request: z.string().min(1),
    versions: versionsSchema.optional(),
    asked: z.iso.datetime().optional(),
    shown: shownSchema.optional(),
  })
  .transform(({ request, versions, asked, shown, ...rest }): Press => {
    const inputs = Object.entries(rest).flatMap(([id, value]) =>
      isInput(id) && typeof value === 'string' && value.length <= longestInput ? [[id, value]] : [],
    );
    return {
      request,
      ...(versions && { versions }),
      ...(asked !== undefined && { asked }),
      ...(shown && { shown }),
      ...(inputs.length > 0 && { inputs: Object.fromEntries(inputs) }),
    };
  });

/** `undefined` where it is no button of ours. */
export const pressFrom = (value: unknown): Press | undefined => pressSchema.safeParse(value).data;
