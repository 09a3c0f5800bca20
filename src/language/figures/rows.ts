// Rows of order numbers written with a dash: "10-13", "no. 10 - no. 13".

import { type Found, foundAt } from '../found.ts';
import type { Lexicon } from '../lexicon.ts';
import { orderPatterns } from './orderPatterns.ts';

/** Two numbers with a dash between: the first and the last of a row. */
const dashed =
  /(?<![\p{sc=Latin}\p{N}]|\d[-~.:/])(\d{1,12}) ?[-~] ?(\d{1,12})(?![\p{sc=Latin}\p{N}]|[-~.:/]\d)/gu;

/** Rows beyond this are no slip of the pen: whoever means so many says "all". */
const longestRow = 100;

/** Two numbers further apart may as well be one that is written with a dash. */
const longestDashed = 20;

/** "10-13": every number from the first to the last. */
export const plainRows = (text: string): Found[] =>
  [...text.matchAll(dashed)].flatMap((match) => {
    const numbers = rowOf(match[1] ?? '', match[2] ?? '');
    return numbers && numbers.length <= longestDashed ? [foundAt(match, { is: 'row', numbers })] : [];
  });

/** The numbers from one to another, with the letters and leading zeros of the first; `undefined` where they are no row. */
export function rowOf(first: string, last: string): string[] | undefined {
  const [, letters = '', from = ''] = /^(.*?)(\d+)$/.exec(first) ?? [];
  const [, lastLetters = '', to = ''] = /^(.*?)(\d+)$/.exec(last) ?? [];
  const length = Number(to) - Number(from) + 1;
  if ((lastLetters !== '' && lastLetters !== letters) || !(length > 1 && length <= longestRow))
    return undefined;
  return Array.from(
    { length },
    (_, at) => letters + String(Number(from) + at).padStart(from.startsWith('0') ? from.length : 1, '0'),
  );
}

/** Rows whose ends are marked as order numbers; without a mark, a dash may stand for anything. */
export function markedRows(text: string, lexicons: readonly Lexicon[]): Found[] {
  if (!/[-~]/.test(text)) return [];
  const number = (written = ''): string => {
    const [, letters = '', digits = ''] = /^([^\d]*?)[ -]?(\d+)$/.exec(written) ?? [];
    return letters === '' ? digits : `${letters.toUpperCase()}-${digits}`;
  };
  return lexicons.flatMap((lexicon) =>
    [...text.matchAll(orderPatterns(lexicon).rows)].flatMap((match) => {
      const { first = '', last = '' } = match.groups ?? {};
      const isMarked = !/^\d+ ?[-~] ?\d+$/.test(match[0].trim());
      const row = isMarked ? rowOf(number(first), number(last)) : undefined;
      return row && row.length <= longestDashed ? [foundAt(match, { is: 'row', numbers: row })] : [];
    }),
  );
}
