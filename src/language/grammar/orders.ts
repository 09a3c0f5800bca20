// Which orders the words of a clause name, and which of them they leave out.

import { hasLink, linksOf, senseOf, type Token } from '../senses.ts';
import { isAnyOf, isNumber, isOnly } from './words.ts';

export interface NamedOrders {
  readonly orders: readonly string[];
  readonly except: readonly string[];
}

export function ordersIn(tokens: readonly Token[], hasTelephone: boolean): NamedOrders {
  const orders: string[] = [];
  const except: string[] = [];
  let into = orders;
  /** Where what was named since the last pause begins. */
  let group = 0;
  /** What was named since, that of it included which had been named before. */
  let recent: string[] = [];
  let isRow = false;
  /** Named once more: "of 10 and 11, only 10". */
  const again: string[] = [];
  const add = (ref: string): void => {
    recent.push(ref);
    if (!into.includes(ref)) into.push(ref);
    else if (into === orders) again.push(ref);
  };
  /** Nothing is meant besides what has been named. */
  let isOnlyThese = false;
  let hasDeed = false;
  for (const [at, token] of tokens.entries()) {
    const links = linksOf(token);
    isOnlyThese ||= links.includes('only') && isNumber(tokens[at - 1]);
    const removes = hasTelephone && senseOf(token, 'verb')?.field === 'removeNumber';
    if (links.includes('exceptNext')) into = except;
    if (links.includes('exceptLast') && !removes) {
      except.push(...recent);
      orders.splice(group);
    }
    if (isAnyOf(token, 'mark', 'verb')) {
      group = orders.length;
      recent = [];
    }
    // "cancel 12 only, 13 stays"; "leave 12 and cancel 13"
    const isDeed = isOnly(token, 'verb');
    hasDeed ||= isDeed;
    if (isOnlyThese && hasDeed && isAnyOf(token, 'mark', 'verb')) into = except;
    else if (isDeed) into = orders;
    // "of 10 to 13 leave out 12": what stands right behind a row is no part of it.
    if (isRow && isNumber(token)) {
      group = orders.length;
      recent = [];
    }
    isRow = senseOf(token, 'row') !== undefined || (isRow && !links.includes('and'));
    const ref =
      senseOf(token, 'order')?.number ?? senseOf(token, 'number')?.number ?? senseOf(token, 'reference')?.to;
    if (ref !== undefined) add(ref);
    for (const number of senseOf(token, 'row')?.numbers ?? []) add(number);
  }
  const isOfGroup = again.length > 0 && tokens.some((token) => hasLink(token, 'only'));
  return settled(isOfGroup ? again : orders, except, hasTelephone);
}

function settled(orders: readonly string[], except: readonly string[], hasTelephone: boolean): NamedOrders {
  // A pronoun beside the order it stands for adds nothing, nor does "everything".
  const numbered = orders.filter((ref) => /^[^#]*\d/.test(ref));
  const named =
    numbered.length > 0
      ? numbered
      : orders.filter(
          (ref) => (!hasTelephone && !orders.includes('all')) || (ref !== 'it' && ref !== 'them'),
        );
  const left = except.filter((ref) => /\d/.test(ref));
  // A row minus one is written out; beside orders that are named, no other is meant anyhow.
  const isOfKind = named.every((ref) => !/\d/.test(ref));
  if (isOfKind) return { orders: named.length === 0 && left.length > 0 ? ['all'] : named, except: left };
  return { orders: named.filter((ref) => !left.includes(ref)), except: [] };
}

/** "123 or 124", "123 to 124": which of the two is meant is not said. */
export function isUndecided(tokens: readonly Token[]): boolean {
  let between: Token[] | undefined;
  for (const [at, token] of tokens.entries()) {
    if (isNumber(token)) {
      // "set it to AC-12": a value of no field.
      if (hasLink(tokens[at - 1], 'becomesNext') && senseOf(tokens[at - 1], 'verb')?.verb === 'edit')
        return true;
      const links = new Set(between?.flatMap(linksOf));
      if (links.has('or')) return true;
      const isChanged = links.has('becomesNext') || links.has('becomesLast');
      if (
        isChanged &&
        !links.has('and') &&
        !between?.some((one) => senseOf(one, 'mood') || senseOf(one, 'mark'))
      )
        return true;
      between = [];
    } else between?.push(token);
  }
  return false;
}
