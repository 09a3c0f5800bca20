// What the desk remembers of one person in one conversation, and the question it has left open.

import { z } from 'zod';
import { correctionsSchema, fieldNames } from '../domain/fields.ts';
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
]);
export type Question = Readonly<z.infer<typeof question>>;

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
  /** Corrections gathered for an order that is to be sent again, by its number. */
  drafts: z.record(z.string(), correctionsSchema).default({}),
  question: question.optional(),
});
export type Remembered = Readonly<z.infer<typeof remembered>>;

export const nothingRemembered: Remembered = { focus: [], listed: [], drafts: {} };

/** Memory of another shape (an older version's) is worth nothing: it starts anew. */
export const readMemory = (document: Json | undefined): Remembered => {
  const read = remembered.safeParse(document);
  return read.success ? read.data : nothingRemembered;
};

/** Memory is kept by conversation and person: another's "yes" confirms nothing. */
export const memoryKey = ({ conversation, person }: Pick<Message, 'conversation' | 'person'>): string =>
  JSON.stringify([conversation, person.id]);

/** The conversation that a memory's key names. */
export const conversationIn = (key: string): string => String(JSON.parse(key)[0]);

/** A question lapses after an hour. */
const lapsesAfter = 60 * 60 * 1000;

export const isOpen = (asked: Question, now: Date): boolean =>
  now.getTime() - new Date(asked.askedAt).getTime() < lapsesAfter;
