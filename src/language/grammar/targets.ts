// Which orders a clause is about: those named, those that hold a telephone number, or those of a kind.

import type { Status } from '../../domain/statusRules.ts';
import type { Facts } from './facts.ts';
import type { Window } from './window.ts';

export interface Filter extends Window {
  status?: Status[];
  carrier?: string;
  name?: string;
  by?: 'me';
}
export interface Selection extends Filter {
  orders: string[];
  except?: string[];
  number?: string[];
}

export const hasOrders = ({ orders, telephones }: Facts): boolean =>
  orders.length > 0 || telephones.length > 0;
/** Orders named by their numbers, not by a pronoun or a place in a list. */
export const hasNumbers = ({ orders }: Facts): boolean => orders.some((order) => /^[^#]*\d/.test(order));
/** Orders named one by one, not "all" and not a kind. */
export const namesOrders = (facts: Facts): boolean =>
  hasOrders(facts) && !(facts.orders.length === 1 && facts.orders[0] === 'all');

export function filterOf({ statuses, carriers, names, window, moods, things, verbs }: Facts): Filter {
  const [carrier] = carriers;
  const [name] = names;
  return {
    ...(statuses.length > 0 && { status: [...statuses] }),
    ...(carrier !== undefined && { carrier }),
    ...(name !== undefined && { name }),
    ...window,
    ...(moods.has('byMe') &&
      (things.size > 0 || moods.has('which') || verbs.some(isListing)) && { by: 'me' }),
  };
}

const isListing = ({ verb }: Facts['verbs'][number]): boolean =>
  verb === 'list' || verb === 'count' || verb === 'export';

/** What a deed or a question is about: beside these, a date says when. */
export function kindOf(facts: Facts): Filter {
  const { since, until, ...filter } = filterOf(facts);
  return facts.hasPeriod || facts.links.has('sinceNext') || facts.links.has('sinceLast')
    ? { ...filter, ...(since !== undefined && { since }), ...(until !== undefined && { until }) }
    : filter;
}

/** A status beside a named order describes it and selects nothing. */
export function selectionOf(facts: Facts): Selection {
  const { orders, except, telephones } = facts;
  return {
    orders: [...orders],
    ...(except.length > 0 && { except: [...except] }),
    ...(telephones.length > 0 && { number: [...telephones] }),
    ...(namesOrders(facts) ? {} : kindOf(facts)),
  };
}
