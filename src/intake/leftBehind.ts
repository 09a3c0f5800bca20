// What a row without a history says that its order has left behind: the row is older than the order, and does not take
// back what carriers and people did since. Of two files, the later one holds. So a file with an order and its events
// changes nothing when it comes again.

import { type FieldName, fieldNames } from '../domain/fields.ts';
import { type Order, storedStatus } from '../domain/order.ts';

type Single = Exclude<FieldName, 'addNumber' | 'removeNumber'>;
const single = fieldNames.filter(
  (field): field is Single => field !== 'addNumber' && field !== 'removeNumber',
);

/** The given order, with what is known in place of what the known order once was. */
export function unlessLeftBehind(given: Order, known: Order): Order {
  const done = known.history.filter(({ what }) => what !== 'imported');
  const changes = done.flatMap((entry) => entry.fields ?? []);
  const wasOnce = (field: Single): boolean =>
    given[field] !== undefined &&
    given[field] !== known[field] &&
    changes.some((change) => change.field === field && change.before === given[field]);
  const wentOn =
    given.status !== known.status &&
    done.some(({ from }) => from !== undefined && storedStatus(from) === given.status);
  const behind = new Set<keyof Order>(single.filter(wasOnce));
  if (wentOn) for (const field of ['status', 'focDate', 'rejection'] as const) behind.add(field);
  if (behind.has('focDate')) behind.add('focTimeZone');
  return Object.fromEntries(
    Object.entries({ ...known, ...given })
      .filter(([field]) => field in given || behind.has(field as keyof Order))
      .map(([field, value]) => [
        field,
        behind.has(field as keyof Order) ? known[field as keyof Order] : value,
      ])
      .filter(([, value]) => value !== undefined),
  ) as Order;
}
