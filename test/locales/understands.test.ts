// Every language's words say the same things: each status, each field and each verb can be named in it.

import { describe, expect, it } from 'vitest';
import { fieldNames } from '../../src/domain/fields.ts';
import { requestSchema } from '../../src/domain/request.ts';
import { statuses } from '../../src/domain/statusRules.ts';
import { understandsOf, understood } from '../language/listening.ts';

/** Verbs that no word alone asks for: they follow from how a sentence is made. */
const withoutWords = ['may', 'how', 'instead', 'not', 'order', 'unclear', 'other'];
const verbs = requestSchema.options
  .map((option) => option.shape.verb.value)
  .filter((verb) => !withoutWords.includes(verb));
const [first, ...others] = understood.map((tag) => ({ tag, understands: understandsOf(tag) }));

describe.each(understood)('the words of %s', (tag) => {
  const understands = understandsOf(tag);

  it('name every status and every field', () => {
    for (const status of statuses) expect(understands.statuses[status].length, status).toBeGreaterThan(0);
    for (const field of fieldNames) expect(understands.fields[field].length, field).toBeGreaterThan(0);
  });

  it('ask for everything that can be asked for', () => {
    expect(Object.keys(understands.verbs).sort()).toEqual([...verbs].sort());
  });
});

describe.each(others)('the words of $tag', ({ understands }) => {
  it.each(['languages'] as const)(`have the same %s as those of ${first?.tag}`, (key) => {
    expect(Object.keys(understands[key]).sort()).toEqual(Object.keys(first?.understands[key] ?? {}).sort());
  });
});
