import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldNames } from '../../src/domain/fields.ts';
import { numberTypes } from '../../src/domain/order.ts';
import { type Request, requestSchema } from '../../src/domain/request.ts';
import { readSpelling, readSpellings, spell, spellAll, spellRedacted } from '../../src/domain/spelling.ts';
import { actions, statuses } from '../../src/domain/statusRules.ts';
import { anyText } from '../anyText.ts';

/** Anything that can be said: letters of every script, quotes, semicolons, control characters, halves of pairs. */
const words = fc.oneof(
  anyText({ minLength: 1 }),
  fc.string({ minLength: 1 }),
  fc.constantFrom(
    '"',
    '\\',
    '\\"',
    ' ; ',
    ' ',
    '\n',
    '=',
    'a=b',
    'status 1',
    '\ud800',
    '\u2028',
    '注文',
    ',',
    '""',
  ),
);
const digits = fc.stringMatching(/^[1-9]\d{6,14}$/);
const number = digits.map((each) => `+${each}`);
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10));
const localTime = fc.oneof(
  day,
  day.map((each) => `${each}T09:30`),
);
const orderRef = fc.oneof(
  fc.stringMatching(/^[A-Z0-9][A-Z0-9-]{0,12}$/),
  fc.constantFrom('all', 'it', 'them', '#last', '#2', '123', '0123', 'PO-123'),
);
const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: 1, maxLength: 3 });
const corrections = fc.record(
  Object.fromEntries(
    fieldNames.map((field) => [
      field,
      field === 'addNumber' || field === 'removeNumber' ? some(words) : words,
    ]),
  ),
  { requiredKeys: [] },
);

/** A value for each property that a request can have. */
const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  orders: fc.array(orderRef, { maxLength: 4 }),
  except: some(orderRef),
  number: some(number),
  status: some(fc.constantFrom(...statuses)),
  carrier: words,
  name: words,
  since: day,
  until: day,
  by: fc.constant('me'),
  corrections,
  field: some(fc.constantFrom(...fieldNames)),
  date: localTime,
  at: localTime,
  because: words,
  text: words,
  sort: words,
  page: fc.integer({ min: 1, max: 99_999 }).map(String),
  language: fc.constantFrom('ja', 'en', 'zh-TW', 'pt-BR'),
  timeZone: words,
  tag: fc.constantFrom('ja', 'en', 'zh-TW', 'pt-BR'),
  draft: fc.constantFrom('#1', '#2', '#last'),
  numberType: fc.constantFrom(...numberTypes),
  topic: fc.constantFrom(...statuses, ...fieldNames),
};
/** Properties that hold something else in one verb. */
const ofVerb: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'may action': fc.constantFrom(...actions, 'any'),
  'how action': fc.constantFrom(...actions, 'place'),
  'not action': fc.constantFrom(...actions, 'place', 'recreate'),
  'place draft': fc.constantFrom('1', '12'),
};

const request: fc.Arbitrary<Request> = fc.oneof(
  ...requestSchema.options.map((option) => {
    const { verb, ...rest } = option.shape;
    const properties = Object.entries(
      rest as Record<string, { safeParse(value: unknown): { success: boolean } }>,
    );
    const arbitraries = properties.map(([name]) => {
      const arbitrary = ofVerb[`${verb.value} ${name}`] ?? values[name];
      if (!arbitrary) throw new Error(`nothing is made for ${verb.value} ${name}`);
      return [name, arbitrary] as const;
    });
    const needed = properties
      .filter(([, schema]) => !schema.safeParse(undefined).success)
      .map(([name]) => name);
    return fc
      .record(Object.fromEntries(arbitraries), { requiredKeys: needed })
      .map((made) => ({ verb: verb.value, ...made }) as Request);
  }),
);

describe('any request at all', () => {
  it('is one by its schema', () => {
    fc.assert(
      fc.property(request, (made) => {
        expect(requestSchema.safeParse(made).error).toBeUndefined();
      }),
    );
  });

  it('is read back from its spelling as it was', () => {
    fc.assert(
      fc.property(request, (made) => {
        expect(readSpelling(spell(made))).toEqual(made);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read back from among several', () => {
    fc.assert(
      fc.property(some(request), (made) => {
        expect(readSpellings(spellAll(made))).toEqual(made);
      }),
    );
  });

  it('has a redacted spelling with the same verb, which tells none of its secrets', () => {
    const secret = 'S3CR3T';
    const told = fc.record({ pin: fc.constant(secret), accountNumber: fc.constant(`${secret} too`) });
    fc.assert(
      fc.property(request, told, (made, secrets) => {
        const holding = requestSchema.parse({
          ...made,
          ...('corrections' in made && { corrections: { ...made.corrections, ...secrets } }),
          ...('text' in made && { text: secret }),
          ...('because' in made && { because: `"${secret}"` }),
        });
        const redacted = spellRedacted(holding);
        expect(redacted).not.toContain(secret);
        expect(redacted.split(' ')[0]).toBe(made.verb);
      }),
    );
  });
});

describe('any operand at all', () => {
  const operand = fc.oneof(
    words,
    fc.constantFrom('a b', 'a=b', '"', ';', 'JA', 'zh-Hant-TW', '#2', 'PO-1', 'it'),
  );

  it.each([
    ['language', 'tag'],
    ['resume', 'draft'],
    ['discard', 'draft'],
  ] as const)('of "%s" is refused by the schema, or read back from its spelling', (verb, property) => {
    fc.assert(
      fc.property(operand, (value) => {
        const made = requestSchema.safeParse({ verb, [property]: value });
        if (made.success) expect(readSpelling(spell(made.data))).toEqual(made.data);
      }),
      { numRuns: 500 },
    );
  });
});

describe('any text at all', () => {
  const verbs = requestSchema.options.map((option) => option.shape.verb.value);
  const scraps = fc
    .array(
      fc.oneof(fc.constantFrom(...verbs, ' ', ' ; ', '"', '=', 'status=', 'text="', '123', '\\', '#'), words),
    )
    .map((parts) => parts.join(''));

  it('is read or not, and reading it never throws', () => {
    fc.assert(
      fc.property(fc.oneof(scraps, words), (text) => {
        expect(() => [readSpelling(text), readSpellings(text)]).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it('that is read is a request whose own spelling reads the same', () => {
    fc.assert(
      fc.property(scraps, (text) => {
        const read = readSpelling(text);
        if (read) expect(readSpelling(spell(read))).toEqual(read);
      }),
      { numRuns: 500 },
    );
  });

  it('that is read gives a request by its schema', () => {
    fc.assert(
      fc.property(scraps, (text) => {
        const read = readSpelling(text);
        if (read) expect(requestSchema.safeParse(read).error).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '__proto__',
    'constructor',
    'toString',
    '__proto__ 1',
    'status __proto__=1',
    'edit 1 __proto__=1',
  ])('is not read where it only is a name that every object has: %s', (text) => {
    expect(readSpelling(text)).toBeUndefined();
  });
});
