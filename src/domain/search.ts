// Orders that a person looks for by a few letters or digits, as in a search box: no sentence, and no exact number.

import { folded } from './filter.ts';
import type { Standing } from './standing.ts';
import type { Status } from './statusRules.ts';

/** Where what was typed may be found in an order, the likeliest first. Telephone numbers only where they may be viewed. */
const places: readonly ((standing: Standing, typed: string, digits: string) => boolean)[] = [
  ({ order }, typed) => folded(order.number) === typed,
  ({ order }, typed) => folded(order.number).startsWith(typed),
  ({ order }, typed) => folded(order.name).includes(typed),
  ({ order, allowed }, _typed, digits) =>
    digits !== '' && allowed.includes('view') && order.phoneNumbers.some((number) => number.includes(digits)),
];

/**
 * Those in which all of it is found, the likeliest first, else those that changed last; all of them where nothing was
 * typed. `statusNamed`: whether a status reads like what was typed, in the person's language.
 */
export function sought(
  standings: readonly Standing[],
  text: string,
  statusNamed: (status: Status, typed: string) => boolean,
): readonly Standing[] {
  const typed = folded(text.trim());
  const digits = /^[+\d\s().-]+$/.test(typed) ? typed.replace(/\D/g, '').replace(/^0+/, '') : '';
  const ranked = standings.flatMap((standing) => {
    const place = places.findIndex((matches) => matches(standing, typed, digits));
    if (typed === '' || place >= 0) return [{ standing, rank: place }];
    return statusNamed(standing.status, typed) ? [{ standing, rank: places.length }] : [];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || changedAt(b.standing) - changedAt(a.standing))
    .map(({ standing }) => standing);
}

const changedAt = ({ order }: Standing): number => Date.parse(order.history.at(-1)?.at ?? order.placedAt);
