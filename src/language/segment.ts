// Cuts a normal text into words: the way that leaves the fewest letters unknown, and of those the one of fewest words.

import type { Found } from './found.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import type { Fits } from './loans.ts';
import type { Mark, Sense, Token } from './senses.ts';

interface Word {
  to: number;
  readonly senses: readonly Sense[];
}

const costOfUnknown = 100;
const costOfWord = 2;
/** A word of another language than the text's is taken only where the text's own has none. */
const costOfForeign = 1;

const marks: Readonly<Record<string, Mark>> = {
  '.': 'stop',
  '!': 'stop',
  ';': 'stop',
  '。': 'stop',
  '…': 'stop',
  '\n': 'stop',
  '?': 'question',
  ',': 'comma',
  '、': 'comma',
  '・': 'comma',
  ':': 'colon',
  '"': 'quote',
  '「': 'quote',
  '」': 'quote',
  '『': 'quote',
  '』': 'quote',
  '“': 'quote',
  '”': 'quote',
  '«': 'quote',
  '»': 'quote',
};
const other: Sense = { is: 'mark', mark: 'other' };
const senseOfMark = new Map(
  Object.entries(marks).map(([letter, mark]) => [letter.charCodeAt(0), [{ is: 'mark', mark } as const]]),
);
const nothing = /[\s\p{P}\p{So}\p{Sk}\p{Cf}\ufffd]/u;
const letters = /[\p{L}\p{M}]/u;

/** Answers a question about a UTF-16 code, asking the expression once a code: it is asked of every character. */
function remembered(expression: RegExp): (code: number) => boolean {
  const answers = new Uint8Array(0x10000);
  return (code) => {
    const known = answers[code];
    if (known) return known === 2;
    const answer = expression.test(String.fromCharCode(code));
    answers[code] = answer ? 2 : 1;
    return answer;
  };
}

const isSpaceOrSign = remembered(nothing);
const isLetter = remembered(letters);
const written = new WeakMap<Lexicon, (code: number) => boolean>();

/** Whether the language is written with a letter. */
function isWrittenIn(lexicon: Lexicon, code: number): boolean {
  const known = written.get(lexicon) ?? remembered(lexicon.letters);
  written.set(lexicon, known);
  return known(code);
}

export interface Segmented {
  readonly tokens: readonly Token[];
  readonly unknownLetters: number;
}

/** `lexicons`: the text's own language first. */
export function segment(
  text: string,
  spans: readonly Found[],
  lexicons: readonly Lexicon[],
  fits?: Fits,
): Segmented {
  const tokens: Token[] = [];
  let unknownLetters = 0;
  let at = 0;
  for (const { from, to, sense } of [...spans, { from: text.length, to: text.length, sense: undefined }]) {
    const words = segmentWords(text, at, from, lexicons, fits);
    tokens.push(...words);
    for (const word of words) if (word.senses.length === 0) unknownLetters += word.to - word.from;
    if (sense) tokens.push({ from, to, senses: [sense] });
    at = to;
  }
  return { tokens, unknownLetters };
}

function segmentWords(
  text: string,
  from: number,
  to: number,
  lexicons: readonly Lexicon[],
  fits: Fits | undefined,
): Token[] {
  const length = to - from;
  if (length <= 0) return [];
  const cost = new Float64Array(length + 1);
  const choice: Word[] = new Array(length);
  const unspaced = lexicons.filter(({ spaced }) => !spaced);
  const isSpacedLetter = (at: number): boolean => {
    const code = text.charCodeAt(at);
    return isLetter(code) && !(code >= 0x80 && unspaced.some((lexicon) => isWrittenIn(lexicon, code)));
  };
  /** Whether the letters on both sides of a place belong together. */
  let isInside = to < text.length && isSpacedLetter(to) && isSpacedLetter(to - 1);
  const ends = new Uint8Array(length + 1);
  ends[length] = isInside ? 0 : 1;
  for (let place = length - 1; place >= 0; place -= 1) {
    const at = from + place;
    isInside = at > 0 && isSpacedLetter(at) && isSpacedLetter(at - 1);
    ends[place] = isInside ? 0 : 1;
    const unknown = unknownAt(text, at);
    let best = unknown.word;
    let least = unknown.cost + (cost[place + 1] ?? 0);
    if (!isInside)
      for (let rank = 0; rank < lexicons.length; rank += 1) {
        const lexicon = lexicons[rank];
        const price = rank === 0 ? costOfWord : costOfWord + costOfForeign;
        for (const word of lexicon ? wordsAt(lexicon, text, at, to) : []) {
          if (ends[word.to - from] === 0 || (fits && !fits(at, word.to))) continue;
          const total = price + (cost[word.to - from] ?? 0);
          if (total < least || (total === least && word.to > best.to)) [best, least] = [word, total];
        }
      }
    cost[place] = least;
    choice[place] = best;
  }
  return followed(choice, from, to);
}

function unknownAt(text: string, at: number): { word: Word; cost: number } {
  const code = text.charCodeAt(at);
  const mark = senseOfMark.get(code);
  if (mark) return { word: { to: at + 1, senses: mark }, cost: costOfWord };
  if (isSpaceOrSign(code)) return { word: { to: at + 1, senses: [other] }, cost: 0 };
  return { word: { to: at + 1, senses: [] }, cost: costOfUnknown };
}

const isBehindWord = (text: string, at: number): boolean => /[\p{L}\p{M}\p{N}]/u.test(text[at - 1] ?? '');

/** The words of a language that begin at a place, those of the same length joined. */
function wordsAt(lexicon: Lexicon, text: string, at: number, end: number): readonly Word[] {
  const words: Word[] = [];
  const add = (to: number, senses: readonly Sense[]): void => {
    if (to <= at || to > end) return;
    const known = words.findIndex((word) => word.to === to);
    const word = words[known];
    if (word) words[known] = { to, senses: [...word.senses, ...senses] };
    else words.push({ to, senses });
  };
  lexicon.words.walk(text, at, (entry: Entry, to) => {
    if (to > end) return;
    if ('senses' in entry) {
      if (!entry.isSuffix || isBehindWord(text, at)) add(to, entry.senses);
    } else entry.endings.walk(text, to, (form, stop) => add(stop, entry.meaning[form] ?? []));
  });
  return words;
}

/** Letters without a meaning that stand together are one unknown word. */
function followed(choice: readonly Word[], from: number, to: number): Token[] {
  const tokens: Token[] = [];
  let at = from;
  while (at < to) {
    const word = choice[at - from];
    if (!word) break;
    const last = tokens.at(-1);
    const [sense] = word.senses;
    const isNothing = sense?.is === 'mark' && sense.mark === 'other';
    if (word.senses.length === 0 && last?.senses.length === 0 && last.to === at) {
      tokens[tokens.length - 1] = { ...last, to: word.to };
    } else if (!isNothing) tokens.push({ from: at, to: word.to, senses: word.senses });
    at = word.to;
  }
  return tokens;
}
