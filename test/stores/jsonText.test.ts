// Places in JSON text: found in every text that JSON.parse refuses, whatever its own error tells.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonFault, type Place, parseJson, placeOf } from '../../src/stores/jsonText.ts';

const offsetOf = (text: string, { line, column }: Place) =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((offset, each) => offset + each.length + 1, column - 1);
const jsonValue = fc.jsonValue({ maxDepth: 4 });

function faultOf(text: string): JsonFault | undefined {
  try {
    parseJson(Buffer.from(text));
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(JsonFault);
    return error as JsonFault;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the place of a fault', () => {
  const spoilers = [
    ...'",:}]{[1\\\n\r\tx-.+/\0\u007f\u00a0\u2028\ufeff',
    '',
    '//',
    '/*',
    '\\q',
    '\\u12',
    'NaN',
    '0',
    '1e',
  ];
  const spoilt = fc
    .tuple(jsonValue, fc.nat(), fc.nat({ max: 2 }), fc.constantFrom(...spoilers))
    .map(([value, where, gone, put]) => {
      const text = JSON.stringify(value, null, 2);
      const offset = where % (text.length + 1);
      return text.slice(0, offset) + put + text.slice(offset + gone);
    });
  const scraps = fc
    .array(fc.constantFrom(...spoilers, 'null', '"a"', ' '), { maxLength: 8 })
    .map((them) => them.join(''));

  it('is found in every text that JSON.parse refuses, and all before it is sound', () => {
    fc.assert(
      fc.property(fc.oneof(spoilt, scraps), (written) => {
        const text = written.replace(/^\ufeff/, '');
        const fault = faultOf(written);
        expect(fault === undefined).toBe(isJson(text));
        if (!fault) return;
        expect(fault.message).toMatch(/ expected/);
        const offset = offsetOf(text, fault.place);
        const before = text.slice(0, offset);
        expect(before.split('\n')).toHaveLength(fault.place.line);
        expect(before).toHaveLength(offset);
        expect(faultOf(before)?.message ?? 'the text ends').toContain('the text ends');
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['{', 2, 'the text ends where a key in double quotes or } is expected'],
    ['{,}', 2, 'a key in double quotes or } is expected here'],
    ['{"a":1,}', 8, 'a key in double quotes is expected here'],
    ['{"a" 1}', 6, 'a colon is expected here'],
    ['{"a":1', 7, 'the text ends where a comma or } is expected'],
    ['[x]', 2, 'a value or ] is expected here'],
    ['[1 x]', 4, 'a comma or ] is expected here'],
    ['[1,]', 4, 'a value is expected here'],
    ['[]]', 3, 'the end of the text is expected here'],
    ['{"a":"b', 6, 'a value is expected here, but this string does not end on its line'],
    ['{"a":"\t"}', 6, 'a value is expected here, but this string has a control character in it'],
    ['{"a":"\\x"}', 6, 'a value is expected here, but this string has a backslash that JSON does not know'],
    [
      '{"a":"\\u1"}',
      6,
      'a value is expected here, but this string has a \\u without four hexadecimal digits',
    ],
    ['{"a":1.}', 6, 'a value is expected here, but this number lacks a digit'],
    ['{"a":1 // b\n}', 8, 'a comma or } is expected here, but this is a comment'],
    ['\ufeff\ufeff1', 1, 'a value is expected here'],
  ])('in %j is column %i: %s', (text, column, message) => {
    expect(faultOf(text)).toMatchObject({ message, place: { line: 1, column } });
  });

  it('is the beginning where brackets stand too deep in each other to be followed', () => {
    const place = { line: 1, column: 1 };
    expect(faultOf('['.repeat(100_000))).toMatchObject({ message: 'the text is not JSON', place });
    expect(placeOf(Buffer.from('['.repeat(100_000) + ']'.repeat(100_000)), [0])).toEqual(place);
  });
});

describe('the place of a value', () => {
  it('is where the value begins, however deep it stands', () => {
    const paths = fc.array(fc.nat(), { maxLength: 4 });
    fc.assert(
      fc.property(jsonValue, paths, (value, choices) => {
        const text = JSON.stringify(value, null, 2);
        let here: unknown = JSON.parse(text);
        const path: string[] = [];
        for (const choice of choices) {
          const members = typeof here === 'object' && here !== null ? Object.entries(here) : [];
          const [key, member] = members[choice % members.length] ?? [];
          if (key === undefined) break;
          path.push(key);
          here = member;
        }
        const found = text.slice(offsetOf(text, placeOf(Buffer.from(text), path)));
        const indent = '  '.repeat(path.length);
        const written = JSON.stringify(here, null, 2).replaceAll('\n', `\n${indent}`);
        expect(found.slice(0, written.length)).toBe(written);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    [['a', 'missing'], { line: 2, column: 8 }],
    [['missing'], { line: 1, column: 1 }],
    [['a', 'b', 'deeper'], { line: 3, column: 10 }],
  ])('is that of the innermost value around it where %j is missing', (path, place) => {
    expect(placeOf(Buffer.from('{\n  "a": {\n    "b": 1\n  }\n}'), path)).toEqual(place);
  });

  it('is that of the last of equal keys, which is the one that JSON.parse takes', () => {
    const bytes = Buffer.from('{\n  "a": { "b": 1 },\n  "a": { "b": 2, "c": 3 }\n}');
    expect(placeOf(bytes, ['a', 'b'])).toEqual({ line: 3, column: 15 });
  });
});
