// Order numbers in ascending order, kept so by every change: found by halving, and appended at once where they come in order.

import { compareNumbers } from '../store.ts';

export interface SortedNumbers {
  readonly all: readonly string[];
  has(number: string): boolean;
  /** How many stand before this number or at it, whether it is among them or not. */
  countUpTo(number: string): number;
  add(number: string): void;
  remove(number: string): void;
}

export function createSortedNumbers(): SortedNumbers {
  const all: string[] = [];

  /** How many of them the number is behind; `isBehind` says of which. */
  function count(isBehind: (one: string) => boolean): number {
    let [least, most] = [0, all.length];
    while (least < most) {
      const middle = (least + most) >>> 1;
      if (isBehind(all[middle] as string)) least = middle + 1;
      else most = middle;
    }
    return least;
  }
  const countBefore = (number: string) => count((one) => compareNumbers(one, number) < 0);

  return {
    all,
    has: (number) => all[countBefore(number)] === number,
    countUpTo: (number) => count((one) => compareNumbers(one, number) <= 0),
    add(number) {
      const last = all.at(-1);
      if (last === undefined || compareNumbers(last, number) < 0) all.push(number);
      else all.splice(countBefore(number), 0, number);
    },
    remove(number) {
      const place = countBefore(number);
      if (all[place] === number) all.splice(place, 1);
    },
  };
}
