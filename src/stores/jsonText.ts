// JSON text and places in it: the line and column of a fault or of a value. JSON.parse tells of a fault in another
// form in every version of V8, at times without its place; so a text that it refuses is walked through here.

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
  try {
    return JSON.parse(textOf(bytes));
  } catch (cause) {
    if (cause instanceof JsonFault) throw cause;
    const text = textOf(bytes);
    const { offset, message } = walk(text, () => {}) ?? { offset: 0, message: 'the text is not JSON' };
    throw new JsonFault(message, placeAt(text, offset), { cause });
  }
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

/** Where the value at a path stands; where it is missing, the place of the innermost value around it. */
export function placeOf(bytes: Uint8Array, path: readonly PropertyKey[]): Place {
  const text = textOf(bytes);
  let deepest = { depth: -1, offset: 0 };
  walk(text, (here, offset) => {
    const leadsThere = here.every((step, i) => step === String(path[i])) && here.length <= path.length;
    if (leadsThere && here.length >= deepest.depth) deepest = { depth: here.length, offset };
  });
  return placeAt(text, deepest.offset);
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

const blank = /[ \t\n\r]*/y;
const string = /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const literal = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

interface Fault {
  readonly offset: number;
  readonly message: string;
}

/** Goes through a JSON text, telling every value's path and offset; gives the first fault, if there is one. */
function walk(text: string, met: (path: readonly string[], offset: number) => void): Fault | undefined {
  let offset = 0;
  const path: string[] = [];
  const closers: string[] = [];
  let expects: 'value' | 'key' | 'separator' = 'value';
  let mayClose = false; // right after an opening bracket

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = offset;
    const found = pattern.exec(text)?.[0];
    offset += found?.length ?? 0;
    return found;
  }
  const fault = (expected: string): Fault =>
    offset >= text.length
      ? { offset, message: `the text ends where ${expected} is expected` }
      : { offset, message: `${expected} is expected here` };

  for (;;) {
    take(blank);
    const closer = closers.at(-1);
    if (expects === 'separator' && closer === undefined) {
      return offset < text.length ? fault('the end of the text') : undefined;
    }
    if (closer !== undefined && text[offset] === closer && (expects === 'separator' || mayClose)) {
      offset++;
      closers.pop();
      path.pop();
      expects = 'separator';
      mayClose = false;
    } else if (expects === 'separator') {
      if (text[offset] !== ',') return fault(`a comma or ${closer}`);
      offset++;
      if (closer === ']') path.push(String(Number(path.pop()) + 1));
      expects = closer === ']' ? 'value' : 'key';
    } else if (expects === 'key') {
      const key = take(string);
      if (key === undefined)
        return fault(mayClose ? 'a key in double quotes or }' : 'a key in double quotes');
      path[closers.length - 1] = JSON.parse(key);
      take(blank);
      if (text[offset] !== ':') return fault('a colon');
      offset++;
      expects = 'value';
      mayClose = false;
    } else {
      met(path, offset);
      const bracket = text[offset];
      if (bracket === '{' || bracket === '[') {
        offset++;
        closers.push(bracket === '{' ? '}' : ']');
        path.push(bracket === '{' ? '' : '0');
        expects = bracket === '{' ? 'key' : 'value';
        mayClose = true;
      } else {
        if (take(string) === undefined && take(literal) === undefined) return fault('a value');
        expects = 'separator';
        mayClose = false;
      }
    }
  }
}
