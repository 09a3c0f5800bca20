// What is remembered of which orders changed, by itself.

import { expect, it } from 'vitest';
import { createChanges } from '../../src/stores/lowdb/changes.ts';

it('gives what changed since, each once, and knows no more of what is long past or of another run', () => {
  const changes = createChanges();
  const first = changes.now();
  for (const number of ['1', '2', '1']) changes.note(number);
  expect(changes.since(first)).toEqual(new Set(['1', '2']));
  expect(changes.since(changes.now())).toEqual(new Set());
  expect(changes.since(undefined)).toBeUndefined();
  expect(createChanges().since(first)).toBeUndefined();

  for (let count = 0; count < 30_000; count += 1) changes.note('3');
  const late = changes.now();
  changes.note('4');
  expect(changes.since(first)).toBeUndefined();
  expect(changes.since(late)).toEqual(new Set(['4']));
});
