// What takes a request of the same message back: "actually don't", "but not 124", "no thanks".

import type { Request } from '../../domain/request.ts';
import type { Facts } from './facts.ts';
import { type deeds, isDeedVerb } from './verbClasses.ts';

export type Deed = Extract<Request, { verb: (typeof deeds)[number] }>;
export const isDeed = (request: Request): request is Deed => isDeedVerb(request.verb);

/** "cancel 123… actually don't", "cancel 123. Never mind." */
export function takesBack(facts: Facts, requests: Request[]): boolean {
  const isStop =
    facts.verbs.some(({ verb }) => verb === 'stop') &&
    facts.verbs.every(({ verb }) => ['stop', 'no', 'yes'].includes(verb));
  const isBare =
    facts.unsure.length === 0 && facts.verbs.every(({ verb }) => verb === 'no' || verb === 'yes');
  const isBareNot = facts.moods.has('not') && isBare && facts.orders.every((order) => order === 'it');
  if (!isStop && !isBareNot) return false;
  const at = requests.findLastIndex((request) => isDeed(request) || (isStop && request.verb === 'may'));
  const deed = requests[at];
  // "I thought of cancelling 8, but never mind"
  if (deed?.verb === 'may' && deed.action !== 'any')
    requests[at] = { verb: 'not', action: deed.action, orders: [...deed.orders] };
  if (deed?.verb === 'may') return true;
  // "cancel 8. No, don't. Forget it.": it has been taken back already.
  if (!deed && requests.at(-1)?.verb === 'not') return true;
  if (!deed || !isDeed(deed)) return isBareNot && requests.length > 0;
  requests[at] = { verb: 'not', action: deed.verb, orders: 'orders' in deed ? [...deed.orders] : [] };
  requests.splice(at + 1, requests.length, ...requests.slice(at + 1).filter(({ verb }) => verb !== 'no'));
  return true;
}

/** "cancel 123. No thanks.": a refusal at the end takes the deed before it back. */
export function withoutRefused(requests: readonly Request[]): readonly Request[] {
  const at = requests.findLastIndex(({ verb }) => verb !== 'no');
  const deed = requests[at];
  if (at === requests.length - 1 || !deed || !isDeed(deed)) return requests;
  const orders = 'orders' in deed ? [...deed.orders] : [];
  return [...requests.slice(0, at), { verb: 'not', action: deed.verb, orders }];
}

/** "cancel 123, no, don't cancel it" */
export function forbids({ action, orders }: Extract<Request, { verb: 'not' }>, requests: Request[]): boolean {
  const isBare = orders.length === 0;
  if (!isBare && !['it', 'them'].includes(orders.join())) return false;
  // It has been taken back already.
  if (requests.some((request) => request.verb === 'not' && request.action === action)) return true;
  const at = requests.findLastIndex((request) => isDeed(request) && (isBare || request.verb === action));
  const deed = requests[at];
  if (!deed || !isDeed(deed)) return false;
  requests[at] = { verb: 'not', action: deed.verb, orders: 'orders' in deed ? [...deed.orders] : [] };
  return true;
}

/** "cancel 12 but not 13" */
export function leavesOut(facts: Facts, requests: Request[]): boolean {
  const deed = requests.at(-1);
  const isBareNot = facts.moods.has('not') && facts.verbs.length + facts.unsure.length === 0;
  if (!isBareNot || facts.orders.length === 0 || !deed) return false;
  // "yes, but not 102"
  if (deed.verb === 'yes')
    requests.splice(-1, 1, { verb: 'instead', orders: ['all'], except: [...facts.orders] });
  else if (isDeed(deed)) requests.push({ verb: 'not', action: deed.verb, orders: [...facts.orders] });
  else return false;
  return true;
}
