import { readFileSync } from 'node:fs';
import { type DecodedPng, decode, encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { iconFaults } from '../../src/appPackage/icons.ts';

const fileOf = (name: string) => readFileSync(new URL(`../../manifest/${name}.png`, import.meta.url));

const pixelsOf = ({ data, channels }: DecodedPng): number[][] =>
  Array.from({ length: data.length / channels }, (_, at) => [
    ...data.subarray(at * channels, (at + 1) * channels),
  ]);

describe('the icons', () => {
  it('are 192 pixels in color, with no hole', () => {
    const icon = decode(fileOf('color'));
    expect([icon.width, icon.height]).toEqual([192, 192]);
    expect(pixelsOf(icon).every(([, , , alpha = 255]) => alpha === 255)).toBe(true);
  });

  it('are 32 pixels in outline, white and nothing else on a transparent background', () => {
    const icon = decode(fileOf('outline'));
    expect([icon.width, icon.height, icon.channels, icon.depth]).toEqual([32, 32, 4, 8]);
    const pixels = pixelsOf(icon);
    const seen = pixels.filter(([, , , alpha]) => alpha !== 0);
    expect(seen.every(([...pixel]) => pixel.slice(0, 3).join() === '255,255,255')).toBe(true);
    expect(seen.some(([, , , alpha]) => alpha === 255)).toBe(true);
    expect(pixels.at(0)?.[3]).toBe(0);
    expect(seen.length).toBeLessThan(pixels.length / 2);
  });
});

/** A square of one colour, but for its first pixel. */
const square = (size: number, [first, ...rest]: readonly (readonly number[])[]) => {
  const channels = first?.length ?? 4;
  const pixels = Array.from(
    { length: size * size },
    (_, at) => (at === 0 ? first : (rest[0] ?? first)) ?? [],
  );
  return encode({ width: size, height: size, channels, depth: 8, data: new Uint8Array(pixels.flat()) });
};
const white = [255, 255, 255, 255];
const clear = [0, 0, 0, 0];

describe('the check of icons', () => {
  it.each([
    ['white on transparent', 32, [white, clear], []],
    ['half transparent white', 32, [[255, 255, 255, 90], clear], []],
    ['another size', 48, [white, clear], ['must be 32 x 32 pixels, not 48 x 48']],
    ['grey on transparent', 32, [[250, 255, 255, 255], clear], ['must be drawn in white alone']],
    ['white all over', 32, [white], ['must have a transparent background']],
    ['nothing', 32, [clear], ['shows nothing: draw it in white']],
    ['no alpha', 32, [[255, 255, 255]], ['must have a transparent background: save it as RGBA, 8 bits each']],
  ])('takes or refuses an outline of %s', (_what, size, colours, faults) => {
    expect(iconFaults('outline', square(size, colours))).toEqual(faults);
  });

  it.each([
    ['another size', square(96, [white]), /^must be 192 x 192 pixels, not 96 x 96$/],
    [
      'no image',
      new TextEncoder().encode('<svg/>'),
      /^is no PNG image that can be read \(.+\); save it as PNG$/,
    ],
    ['half an image', fileOf('color').subarray(0, 1000), /^is no PNG image that can be read/],
  ])('refuses %s for the color icon', (_what, png, told) => {
    expect(iconFaults('color', png)).toEqual([expect.stringMatching(told)]);
  });
});
