// `>? card $.body[0].text = "…"`: what the last reply's card holds at a JSONPath (RFC 9535).

import { isDeepStrictEqual } from 'node:util';
import { fold } from './pattern.ts';
import type { Mismatch, SaidReply } from './port.ts';

interface CardCheck {
  readonly path: string;
  /** Absent: anything at all is to be there. */
  readonly expected?: unknown;
}

/** What is wrong with the line, where it can't be read. */
export function readCardCheck(rest: string): CardCheck | string {
  const [, path, written] = /^(\$.*?)(?:\s+=\s+(.+))?$/s.exec(rest) ?? [];
  const mend = 'write ">? card $.body[0].text = "a text in quotation marks""';
  if (path === undefined) return `A card check begins with a JSONPath: ${mend}.`;
  if (written === undefined) return { path };
  try {
    return { path, expected: JSON.parse(written) };
  } catch {
    return `${written} is no JSON: ${mend}, or a number, true, null or a list.`;
  }
}

/** Several values at the path are compared as a list. */
export async function checkCard(
  { path, ...check }: CardCheck,
  reply: SaidReply | undefined,
): Promise<Mismatch | undefined> {
  const card = reply?.attachments.find(({ content }) => typeof content === 'object')?.content;
  if (!card) return { message: 'The last reply has no card.' };
  // Loaded where it is needed: most transcripts look at no card.
  const { JSONPathError, query } = await import('json-p3');
  let values: readonly unknown[];
  try {
    values = query(path, card as never).values();
  } catch (error) {
    if (!(error instanceof JSONPathError)) throw error;
    return { message: `The JSONPath can't be read: ${error.message}.` };
  }
  if (values.length === 0) return { message: `The card has nothing at ${path}.` };
  if (!('expected' in check)) return undefined;
  const said = values.length === 1 ? values[0] : values;
  if (isDeepStrictEqual(folded(said), folded(check.expected))) return undefined;
  return {
    message: `The card has something else at ${path}.`,
    expected: shown(check.expected),
    said: shown(said),
  };
}

const shown = (value: unknown): string => (typeof value === 'string' ? fold(value) : JSON.stringify(value));

/** White space in texts is no difference. */
const folded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, one: unknown) => (typeof one === 'string' ? fold(one) : one));
