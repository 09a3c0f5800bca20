// Cuts a normal text into words: the way that leaves the fewest letters unknown, and of those the one of fewest words.

import type { Found } from './dates/found.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import type { Mark, Sense, Token } from './senses.ts';

interface Word {
  readonly to: number;
  readonly senses: Sense[];
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
const nothing = /[\s\p{P}\p{So}\p{Sk}\p{Cf}\ufffd]/u;
const letter = /[\p{L}\p{M}]/u;

export interface Segmented {
  readonly tokens: readonly Token[];
  readonly unknownLetters: number;
}

/** `lexicons`: the text's own language first. */
export function segment(text: string, spans: readonly Found[], lexicons: readonly Lexicon[]): Segmented {
  const tokens: Token[] = [];
  let unknownLetters = 0;
  let at = 0;
  for (const { from, to, sense } of [...spans, { from: text.length, to: text.length, sense: undefined }]) {
    const words = segmentWords(text, at, from, lexicons);
    tokens.push(...words);
    for (const word of words) if (word.senses.length === 0) unknownLetters += word.to - word.from;
    if (sense) tokens.push({ from, to, senses: [sense] });
    at = to;
  }
  return { tokens, unknownLetters };
}

function segmentWords(text: string, from: number, to: number, lexicons: readonly Lexicon[]): Token[] {
  const length = to - from;
  const cost = new Float64Array(length + 1);
  const choice: Word[] = [];
  const unspaced = lexicons.filter(({ spaced }) => !spaced).map(({ letters }) => letters);
  const isInsideWord = (at: number): boolean =>
    [text[at - 1], text[at]].every(
      (one) => one !== undefined && letter.test(one) && !unspaced.some((script) => script.test(one)),
    );
  for (let place = length - 1; place >= 0; place -= 1) {
    const at = from + place;
    const unknown = unknownAt(text, at);
    let best = unknown.word;
    let least = unknown.cost + (cost[place + 1] ?? 0);
    const consider = (word: Word, price: number): void => {
      const total = price + (cost[word.to - from] ?? 0);
      if (total < least || (total === least && word.to > best.to)) [best, least] = [word, total];
    };
    if (!isInsideWord(at))
      for (const [rank, lexicon] of lexicons.entries())
        for (const word of wordsAt(lexicon, text, at, to))
          if (!isInsideWord(word.to)) consider(word, rank === 0 ? costOfWord : costOfWord + costOfForeign);
    cost[place] = least;
    choice[place] = best;
  }
  return followed(choice, from, to);
}

function unknownAt(text: string, at: number): { word: Word; cost: number } {
  const one = text[at] ?? '';
  const mark = marks[one];
  if (mark) return { word: { to: at + 1, senses: [{ is: 'mark', mark }] }, cost: costOfWord };
  if (nothing.test(one)) return { word: { to: at + 1, senses: [{ is: 'mark', mark: 'other' }] }, cost: 0 };
  return { word: { to: at + 1, senses: [] }, cost: costOfUnknown };
}

/** The words of a language that begin at a place, those of the same length joined. */
function wordsAt(lexicon: Lexicon, text: string, at: number, end: number): Iterable<Word> {
  const byEnd = new Map<number, Word>();
  const add = (to: number, sense: Sense): void => {
    if (to <= at || to > end) return;
    const word = byEnd.get(to);
    if (word) word.senses.push(sense);
    else byEnd.set(to, { to, senses: [sense] });
  };
  lexicon.words.walk(text, at, (entry: Entry, to) => {
    if (to > end) return;
    if ('senses' in entry) for (const sense of entry.senses) add(to, sense);
    else entry.endings.walk(text, to, (form, stop) => add(stop, entry.meaning(form)));
  });
  return byEnd.values();
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
