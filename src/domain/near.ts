// Which orders may be meant where none holds the telephone number, or bears the name, that was looked for.

import { type Filter, folded } from './filter.ts';
import type { Standing } from './standing.ts';

/** How many are offered. */
const nearAtMost = 3;
/** In how many digits two telephone numbers may differ. */
const digitsApart = 2;
/** The least share of pairs of letters that two names have in common. */
const alikeFrom = 0.3;

/** The nearest first; none where anything but a number or a name was looked for. Numbers only where they may be viewed. */
export function nearTo(filter: Filter, standings: readonly Standing[]): readonly Standing[] {
  const { number, name, ...others } = filter;
  if (Object.values(others).some((each) => each !== undefined)) return [];
  const distance = number ? nearNumber(number) : name ? nearName(name) : undefined;
  if (!distance) return [];
  return standings
    .map((standing) => ({ standing, apart: distance(standing) }))
    .filter(({ apart }) => apart < Number.POSITIVE_INFINITY)
    .toSorted((a, b) => a.apart - b.apart)
    .slice(0, nearAtMost)
    .map(({ standing }) => standing);
}

type Distance = (standing: Standing) => number;

const nearNumber =
  (wanted: readonly string[]): Distance =>
  ({ order, allowed }) => {
    if (!allowed.includes('view')) return Number.POSITIVE_INFINITY;
    const all = order.phoneNumbers.flatMap((held) => wanted.map((each) => digitsBetween(held, each)));
    const least = Math.min(...all);
    return least <= digitsApart ? least : Number.POSITIVE_INFINITY;
  };

const digitsBetween = (a: string, b: string): number =>
  a.length === b.length
    ? [...a].filter((digit, place) => digit !== b[place]).length
    : Number.POSITIVE_INFINITY;

const nearName = (wanted: string): Distance => {
  const pairs = pairsOf(wanted);
  return ({ order }) => {
    const words = [order.name, ...order.name.split(/[\s_-]+/)];
    const most = Math.max(...words.map((word) => inCommon(pairs, pairsOf(word))));
    return most >= alikeFrom ? 1 - most : Number.POSITIVE_INFINITY;
  };
};

/** The pairs of letters that stand side by side, by which names are compared. */
export const pairsOf = (text: string): readonly string[] => {
  const letters = [...folded(text)];
  return letters.slice(1).map((letter, place) => `${letters[place]}${letter}`);
};

const inCommon = (a: readonly string[], b: readonly string[]): number =>
  a.length + b.length === 0 ? 0 : (2 * a.filter((pair) => b.includes(pair)).length) / (a.length + b.length);
