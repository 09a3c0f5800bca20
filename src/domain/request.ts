// What a person can ask for, one member a verb. How a request is spelled is in spelling.ts.

import { z } from 'zod';
import { correctionsSchema, fieldNames } from './fields.ts';
import { numberTypes } from './order.ts';
import { actions, statuses } from './statusRules.ts';

/** An order number as typed (`123`, `PO-0102`), `all`, a pronoun (`it`, `them`), or a place in a list (`#2`, `#last`). */
const orderRef = z.string().regex(/^([A-Z0-9][A-Z0-9-]{0,39}|all|it|them|#\d{1,4}|#last)$/);
/** A language by its tag, `ja` or `zh-TW`. */
const languageTag = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/);
/** A draft: the order it corrects, in the ways that orders are named, or its place in the list of drafts. */
const draftRef = z.string().regex(/^(#?[A-Z0-9][A-Z0-9-]{0,39}|all|it|them|#last)$/);
const telephone = z.string().regex(/^\+[1-9]\d{6,14}$/);
const words = z.string().min(1);
const day = z.iso.date();
/** A local date, or date and time of day, in the person's zone. */
const localTime = z.string().regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/);

const filter = {
  status: z.array(z.enum(statuses)).min(1).readonly().optional(),
  carrier: words.optional(),
  /** A part of the order's name. */
  name: words.optional(),
  since: day.optional(),
  until: day.optional(),
  by: z.literal('me').optional(),
};

/** Which orders: those named, those holding a telephone number, or those that a filter lets through. */
const selection = {
  orders: z.array(orderRef).readonly(),
  except: z.array(orderRef).min(1).readonly().optional(),
  number: z.array(telephone).min(1).readonly().optional(),
  ...filter,
};
const { carrier: _carrier, name: _name, ...selectionOfAnEdit } = selection;

const verb = <V extends string, S extends z.ZodRawShape>(name: V, shape: S) =>
  z.strictObject({ verb: z.literal(name), ...shape });

export const requestSchema = z.discriminatedUnion('verb', [
  verb('status', selection),
  verb('view', selection),
  verb('edit', {
    ...selectionOfAnEdit,
    corrections: correctionsSchema,
    /** Fields named without a value. */
    field: z.array(z.enum(fieldNames)).min(1).readonly().optional(),
    /** A date whose field is not said. */
    date: localTime.optional(),
  }),
  verb('cancel', { ...selection, because: words.optional() }),
  verb('delete', { ...selection, because: words.optional() }),
  verb('place', {
    /** The draft that this adds to. */
    draft: z
      .string()
      .regex(/^\d{1,6}$/)
      .optional(),
    number: selection.number,
    numberType: z.enum(numberTypes).optional(),
    corrections: correctionsSchema,
  }),
  verb('recreate', selection),
  verb('comment', { ...selection, text: words.optional() }),
  verb('undo', selection),
  verb('notify', selection),
  verb('mute', selection),
  verb('language', { tag: languageTag }),
  verb('export', { ...filter, number: selection.number, sort: words.optional() }),
  verb('list', {
    ...filter,
    number: selection.number,
    sort: words.optional(),
    /** Which of its pages, from 1. */
    page: z
      .string()
      .regex(/^[1-9]\d{0,4}$/)
      .optional(),
  }),
  verb('count', { ...filter, number: selection.number }),
  verb('history', selection),
  verb('reason', selection),
  verb('when', selection),
  /** What to tell a customer about orders, in a language of choice. */
  verb('customer', { ...selection, language: languageTag.optional() }),
  verb('meaning', { topic: z.enum([...statuses, ...fieldNames]) }),
  verb('rules', {}),
  verb('may', { action: z.enum([...actions, 'any']), ...selection, at: localTime.optional() }),
  verb('how', { action: z.enum([...actions, 'place']) }),
  verb('support', {}),
  verb('todo', {}),
  verb('more', {}),
  verb('drafts', {}),
  verb('resume', { draft: draftRef.optional() }),
  verb('discard', { draft: draftRef.optional() }),
  verb('settings', { timeZone: words.optional() }),
  verb('help', {}),
  verb('yes', {}),
  verb('no', {}),
  verb('stop', {}),
  verb('instead', {
    orders: selection.orders,
    except: selection.except,
    number: selection.number,
    date: localTime.optional(),
  }),
  verb('not', { action: z.enum([...actions, 'place', 'recreate']), orders: selection.orders }),
  verb('order', { orders: selection.orders, number: selection.number }),
  verb('greet', {}),
  verb('thanks', {}),
  verb('bye', {}),
  verb('unclear', {}),
  verb('other', {}),
]);

export type Request = Readonly<z.infer<typeof requestSchema>>;
export type Verb = Request['verb'];
export type RequestOf<V extends Verb> = Extract<Request, { verb: V }>;

/** A request that is made of certain orders. */
export type OrderRequest = Extract<Request, { orders: readonly string[] }>;
export const isOrderRequest = (request: Request): request is OrderRequest => 'orders' in request;

/** Requests about the conversation itself: answers, corrections, drafts, the next page, its language and zone, what was not understood. */
const talk = [
  'yes',
  'no',
  'stop',
  'instead',
  'drafts',
  'resume',
  'discard',
  'more',
  'language',
  'settings',
  'unclear',
  'other',
] as const;
export type TalkRequest = RequestOf<(typeof talk)[number]>;
/** Requests about orders and rules: what `decide` decides. */
export type DeskRequest = Exclude<Request, TalkRequest>;
export const isTalk = (request: Request): request is TalkRequest =>
  (talk as readonly Verb[]).includes(request.verb);

/** Requests that only show something: what a card may ask for by itself, nobody having pressed anything. */
const shows = ['status', 'view', 'history'] as const;
export type ShowRequest = RequestOf<(typeof shows)[number]>;
export const isShow = (request: Request): request is ShowRequest =>
  (shows as readonly Verb[]).includes(request.verb);
