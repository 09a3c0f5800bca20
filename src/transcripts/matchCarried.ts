// Matches what a reply carries with what is attached to its written line: a file's content whole, a card in chatdown's
// lines as far as those can say it. Texts in both may hold captures.

import { sayable } from './emulator/cards.ts';
import { type Captures, type Matched, match } from './pattern.ts';
import type { Attachment, Carried } from './transcript.ts';

/** What was not looked up is matched by anything. */
export function matchCarried(
  written: readonly Attachment[],
  said: readonly Carried[],
  captures: Captures,
): Matched {
  if (written.some(({ holds }) => holds === undefined)) return matchedIf(said.length > 0, captures);
  if (written.length !== said.length) return { ok: false };
  return matchEach(written, captures, (one, known, at) => matchOne(one, said[at], known));
}

const matchedIf = (ok: boolean, captures: Captures): Matched => (ok ? { ok, captures } : { ok });

function matchOne(written: Attachment, said: Carried | undefined, captures: Captures): Matched {
  const { holds } = written;
  if (!holds || !said || holds.contentType !== said.contentType) return { ok: false };
  if ('content' in holds) return matchValue(holds.content, comparable(written, said), captures);
  return matchedIf(holds.contentUrl === said.contentUrl || isOutOfReach(holds, said), captures);
}

/** Bytes that the bot sends as an address are not fetched. */
const isOutOfReach = (written: Carried, said: Carried): boolean =>
  isInline(written.contentUrl) && said.contentUrl !== undefined && !isInline(said.contentUrl);

const isInline = (url = ''): boolean => url.startsWith('data:');

/** What is said, in the terms in which it is written. */
export const comparable = (written: Attachment | undefined, { content }: Carried): unknown =>
  written?.kind === 'card' && isObject(content) ? sayable(content) : content;

function matchValue(written: unknown, said: unknown, captures: Captures): Matched {
  if (written === said) return { ok: true, captures };
  if (typeof written === 'string' && typeof said === 'string') return match(written, said, captures);
  if (!isObject(written) || !isObject(said)) return { ok: false };
  if (Array.isArray(written) !== Array.isArray(said)) return { ok: false };
  const names = [...new Set([...Object.keys(written), ...Object.keys(said)])];
  return matchEach(names, captures, (name, known) => matchValue(written[name], said[name], known));
}

/** One after the other, as what one captures the next may use. */
function matchEach<T>(
  list: readonly T[],
  captures: Captures,
  matchNext: (one: T, known: Captures, at: number) => Matched,
): Matched {
  let matched: Matched = { ok: true, captures };
  for (const [at, one] of list.entries()) {
    if (!matched.ok) return matched;
    matched = matchNext(one, matched.captures, at);
  }
  return matched;
}

export type Members = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;

/** The first value, with the texts of the second in the places where they fit. */
export function overlaid(
  base: unknown,
  other: unknown,
  fits: (base: string, other: string) => boolean,
): unknown {
  if (typeof base === 'string') return typeof other === 'string' && fits(base, other) ? other : base;
  if (!isObject(base)) return base;
  const above = isObject(other) ? other : {};
  const entries = Object.entries(base).map(([name, value]) => [name, overlaid(value, above[name], fits)]);
  return Array.isArray(base) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}
