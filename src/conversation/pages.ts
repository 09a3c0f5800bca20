// The next page of the list that was told last: what of it has not been shown yet, as the orders stand now.

import { decide } from '../domain/decide.ts';
import { type ListAnswer, pageSize } from '../domain/listing.ts';
import { readSpelling, spell } from '../domain/spelling.ts';
import type { Circumstances } from '../domain/standing.ts';
import type { Outcome } from '../replies/outcome.ts';
import type { OrderStore } from '../stores/store.ts';
import type { Remembered } from './memory.ts';

interface Turning {
  readonly tenant: string;
  readonly store: Pick<OrderStore, 'list'>;
  readonly remembered: Remembered;
  readonly given: Circumstances;
}

/** Orders placed, moved or gone since shift no row: none is shown twice, and none that still fits is left out. */
export async function nextPage({ tenant, store, remembered, given }: Turning): Promise<Outcome> {
  const { list, listed } = remembered;
  const request = list === undefined ? undefined : readSpelling(list);
  if (request?.verb !== 'list') return { kind: 'noList' };
  const shown = new Set(listed);
  const left = (await store.list(tenant)).filter(({ number }) => !shown.has(number));
  const [decision] = decide(request, left, given);
  if (decision?.kind !== 'answered' || decision.answer.about !== 'list') return { kind: 'noList' };
  const { answer } = decision;
  return {
    kind: 'answered',
    answer: { ...answer, before: listed.length, total: listed.length + answer.total, near: [] },
  };
}

/** What is remembered of a list: the request that it answered, and the orders shown of it so far. */
export function listedAfter(
  { listed }: Pick<Remembered, 'listed'>,
  { standings, before, filter, sorting }: ListAnswer,
): Pick<Remembered, 'list' | 'listed'> {
  const shown = standings.slice(0, pageSize).map(({ order }) => order.number);
  const sort = sorting && { sort: `${sorting.descending ? '-' : ''}${sorting.by}` };
  return {
    list: spell({ verb: 'list', ...filter, ...sort }),
    listed: before > 0 ? [...listed, ...shown] : shown,
  };
}
