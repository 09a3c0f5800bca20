// In which order a list of orders is told.

import type { Standing } from './standing.ts';
import { statuses } from './statusRules.ts';

/** Only what is told of an order in every status: to sort by what may not be viewed would show it. */
export const sortables = ['number', 'name', 'status', 'placed', 'targetDate', 'focDate'] as const;
export type Sortable = (typeof sortables)[number];

export interface Sorting {
  readonly by: Sortable;
  readonly descending: boolean;
}

/** What `sort=` says: a field, with `-` before it for descending; `undefined` where orders cannot be sorted by it. */
export function sortingSaid(said: string): Sorting | undefined {
  const by = sortables.find((each) => each === said.replace(/^-/, ''));
  return by && { by, descending: said.startsWith('-') };
}

const sortedBy: Readonly<Record<Sortable, (standing: Standing) => string | number | undefined>> = {
  number: ({ order }) => order.number,
  name: ({ order }) => order.name,
  status: ({ status }) => statuses.indexOf(status),
  placed: ({ order }) => Date.parse(order.placedAt),
  targetDate: ({ order }) => order.targetDate,
  focDate: ({ order }) => (order.focDate ? Date.parse(order.focDate) : undefined),
};

const inReading = new Intl.Collator('und', { numeric: true });

/** Orders without a value come last, whichever way; those with the same value stay as they were. */
export function sorted(standings: readonly Standing[], { by, descending }: Sorting): readonly Standing[] {
  const direction = descending ? -1 : 1;
  return standings.toSorted((a, b) => {
    const [left, right] = [sortedBy[by](a), sortedBy[by](b)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    const isText = typeof left === 'string';
    return direction * (isText ? inReading.compare(left, String(right)) : left - Number(right));
  });
}
