// What was learned from a language's examples: how much each trait of a text speaks for each kind of request.

import { z } from 'zod';
import { buckets, type Trait } from './traits.ts';

export interface Model {
  /** Canonical spellings, one a kind of request. */
  readonly kinds: readonly string[];
  /** A row of one weight a kind for each bucket of traits, in steps. */
  readonly weights: Int8Array;
  /** What a weight of 1 adds to the logarithm of a kind's odds. */
  readonly step: number;
}

/** A model as it is kept in a file: the weights as bytes in base64. */
export const modelSchema = z
  .strictObject({ kinds: z.array(z.string()).min(1), step: z.number().positive(), weights: z.base64() })
  .transform(({ kinds, step, weights }) => ({
    kinds,
    step,
    weights: new Int8Array(Buffer.from(weights, 'base64')),
  }))
  .refine(
    ({ kinds, weights }) => weights.length === kinds.length * buckets,
    'has not one weight a kind and bucket',
  );

export const stored = ({ kinds, step, weights }: Model): z.input<typeof modelSchema> => ({
  kinds: [...kinds],
  step,
  weights: Buffer.from(weights.buffer, weights.byteOffset, weights.length).toString('base64'),
});

/** How likely each kind is, in the order of the model's kinds; together they are 1. */
export function likelihoods({ kinds, weights, step }: Model, traits: readonly Trait[]): Float64Array {
  const odds = new Float64Array(kinds.length);
  for (const { bucket, weight } of traits) addRow(odds, weights, bucket, weight * step);
  return shares(odds);
}

export function addRow(
  sums: Float64Array,
  rows: Int8Array | Float64Array,
  row: number,
  factor: number,
): void {
  const from = row * sums.length;
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (rows[from + at] ?? 0) * factor;
}

/** From logarithms of odds, in place, to shares of 1. */
export function shares(odds: Float64Array): Float64Array {
  const most = odds.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let total = 0;
  for (let at = 0; at < odds.length; at += 1) {
    odds[at] = Math.exp((odds[at] ?? 0) - most);
    total += odds[at] ?? 0;
  }
  for (let at = 0; at < odds.length; at += 1) odds[at] = (odds[at] ?? 0) / total;
  return odds;
}
