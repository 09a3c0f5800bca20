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
  it('is found in every text that JSON.parse refuses, and all before it is sound', () => {
    const spoilt = fc
      .tuple(jsonValue, fc.nat(), fc.nat({ max: 2 }), fc.constantFrom(...'",:}]{1\\\nx-.', ''))
      .map(([value, where, gone, put]) => {
        const text = JSON.stringify(value, null, 2);
        const offset = where % (text.length + 1);
        return text.slice(0, offset) + put + text.slice(offset + gone);
      });
    fc.assert(
      fc.property(spoilt, (text) => {
        const fault = faultOf(text);
        expect(fault === undefined).toBe(isJson(text));
        if (!fault) return;
        expect(fault.message).toMatch(/ expected/);
        const before = text.slice(0, offsetOf(text, fault.place));
        expect(faultOf(before)?.message ?? 'the text ends').toContain('the text ends');
      }),
      { numRuns: 1000 },
    );
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
});
