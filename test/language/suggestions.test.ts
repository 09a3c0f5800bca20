// How well suggestions are learned: measured on phrases that the model has not seen, and on sentences of other trades.

import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isOrderRequest, type Request } from '../../src/domain/request.ts';
import { spell } from '../../src/domain/spelling.ts';
import { suggest } from '../../src/language/suggest.ts';
import { anyOrder, type Examples, otherTrades } from '../../src/language/suggestions/examples.ts';
import { modelSchema, stored } from '../../src/language/suggestions/model.ts';
import { train } from '../../src/language/suggestions/train.ts';
import type { Hearing } from '../../src/language/understand.ts';
import { hearings, languages, linesOf } from './listening.ts';
import { examplesOf, taught } from './suggesting.ts';

/** Every fifth phrase of each kind is held out. */
const isHeldOut = (_phrase: string, at: number): boolean => at % 5 === 2;
const part = (examples: Examples, keep: (phrase: string, at: number) => boolean): Examples =>
  Object.fromEntries(Object.entries(examples).map(([kind, phrases]) => [kind, phrases.filter(keep)]));

/** The kind, whichever orders were filled in. */
const kindOf = (request: Request, kind: string): string =>
  spell(isOrderRequest(request) && kind.includes(anyOrder) ? { ...request, orders: [anyOrder] } : request);

const shareOf = <T>(all: readonly T[], which: (one: T) => boolean): number =>
  all.filter(which).length / all.length;

/** Share of the held-out phrases whose kind is offered. */
function found(examples: Examples, hearing: Hearing): number {
  const unseen = Object.entries(part(examples, isHeldOut))
    .filter(([kind]) => kind !== otherTrades)
    .flatMap(([kind, phrases]) => phrases.map((phrase) => ({ kind, phrase })));
  return shareOf(unseen, ({ kind, phrase }) =>
    suggest(phrase, hearing).some((request) => kindOf(request, kind) === kind),
  );
}

describe.each(languages)('suggestions in %s', (tag) => {
  const examples = examplesOf(tag);

  it('hold what was meant for five of six phrases that were not learned', () => {
    const hearing = taught(
      tag,
      part(examples, (phrase, at) => !isHeldOut(phrase, at)),
    );
    expect(found(examples, hearing)).toBeGreaterThan(5 / 6);
  });

  it('are made for one sentence of another trade in ten at most', () => {
    const rate = shareOf(linesOf(`foreign.${tag}.txt`), (text) => suggest(text, hearings[tag]).length > 0);
    expect(rate).toBeLessThanOrEqual(0.1);
  });
});

// Node compares the weights at once; the runner's own comparison goes through a hundred thousand of them.
describe('a model', () => {
  const few = part(examplesOf('en'), (_phrase, at) => at < 4);
  const model = train(few, 'en', hearings.en.lexicons);

  it('is the same for the same examples', () => {
    expect(isDeepStrictEqual(train(few, 'en', hearings.en.lexicons), model)).toBe(true);
  });

  it('is read back as it was written, and takes no more than 150 kB', () => {
    const text = JSON.stringify(stored(model));
    expect(isDeepStrictEqual(modelSchema.parse(JSON.parse(text)), model)).toBe(true);
    expect(text.length).toBeLessThan(150_000);
  });

  it('is not taken with weights missing', () => {
    const { weights, ...rest } = stored(model);
    expect(modelSchema.safeParse({ ...rest, weights: weights.slice(0, -400) }).success).toBe(false);
  });
});
