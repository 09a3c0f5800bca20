// Order numbers: those that a word or their letters mark as such, bare ones, and those written out in words.

import { type Found, foundAt } from '../found.ts';
import type { Lexicon } from '../lexicon.ts';
import { figuresOf } from '../numerals.ts';
import { orderPatterns } from './orderPatterns.ts';

const prefixed =
  /(?<![\p{sc=Latin}\p{sc=Cyrillic}\p{N}])[a-z]{2,4}(?:-\d{2,15}){1,3}(?![\p{sc=Latin}\p{sc=Cyrillic}\p{N}]|-\d)/gu;
const figures =
  /(?<![\p{sc=Latin}\p{sc=Cyrillic}\p{N}]|\d[-~.:/])\d{1,15}(?![\p{sc=Latin}\p{sc=Cyrillic}\p{N}]|[-~.:/]\d)/gu;

/** Longer than any field's name. */
const beforeNumber = 60;

/** `called`: the telephone numbers of the same text. */
export function marked(text: string, lexicons: readonly Lexicon[], called: readonly Found[]): Found[] {
  // "the number 425 882 8080" is longer than "number 425".
  const isPart = ({ from, to }: Found): boolean =>
    called.some((telephone) => from < telephone.to && telephone.from < to && telephone.to > to);
  const behindMarks = lexicons.flatMap((lexicon) => {
    const { all, fieldBefore } = orderPatterns(lexicon);
    return all.flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const { prefix: letters, digits = '' } = match.groups ?? {};
        const at = match.index + match[0].lastIndexOf(digits);
        if (fieldBefore.test(text.slice(Math.max(0, at - beforeNumber), at))) return [];
        const number = letters ? `${letters.toUpperCase()}-${digits}` : digits;
        return foundAt(match, { is: 'order', number });
      }),
    );
  });
  const plain = [...text.matchAll(prefixed)].map((match) =>
    foundAt(match, { is: 'order', number: match[0].toUpperCase() }),
  );
  return [...behindMarks, ...plain].filter((order) => !isPart(order));
}

export const bare = (text: string): Found[] =>
  [...text.matchAll(figures)].map((match) => foundAt(match, { is: 'number', number: match[0] }));

/** Letters between two numbers of a list, " and ". */
const longestJoint = 5;

/** Numbers in words are order numbers where a word says so, where another number stands before, or from ten on. */
export function inWords(text: string, lexicons: readonly Lexicon[]): Found[] {
  return lexicons.flatMap((lexicon) => {
    if (lexicon.numerals.values.size === 0) return [];
    let end = Number.NEGATIVE_INFINITY;
    return [...text.matchAll(orderPatterns(lexicon).inWords)].flatMap((match) => {
      const { mark, words = '', after } = match.groups ?? {};
      const number = figuresOf(words, lexicon.numerals);
      if (number === undefined) return [];
      const follows = match.index - end <= longestJoint;
      const isNumber =
        mark !== undefined || after !== undefined || follows || (words.length > 1 && Number(number) >= 10);
      if (!isNumber) return [];
      end = match.index + match[0].length;
      return [foundAt(match, mark === undefined ? { is: 'number', number } : { is: 'order', number })];
    });
  });
}
