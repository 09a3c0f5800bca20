// What the desk remembers of one person in one conversation, and the question it has left open.

import { z } from 'zod';
import { fieldNames } from '../domain/fields.ts';
import { newOrderFields } from '../domain/placing.ts';
import type { Json } from '../stores/store.ts';
import type { Message } from './message.ts';

const spelling = z.string().min(1);
const openUntil = { askedAt: z.iso.datetime() };

/** What else was wanted in the same message: decided anew, with the answer. */
const beside = { beside: z.array(spelling).default([]) };

/** A question waits for its answer; requests are kept in their canonical spelling. */
const question = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whichOrder'), request: spelling, ...beside, ...openUntil }),
  z.object({
    kind: z.literal('confirm'),
    requests: z.array(spelling).min(1),
    /** The version of each order when the question was asked. */
    versions: z.record(z.string(), z.int()),
    ...openUntil,
  }),
  z.object({
    kind: z.literal('fieldValue'),
    order: z.string(),
    field: z.enum(fieldNames),
    ...beside,
    ...openUntil,
  }),
  z.object({ kind: z.literal('comment'), orders: z.array(z.string()).min(1), ...beside, ...openUntil }),
  /** A field of a new order. */
  z.object({
    kind: z.literal('newOrder'),
    draft: z.string(),
    field: z.enum(newOrderFields),
    ...beside,
    ...openUntil,
  }),
]);
export type Question = Readonly<z.infer<typeof question>>;

/** What is not finished: a new order, or corrections gathered for one that is to be sent again. */
const draft = z.object({
  /** Counted up in the conversation, never used again. */
  id: z.string(),
  /** All that was said of it, in its canonical spelling. */
  request: spelling,
});
export type Draft = Readonly<z.infer<typeof draft>>;

const remembered = z.object({
  /** The language that the person chose. */
  language: z.string().optional(),
  /** The IANA name of the zone that the person set. */
  timeZone: z.string().optional(),
  /** The orders last named: what "it" and "them" mean. */
  focus: z.array(z.string()).readonly().default([]),
  /** The orders last listed: what "#2" means. */
  listed: z.array(z.string()).readonly().default([]),
  /** The list that they are of, as a request in its canonical spelling: what "more" goes on with. */
  list: spelling.optional(),
  drafts: z.array(draft).readonly().default([]),
  /** How many drafts there ever were. */
  draftsBegun: z.int().default(0),
  /** The orders last changed here, each with the version that the change left: what "undo" means. */
  changed: z
    .array(z.object({ number: z.string(), version: z.int() }))
    .readonly()
    .default([]),
  question: question.optional(),
});
export type Remembered = Readonly<z.infer<typeof remembered>>;

export const nothingRemembered: Remembered = {
  focus: [],
  listed: [],
  drafts: [],
  draftsBegun: 0,
  changed: [],
};

/** Memory of another shape (an older version's) is worth nothing: it starts anew. */
export const readMemory = (document: Json | undefined): Remembered =>
  (document !== undefined && remembered.safeParse(document).data) || nothingRemembered;

/** Memory is kept by conversation and person: another's "yes" confirms nothing. */
export const memoryKey = ({ conversation, person }: Pick<Message, 'conversation' | 'person'>): string =>
  JSON.stringify([conversation, person.id]);

/** The conversation that a memory's key names. */
export const conversationIn = (key: string): string => String(JSON.parse(key)[0]);

/** A question lapses after an hour. */
const lapsesAfter = 60 * 60 * 1000;

export const isOpen = (asked: Question, now: Date): boolean =>
  now.getTime() - new Date(asked.askedAt).getTime() < lapsesAfter;
