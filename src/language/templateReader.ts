// Reads the templates of a language: in the normal form, since width, case and kana don't matter in them either, and with
// every way in which their words are written wrongly.

import { normalize } from './normalize.ts';
import { expand, type Parts, readParts, readTemplate, sourceOf, type Template } from './templates.ts';

export interface TemplateReader {
  readonly parts: Parts;
  readonly all: (list: readonly string[]) => Template[];
  /** A template as it is matched. */
  readonly normal: (one: string) => string;
  /** Written out; for short lists only. */
  readonly texts: (list: readonly string[]) => string[];
  readonly source: (list: readonly string[]) => string;
}

/** `written`: the lists that templates name. `slips`: what each word is written as by mistake. */
export function templateReader(
  written: Readonly<Record<string, readonly string[]>>,
  slips: Readonly<Record<string, readonly string[]>>,
): TemplateReader {
  const wrong = new Map(
    Object.entries(slips).map(([right, list]) => [
      normalize(right).text,
      `(${[right, ...list].map((one) => normalize(one).text).join('|')})`,
    ]),
  );
  const longestFirst = [...wrong.keys()].sort((a, b) => b.length - a.length);
  const right = new RegExp(longestFirst.join('|') || '(?!)', 'g');
  const slipping = (text: string): string => text.replace(right, (word) => wrong.get(word) ?? word);
  // The name of a list stays as it is.
  const normal = (one: string): string =>
    normalize(one).text.replace(/(\{[^}]*\})|[^{]+/g, (text, name) => name ?? slipping(text));
  const parts = readParts(
    Object.fromEntries(
      Object.entries(written).map(([name, list]) => [normalize(name).text, list.map(normal)]),
    ),
  );
  const names = new Set(parts.keys());
  const all = (list: readonly string[]): Template[] => list.map((one) => readTemplate(normal(one), names));
  return {
    parts,
    all,
    normal,
    texts: (list) => all(list).flatMap((one) => expand(one, parts)),
    source: (list) => sourceOf(all(list), parts),
  };
}
