// The single words of a spaced language: by them a text is told to be in it, and misspelled words are mended.

import { isRow, type Parts, type Template } from './templates.ts';

/** What a template is made of, cut at spaces: whole words inside it, and the pieces at its two ends. */
interface Cut {
  /** Texts without any space. */
  readonly whole: ReadonlySet<string>;
  /** Pieces before the first space. */
  readonly heads: ReadonlySet<string>;
  /** Pieces behind the last space. */
  readonly tails: ReadonlySet<string>;
}

export function wordsOf(templates: Iterable<Template>, parts: Parts): Set<string> {
  const inner = new Set<string>();
  const named = new Map<string, Cut>();
  const cut = (template: Template): Cut => {
    if (typeof template === 'string') return cutLetters(template, inner);
    if (isRow(template)) return template.map(cut).reduce((one, next) => joined(one, next, inner), empty);
    if ('either' in template) return united(template.either.map(cut));
    const known = named.get(template.name);
    if (known) return known;
    const made = cut(parts.get(template.name) ?? '');
    named.set(template.name, made);
    return made;
  };
  for (const template of templates) {
    const { whole, heads, tails } = cut(template);
    for (const word of [...whole, ...heads, ...tails]) inner.add(word);
  }
  inner.delete('');
  return inner;
}

const empty: Cut = { whole: new Set(['']), heads: new Set(), tails: new Set() };

function cutLetters(letters: string, inner: Set<string>): Cut {
  const pieces = letters.split(' ');
  const [first = ''] = pieces;
  if (pieces.length === 1) return { whole: new Set([first]), heads: new Set(), tails: new Set() };
  for (const piece of pieces.slice(1, -1)) inner.add(piece);
  return { whole: new Set(), heads: new Set([first]), tails: new Set([pieces.at(-1) ?? '']) };
}

function joined(one: Cut, next: Cut, inner: Set<string>): Cut {
  const each = (heads: ReadonlySet<string>, tails: ReadonlySet<string>): string[] =>
    [...heads].flatMap((head) => [...tails].map((tail) => head + tail));
  for (const word of each(one.tails, next.heads)) inner.add(word);
  return {
    whole: new Set(each(one.whole, next.whole)),
    heads: new Set([...one.heads, ...each(one.whole, next.heads)]),
    tails: new Set([...next.tails, ...each(one.tails, next.whole)]),
  };
}

const united = (cuts: readonly Cut[]): Cut => ({
  whole: new Set(cuts.flatMap(({ whole }) => [...whole])),
  heads: new Set(cuts.flatMap(({ heads }) => [...heads])),
  tails: new Set(cuts.flatMap(({ tails }) => [...tails])),
});
