// What a language's examples.json holds: the phrases that its suggestions are learned from.

import { z } from 'zod';
import { readSpelling, spell } from '../../domain/spelling.ts';

/** The number that stands for any order in a phrase and in the spelling of its kind. */
export const anyOrder = '123';

/** The kind that is never suggested: sentences of other trades, that they may be told from our own. */
export const otherTrades = 'other';

const isCanonical = (spelling: string): boolean => {
  const request = readSpelling(spelling);
  return request !== undefined && spell(request) === spelling;
};

/** By the canonical spelling of a request, ways to ask for it. */
export const examplesSchema = z.record(
  z.string().refine(isCanonical, 'is no canonical spelling of one request'),
  z.array(z.string().min(1)).min(1),
);
export type Examples = Readonly<z.infer<typeof examplesSchema>>;
