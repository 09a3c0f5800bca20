// What a text is known by, for a model: its stretches of letters, and what the words that are known can mean. Letters
// see through misspellings, meanings through synonyms. Each trait is a number, so that a model needs no dictionary.

import type { Sense, Token } from '../senses.ts';

/** How many numbers there are; two traits that share one are told apart by the others beside them. */
export const buckets = 2048;
/** Letters of a text that are looked at: beyond, a text is no misspelled request. */
const seen = 200;
const longestStretch = 3;
/** A meaning tells as much as this many stretches of letters. */
const weightOfMeaning = 2;

export interface Trait {
  readonly bucket: number;
  /** The squares of a text's weights add up to 1, so that a long text says no more than a short one. */
  readonly weight: number;
}

/** The traits of a text in its normal form, with the words that were found in it. */
export function traitsOf(text: string, tokens: readonly Token[]): readonly Trait[] {
  const letters = stretchesOf(masked(text.slice(0, seen)));
  const meanings = meaningsOf(tokens.filter(({ from }) => from < seen));
  const length = Math.sqrt(letters.size + meanings.size * weightOfMeaning ** 2) || 1;
  const weighed = (names: ReadonlySet<string>, weight: number): Trait[] =>
    Array.from(names, (name) => ({ bucket: bucketOf(name), weight: weight / length }));
  return [...weighed(letters, 1), ...weighed(meanings, weightOfMeaning)];
}

/** Every number, with the letters of an order number before it, becomes the same figure; marks become spaces. */
const masked = (text: string): string =>
  ` ${text
    .replace(/[a-z]{0,3}-?\d+(?:[-.,:/]\d+)*/g, ' 0 ')
    .replace(/[^\p{L}\p{N}?']+/gu, ' ')
    .trim()} `;

/** Runs of one to three letters; the space at its edge tells where a word begins and ends. */
function stretchesOf(text: string): ReadonlySet<string> {
  const letters = [...text];
  const found = new Set<string>();
  for (let from = 0; from < letters.length; from += 1) {
    let stretch = '';
    for (const letter of letters.slice(from, from + longestStretch)) {
      stretch += letter;
      if (stretch !== ' ') found.add(stretch);
    }
  }
  return found;
}

/** What each word can mean, alone and with its neighbour; how many words mean nothing. */
function meaningsOf(tokens: readonly Token[]): ReadonlySet<string> {
  const words = tokens.map(({ senses }) => senses.map(meaningOf)).map((all) => (all[0] ? all : ['strange']));
  const telling = words.filter(([first]) => first !== 'filler');
  const strange = words.filter(([first]) => first === 'strange').length;
  const found = new Set([`strangers ${Math.min(strange, 3)}`]);
  telling.forEach((word, at) => {
    for (const meaning of word) {
      found.add(`one ${meaning}`);
      found.add(`any ${meaning.replace(/\..*/, '')}`); // a verb whatever its form
      for (const next of telling[at + 1] ?? ['end']) found.add(`two ${meaning} ${next}`);
    }
  });
  return found;
}

/** Without what a number, a date or a name is: those are different in every text. */
function meaningOf(sense: Sense): string {
  switch (sense.is) {
    case 'verb':
      return `${sense.verb}.${sense.form}`;
    case 'status':
      return sense.status;
    case 'field':
      return sense.field;
    case 'thing':
      return sense.thing;
    case 'mood':
      return `mood ${sense.mood}`;
    case 'link':
      return sense.link;
    case 'reference':
      return `reference ${sense.to}`;
    case 'language':
      return `language ${sense.tag}`;
    case 'mark':
      return `mark ${sense.mark}`;
    default:
      return sense.is;
  }
}

/** FNV-1a, and a last stir that lets the low bits depend on all of the name. */
function bucketOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) % buckets;
}
