// What a list or a count was narrowed and sorted by, in words: always told, so that nobody takes a part for the whole.

import type { Filter } from '../domain/filter.ts';
import type { Sortable, Sorting } from '../domain/sorting.ts';
import { statusNames } from './naming.ts';
import type { Voice } from './translator.ts';

/** `undefined` where all orders were asked for, in no order in particular. */
export function filterWords(filter: Filter, sorting: Sorting | undefined, voice: Voice): string | undefined {
  const { status, carrier, name, number = [], by } = filter;
  const phrases = [
    ...(status ? [voice.t('filter.status', { statuses: statusNames(status, voice) })] : []),
    ...(carrier ? [voice.t('filter.carrier', { carrier })] : []),
    ...(name ? [voice.t('filter.name', { name })] : []),
    ...(number.length > 0 ? [voice.t('filter.number', { numbers: voice.list(number, 'or') })] : []),
    ...placed(filter, voice),
    ...(by ? [voice.t('filter.byMe')] : []),
    ...(sorting ? [sortedBy(sorting, voice)] : []),
  ];
  return phrases.length > 0 ? voice.list(phrases) : undefined;
}

function placed({ since, until }: Filter, voice: Voice): readonly string[] {
  if (!since && !until) return [];
  const key = since && until ? 'between' : since ? 'since' : 'until';
  const days = { since: since ? voice.day(since) : '', until: until ? voice.day(until) : '' };
  return [voice.t(`filter.placed.${key}`, days)];
}

export const sortName = (by: Sortable, voice: Voice): string => voice.t(`filter.sort.${by}`);

const sortedBy = ({ by, descending }: Sorting, voice: Voice): string =>
  voice.t(descending ? 'filter.sortedBack' : 'filter.sorted', { field: sortName(by, voice) });
