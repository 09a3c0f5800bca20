// Where what a reply carries is not what is written: told by what a reader sees of both, or by what stands behind it.

import { type Seen, seenOn } from './cardSeen.ts';
import { comparable, isObject, type Members, overlaid } from './matchCarried.ts';
import { type Captures, match } from './pattern.ts';
import type { Attachment, Carried } from './transcript.ts';

export interface SeenApart {
  readonly expected: readonly Seen[];
  readonly said: readonly Seen[];
}

/** Captures that match are shown as what they match. */
export function seenApart(
  written: readonly Attachment[],
  carried: readonly Carried[],
  captures: Captures,
): SeenApart {
  const fits = (one: string, other: string): boolean => match(one, other, captures).ok;
  const told = carried.map((one, at) => ({ ...one, content: comparable(written[at], one) }));
  const meant = written.map(({ holds }, at) => ({
    ...{ ...holds, contentType: holds?.contentType ?? '' },
    content: overlaid(holds?.content, told[at]?.content, fits),
  }));
  const sides = { expected: meant.flatMap(seenIn), said: told.flatMap(seenIn) };
  if (JSON.stringify(sides.expected) !== JSON.stringify(sides.said)) return sides;
  return {
    expected: meant.flatMap((one, at) => behind(one, told[at])),
    said: told.flatMap((one, at) => behind(one, meant[at])),
  };
}

const text = (words: string): Seen => ({ kind: 'text', text: words });

function seenIn({ contentType, contentUrl = '', content }: Carried): readonly Seen[] {
  const seen = seenOn(content);
  if (seen.length > 0) return seen;
  const named = `${contentType} ${contentUrl}`.trim().slice(0, longest);
  return named === '' ? [] : [text(named)];
}

/** Of what nobody reads, such as a picture's bytes, the beginning is enough. */
const longest = 200;

/** The values that are another in the other one, by their JSONPaths. */
const behind = ({ content, ...around }: Carried, other: Carried | undefined): readonly Seen[] =>
  [
    ...valuesApart(around, { ...other, content: undefined }, ''),
    ...valuesApart(content, other?.content, '$'),
  ].map(([path, value]) => text(`${path.replace(/^\./, '')} = ${JSON.stringify(value).slice(0, longest)}`));

function valuesApart(value: unknown, other: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (value === other || value === undefined) return [];
  if (!isObject(value) || !isObject(other)) return [[path, value]];
  return Object.entries(value).flatMap(([name, one]) =>
    valuesApart(one, (other as Members)[name], path + step(name, Array.isArray(value))),
  );
}

const step = (name: string, isIndex: boolean): string => {
  if (isIndex) return `[${name}]`;
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
};
