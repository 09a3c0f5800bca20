// Texts that nobody wrote, of any characters that there are.

import fc from 'fast-check';

const surrogates = { from: 0xd800, count: 0x800 };

/** What fast-check calls `binary`, without its table of a million characters, which takes a second and 100 MB to make. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff - surrogates.count }).map(
  (at) => String.fromCodePoint(at < surrogates.from ? at : at + surrogates.count),
  (character) => {
    const point = String(character).codePointAt(0) ?? -1;
    if (String.fromCodePoint(point) !== character) throw new Error('is not one character');
    return point < surrogates.from ? point : point - surrogates.count;
  },
);

export const anyText = (constraints: Omit<fc.StringConstraints, 'unit'> = {}): fc.Arbitrary<string> =>
  fc.string({ ...constraints, unit: anyCharacter });
