// Learns a model from examples: multinomial logistic regression by gradient descent, one example after the other. The
// same examples always give the same model: nothing here is left to chance.

import type { Lexicon } from '../lexicon.ts';
import { hear } from '../understand.ts';
import type { Examples } from './examples.ts';
import { misspelled } from './misspell.ts';
import { addRow, type Model, shares } from './model.ts';
import { buckets, type Trait, traitsOf } from './traits.ts';

const rounds = 20;
const firstPace = 2;
/** Chances too small to teach anything, and to spend time on. */
const negligible = 0.001;

/**
 * The model of the language `tag`. Phrases are heard as they will be when somebody says them; each again with
 * slips in its words, because what the grammar does not accept is often misspelled, and its words then mean nothing.
 */
export function train(examples: Examples, tag: string, lexicons: readonly Lexicon[]): Model {
  const kinds = Object.keys(examples);
  const lessons = kinds.flatMap((spelling, kind) =>
    (examples[spelling] ?? [])
      .flatMap((phrase) => [phrase, misspelled(phrase, 0), misspelled(phrase, 1)])
      .map((phrase) => ({ kind, traits: traitsOfPhrase(phrase, tag, lexicons) })),
  );
  const weights = new Float64Array(buckets * kinds.length);
  const order = shuffled(lessons);
  for (let round = 0; round < rounds; round += 1) {
    const pace = firstPace / (1 + round / 10);
    for (const { kind, traits } of order) {
      const wrong = new Float64Array(kinds.length);
      for (const { bucket, weight } of traits) addRow(wrong, weights, bucket, weight);
      shares(wrong);
      wrong[kind] = (wrong[kind] ?? 0) - 1;
      for (const [other, error] of wrong.entries()) {
        if (Math.abs(error) < negligible) continue;
        for (const { bucket, weight } of traits) {
          const at = bucket * kinds.length + other;
          weights[at] = (weights[at] ?? 0) - pace * weight * error;
        }
      }
    }
  }
  return rounded(kinds, weights);
}

/** Heard at any moment and anywhere: what its dates and telephones are does not matter to a model. */
function traitsOfPhrase(phrase: string, tag: string, lexicons: readonly Lexicon[]): readonly Trait[] {
  const circumstances = { now: new Date(0), timeZone: 'UTC', region: 'US', awaitingAnswer: false };
  const { normal, tokens } = hear(phrase, { ...circumstances, locale: tag, lexicons });
  return traitsOf(normal.text, tokens);
}

/** Kinds well mixed, always in the same way: what is learned last weighs most. */
function shuffled<T>(lessons: readonly T[]): T[] {
  const stride = 7919;
  return lessons
    .map((lesson, at) => ({ lesson, place: (at * stride) % lessons.length }))
    .sort((one, other) => one.place - other.place)
    .map(({ lesson }) => lesson);
}

/** A byte a weight: what is lost is less than what the next example would change. */
function rounded(kinds: readonly string[], weights: Float64Array): Model {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
  const step = largest / 127;
  return { kinds, step, weights: Int8Array.from(weights, (weight) => Math.round(weight / step)) };
}
