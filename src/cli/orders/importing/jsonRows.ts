// The rows of a JSON file, one at a time: the elements of an array, or a value a line (JSON lines).

import { numberOf } from '../../../intake/importedRows.ts';
import { JsonFault, type Place, parseJson, placeOf } from '../../../stores/jsonText.ts';
import { UsageError } from '../../failure.ts';
import { linesOf } from './lines.ts';
import type { Row } from './row.ts';

/** The text of one value, and where it begins. */
interface Element extends Place {
  readonly text: string;
}

/** @throws UsageError where the array itself is broken: what follows cannot be told apart any more */
export async function* jsonArrayRows(
  name: string,
  pieces: AsyncIterable<string>,
): AsyncGenerator<Row, void, void> {
  for await (const element of elementsOf(name, pieces)) yield rowOf(element);
}

export async function* jsonLinesRows(pieces: AsyncIterable<string>): AsyncGenerator<Row, void, void> {
  let line = 0;
  for await (const text of linesOf(pieces)) {
    line += 1;
    if (text.trim() !== '') yield rowOf({ text: text.trimEnd(), line, column: 1 });
  }
}

function rowOf(element: Element): Row {
  const { text } = element;
  const size = text.length;
  try {
    const item: unknown = JSON.parse(text);
    const place: Row['place'] = (path) => within(element, placeOf(new TextEncoder().encode(text), path));
    return { item, number: numberOf(item), faults: [], size, place };
  } catch {
    const fault = jsonFaultIn(text);
    const place = within(element, fault.place);
    return { faults: [{ path: [], message: `is not JSON: ${fault.message}` }], size, place: () => place };
  }
}

function jsonFaultIn(text: string): JsonFault {
  try {
    parseJson(new TextEncoder().encode(text));
  } catch (error) {
    if (error instanceof JsonFault) return error;
    throw error;
  }
  return new JsonFault('it cannot be read', { line: 1, column: 1 });
}

const within = (start: Place, { line, column }: Place): Place => ({
  line: start.line + line - 1,
  column: line === 1 ? start.column + column - 1 : column,
});

const [quote, backslash, comma, lineFeed] = ['"', '\\', ',', '\n'];
const blank = /\s/;

async function* elementsOf(name: string, pieces: AsyncIterable<string>): AsyncGenerator<Element, void, void> {
  let [line, column] = [1, 0];
  /** Around the array 0, in it 1, in an element that is an object or an array itself more. */
  let depth = 0;
  let inString = false;
  let isEscaped = false;
  let isOver = false;
  let begun: Place | undefined;
  let before = '';
  const broken = (message: string) =>
    new UsageError(`${name}:${line}:${column}: ${message}; what follows cannot be read`);

  for await (const piece of pieces) {
    let start = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const char = piece[at] as string;
      column += 1;
      const isEnd = !inString && depth === 1 && (char === comma || char === ']');
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (char === backslash) isEscaped = true;
        else if (char === quote) inString = false;
      } else if (isEnd) {
        if (begun) yield { text: (before + piece.slice(start, at)).trimEnd(), ...begun };
        else if (char === comma) throw broken('a value is expected here');
        begun = undefined;
        before = '';
        if (char === ']') [depth, isOver] = [0, true];
      } else if (!blank.test(char)) {
        if (isOver) throw broken('the end of the text is expected here');
        if (depth === 1 && !begun) {
          begun = { line, column };
          start = at;
        }
        if (char === quote) inString = true;
        else if (char === '{' || char === '[') depth += 1;
        else if (char === '}' || char === ']') depth -= 1;
        if (depth < 1) throw broken('a value or ] is expected here');
      }
      if (char === lineFeed) [line, column] = [line + 1, 0];
    }
    if (begun) before += piece.slice(start);
  }
  const expected = depth === 1 && begun ? 'a comma or ]' : begun ? 'more of a value' : 'a value or ]';
  if (!isOver) throw broken(`the text ends where ${expected} is expected`);
}
