// What a text must hold for a pattern to be found in it: looking for that takes no time beside compiling an expression.

import type { DateWords } from './dateWords.ts';

/** Of each list, one. */
export type Needs = readonly (readonly string[])[];

export const isMet = (needs: Needs, text: string): boolean =>
  needs.every((list) => list.some((word) => text.includes(word)));

/** What a pattern cannot be found without: letters outside its brackets, and a word of each slot there that words alone fill. */
export function needsIn(words: DateWords): (pattern: string) => Needs {
  const all = (record: Readonly<Record<string, readonly string[]>>): readonly string[] =>
    Object.values(record).flat();
  const fillings: Readonly<Record<string, readonly string[]>> = {
    era: all(words.eras),
    monthName: all(words.monthNames),
    monthEnd: all(words.monthEnds),
    period: Object.values(words.periods).flatMap(all),
    weekday: all(words.weekdays),
    week: all(words.weeks),
    relativeDay: all(words.relativeDays),
    relativeMonth: all(words.relativeMonths),
    half: all(words.halves),
    halfHour: words.halfHours,
    noon: all(words.noons),
    unit: all(words.units),
  };
  return (pattern) => {
    const outside = withoutBrackets(pattern);
    const slots = [...outside.matchAll(/\{(\w+)\}/g)].flatMap(([, slot = '']) => [fillings[slot] ?? []]);
    const letters = outside.split(/\{\w+\}/).map((text) => text.trim());
    return [
      ...slots.filter((list) => list.length > 0),
      ...letters.filter((text) => /^[\p{L}:]+$/u.test(text)).map((text) => [text]),
    ];
  };
}

function withoutBrackets(pattern: string): string {
  const without = pattern.replace(/\([^()]*\)/g, ' ');
  return without === pattern ? pattern : withoutBrackets(without);
}
