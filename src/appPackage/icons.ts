// The two icons as Teams wants them. Source: Microsoft's documentation of app packages.

import { type DecodedPng, decode } from 'fast-png';

interface IconRule {
  /** Width and height in pixels. */
  readonly size: number;
  /** What more it must be; `undefined`: it is. */
  readonly fault?: (image: DecodedPng) => string | undefined;
}

export const iconRules = {
  color: { size: 192 },
  outline: { size: 32, fault: notWhiteOnTransparent },
} satisfies Record<string, IconRule>;
export type IconName = keyof typeof iconRules;

export function iconFaults(name: IconName, png: Uint8Array): string[] {
  const { size, fault }: IconRule = iconRules[name];
  let image: DecodedPng;
  try {
    image = decode(png);
  } catch (error) {
    return [`is no PNG image that can be read (${(error as Error).message}); save it as PNG`];
  }
  const { width, height } = image;
  const sized =
    width === size && height === size
      ? undefined
      : `must be ${size} x ${size} pixels, not ${width} x ${height}`;
  return [sized, fault?.(image)].filter((each) => each !== undefined);
}

function notWhiteOnTransparent({ data, channels, depth }: DecodedPng): string | undefined {
  if (channels !== 4 || depth !== 8)
    return 'must have a transparent background: save it as RGBA, 8 bits each';
  const pixels = Array.from({ length: data.length / 4 }, (_, at) => data.subarray(at * 4, at * 4 + 4));
  const seen = pixels.filter(([, , , alpha]) => alpha !== 0);
  if (seen.length === 0) return 'shows nothing: draw it in white';
  if (seen.length === pixels.length) return 'must have a transparent background';
  return seen.every((pixel) => pixel.subarray(0, 3).every((colour) => colour === 255))
    ? undefined
    : 'must be drawn in white alone';
}
