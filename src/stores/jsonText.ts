// JSON text and places in it: the line and column of a fault or of a value. JSON.parse tells of a fault in another
// form in every version of V8, at times without its place; so a text that it refuses goes to jsonc-parser as well.

import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** A text that is not JSON: what is wrong, and where. */
export class JsonFault extends Error {
  override name = 'JsonFault';
  readonly place: Place;
  constructor(message: string, place: Place, options?: ErrorOptions) {
    super(message, options);
    this.place = place;
  }
}

/** A file's bytes as JSON; a byte order mark is skipped. @throws JsonFault */
export function parseJson(bytes: Uint8Array): unknown {
  const text = textOf(bytes);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { offset, message } = faultIn(text);
    throw new JsonFault(message, placeAt(text, offset), { cause });
  }
}

/** Where the value at a path stands; where it is missing, the place of the innermost value around it. */
export function placeOf(bytes: Uint8Array, path: readonly PropertyKey[]): Place {
  const text = textOf(bytes);
  let { tree: value } = read(text);
  for (const step of path) {
    const member = value && memberOf(value, String(step));
    if (!member) break;
    value = member;
  }
  return placeAt(text, value?.offset ?? 0);
}

/** Replacing bad bytes in silence would lose them at the next write; so they are a fault. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const mended = new TextDecoder().decode(bytes);
    throw new JsonFault('the text is not UTF-8', placeAt(mended, mended.indexOf('\ufffd')), { cause });
  }
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

const strictly = { allowTrailingComma: false, disallowComments: true, allowEmptyContent: false };

function read(text: string): { tree?: Node; errors: ParseError[] } {
  const errors: ParseError[] = [];
  try {
    return { tree: parseTree(text, errors, strictly), errors };
  } catch {
    return { errors }; // jsonc-parser recurses: some thousands of brackets in each other overflow the stack
  }
}

/** The last of equal keys counts, as it does for JSON.parse. (findNodeAtLocation takes the first.) */
function memberOf({ type, children = [] }: Node, step: string): Node | undefined {
  if (type === 'array') return children.find((_, index) => String(index) === step);
  return children.findLast(({ children: [key] = [] }) => key?.value === step)?.children?.[1];
}

function faultIn(text: string): { offset: number; message: string } {
  const [error] = read(text).errors;
  if (!error) return { offset: 0, message: 'the text is not JSON' };
  const { offset } = error;
  const expected = expectedAfter(text.slice(0, offset));
  if (offset >= text.length) return { offset, message: `the text ends where ${expected} is expected` };
  const flaw = flaws[printParseErrorCode(error.error)];
  return { offset, message: `${expected} is expected here${flaw ? `, but ${flaw}` : ''}` };
}

/** All before a fault is sound but for its end; so what jsonc-parser misses there is what belongs there. */
function expectedAfter(sound: string): string {
  if (/\{\s*$/.test(sound)) return 'a key in double quotes or }';
  if (/\[\s*$/.test(sound)) return 'a value or ]';
  const [missing] = read(sound).errors;
  return missing ? (wants[printParseErrorCode(missing.error)] ?? 'a value') : 'the end of the text';
}

const wants: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'a key in double quotes',
  ColonExpected: 'a colon',
  CloseBraceExpected: 'a comma or }',
  CloseBracketExpected: 'a comma or ]',
};

const flaws: Readonly<Record<string, string>> = {
  InvalidCommentToken: 'this is a comment',
  UnexpectedEndOfString: 'this string does not end on its line',
  UnexpectedEndOfNumber: 'this number lacks a digit',
  InvalidUnicode: 'this string has a \\u without four hexadecimal digits',
  InvalidEscapeCharacter: 'this string has a backslash that JSON does not know',
  InvalidCharacter: 'this string has a control character in it',
};
