// The buttons of one order: exactly what the rules and the reader's role allow, and what there is to ask about it.

import type { Request } from '../../domain/request.ts';
import { spell } from '../../domain/spelling.ts';
import type { Standing } from '../../domain/standing.ts';
import type { Action } from '../../domain/statusRules.ts';
import type { Button } from '../part.ts';
import type { Voice } from '../translator.ts';

/** `first`: those that come before the order's own. */
export function orderButtons(
  { order, status, allowed }: Standing,
  first: readonly Button[],
  voice: Voice,
): readonly Button[] {
  const orders = [order.number];
  const requests: readonly Request[] = [
    ...allowed.map((action) => actionRequest(action, order.number)),
    ...(status === 'error' ? [{ verb: 'reason', orders } as const] : []),
    { verb: 'history', orders },
  ];
  const asked = first.map(({ request }) => spell(request));
  const own = requests
    .filter((request) => !asked.includes(spell(request)))
    .map((request) => ({ request, title: voice.t(`button.${request.verb}`) }));
  return [...first, ...own].map((button) => ({ ...button, seen: [order] }));
}

const actionRequest = (action: Action, number: string): Request =>
  action === 'edit'
    ? { verb: 'edit', orders: [number], corrections: {} }
    : { verb: action, orders: [number] };
