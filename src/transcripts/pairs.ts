// Reads `key=value key="quoted value"`, for our own lines and for the plug-in's.

import { type Location, TranscriptError } from './transcript.ts';

export interface Pair {
  readonly key: string;
  readonly value: string;
  readonly location: Location;
}

const bare = /^[^\s"]\S*/;
const quoted = /^"(?:[^"\\]|\\["\\])*"(?=\s|$)/;

export const pairKey = /^([A-Za-z][\w.-]*)=/;

/** Throws a TranscriptError at the place that can't be read. `at` is where `source` begins. */
export function readPairs(source: string, at: Location): readonly Pair[] {
  const pairs: Pair[] = [];
  let offset = 0;
  const here = (): Location => ({ ...at, column: at.column + offset });
  for (;;) {
    offset += source.length - offset - source.slice(offset).trimStart().length;
    const rest = source.slice(offset);
    if (!rest) return pairs;
    const location = here();
    const key = pairKey.exec(rest)?.[1];
    if (!key) throw new TranscriptError(location, `"${firstWord(rest)}" is not key=value: ${spelling}.`);
    offset += key.length + 1;
    const written = (quoted.exec(source.slice(offset)) ?? bare.exec(source.slice(offset)))?.[0];
    if (written === undefined) {
      throw new TranscriptError(here(), `The value of ${key} can't be read: ${spelling}.`);
    }
    if (pairs.some((pair) => pair.key === key)) {
      throw new TranscriptError(location, `${key} stands here twice: write it once.`);
    }
    offset += written.length;
    const value = written.startsWith('"') ? written.slice(1, -1).replace(/\\(["\\])/g, '$1') : written;
    pairs.push({ key, value, location });
  }
}

/** White space in a value is folded: it has to stand on one line. */
export function spellPair(key: string, value: string): string {
  const folded = value.replace(/\s+/g, ' ').trim();
  const isBare = bare.exec(folded)?.[0] === folded;
  return `${key}=${isBare ? folded : `"${folded.replace(/["\\]/g, '\\$&')}"`}`;
}

const spelling =
  'write key=value without spaces, or key="a value with spaces", a quotation mark in it as \\"';

const firstWord = (text: string): string => /^\S*/.exec(text)?.[0] ?? '';
