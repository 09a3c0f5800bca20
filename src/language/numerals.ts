// Numbers written out in words. Values that are powers of ten multiply what stands before them, all others add up.

import { z } from 'zod';

export const numeralsSchema = z.strictObject({
  /** Words by the number they stand for. */
  values: z.record(z.string().regex(/^\d+$/), z.array(z.string().min(1))),
  /** What may stand between two of them. */
  joiners: z.array(z.string()),
  /** Whether a number is written as one word. */
  together: z.boolean().optional(),
  /** Scripts whose letters right beside it make it part of another word, in a language without spaces; `Han` if not said. */
  edges: z.array(z.string()).optional(),
});
export type NumeralWords = z.infer<typeof numeralsSchema>;

export interface Numerals {
  /** Source of an expression for a number in words; matches nothing where the language has none. */
  readonly source: string;
  readonly values: ReadonlyMap<string, number>;
  readonly word: RegExp;
  /** Source of an expression for a letter that makes it part of another word. */
  readonly edge: string;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const longestFirst = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');

export function compileNumerals(written: NumeralWords, spaced: boolean): Numerals {
  const values = new Map(
    Object.entries(written.values).flatMap(([value, words]) =>
      words.map((word) => [word, Number(value)] as const),
    ),
  );
  const word = values.size === 0 ? '(?!)' : longestFirst([...values.keys()]);
  const great = longestFirst([...values].flatMap(([one, value]) => (multiplies(value) ? [one] : [])));
  const joiner = written.joiners.map(escaped).join('|') || '(?!)';
  // "eight and nine" are two.
  const between = spaced
    ? `(?: |-|(?<=${great || '(?!)'}) ?(?:${joiner}) ?${written.together ? '|' : ''})`
    : '';
  const scripts = (written.edges ?? ['Han']).map((script) => `\\p{sc=${script}}`);
  return {
    source: `(?:${word})(?:${between}(?:${word}))*`,
    values,
    word: new RegExp(word, 'gu'),
    edge: spaced ? '[\\p{L}\\p{N}]' : `[${scripts.join('')}]`,
  };
}

/**
 * The figures a number in words stands for: "one hundred and five" `105`, "one two three" `123`, 百二十三 `123`.
 * `undefined` where it is none.
 */
export function figuresOf(written: string, { values, word }: Numerals): string | undefined {
  const said = [...written.matchAll(word)].map(([one]) => values.get(one) ?? 0);
  if (said.length === 0) return undefined;
  return said.some(multiplies) ? String(summed(said)) : grouped(said);
}

const multiplies = (value: number): boolean => value >= 10 && Number.isInteger(Math.log10(value));

function summed(said: readonly number[]): number {
  let total = 0;
  let section = 0;
  let open = 0;
  for (const value of said) {
    if (!multiplies(value)) open += value;
    else if (value >= 1000) {
      total += Math.max(section + open, 1) * value;
      section = 0;
      open = 0;
    } else {
      section += Math.max(open, 1) * value;
      open = 0;
    }
  }
  return total + section + open;
}

/** Said in groups, "one two three", "one twenty-three": tens take the digit behind them. */
function grouped(said: readonly number[]): string {
  let figures = '';
  for (let at = 0; at < said.length; at += 1) {
    const value = said[at] ?? 0;
    const next = said[at + 1] ?? 0;
    const isPair = value >= 20 && value % 10 === 0 && next > 0 && next < 10;
    figures += String(isPair ? value + next : value);
    if (isPair) at += 1;
  }
  return figures;
}
