// The next page of the list that was told last: what of it has not been shown yet, as the orders stand now.

import { decide } from '../domain/decide.ts';
import type { Answer } from '../domain/decision.ts';
import { soughtBy } from '../domain/filter.ts';
import { listRequest, pageSize } from '../domain/listing.ts';
import type { Deciding } from '../domain/register.ts';
import { readSpelling, spell } from '../domain/spelling.ts';
import type { Standing } from '../domain/standing.ts';
import type { Outcome } from '../replies/outcome.ts';
import type { OrderStore } from '../stores/store.ts';
import type { Remembered } from './memory.ts';

interface Turning {
  readonly tenant: string;
  readonly store: Pick<OrderStore, 'select'>;
  readonly remembered: Remembered;
  readonly given: Deciding;
}

/** Orders placed, moved or gone since shift no row: none is shown twice, and none that still fits is left out. */
export async function nextPage({ tenant, store, remembered, given }: Turning): Promise<Outcome> {
  const { list, listed } = remembered;
  const request = list === undefined ? undefined : readSpelling(list);
  if (request?.verb !== 'list') return { kind: 'noList' };
  const { verb: _list, sort, page: _page, ...filter } = request;
  const { orders, total } = await store.select(tenant, {
    ...{ sought: soughtBy(filter, given), except: listed },
    ...(sort === undefined && { limit: pageSize }),
  });
  const [decision] = decide(request, orders, given, total);
  if (decision?.kind !== 'answered' || decision.answer.about !== 'list') return { kind: 'noList' };
  const { answer } = decision;
  return {
    kind: 'answered',
    answer: { ...answer, earlier: listed, total: listed.length + answer.total, near: [] },
  };
}

type Listed = Pick<Remembered, 'list' | 'listed'>;

/** What is remembered of a list: the request that it answered, if it goes on, and the orders shown of it so far. */
export function listedAfter(former: Listed, answer: Answer): Listed {
  if (answer.about === 'todo') return { listed: numbersOf(answer.todo.map(({ standing }) => standing)) };
  if (answer.about !== 'list') return former;
  return {
    list: spell(listRequest(answer)),
    listed: [...answer.earlier, ...numbersOf(answer.standings)],
  };
}

const numbersOf = (standings: readonly Standing[]): readonly string[] =>
  standings.map(({ order }) => order.number);
