// The card of one order: what the reply says, and a button for exactly what the rules allow.

import type { Request } from '../../domain/request.ts';
import { spell } from '../../domain/spelling.ts';
import type { Standing } from '../../domain/standing.ts';
import type { Action } from '../../domain/statusRules.ts';
import type { Button } from '../part.ts';
import { type Layout, press, type Speaking } from './card.ts';

/** `first`: buttons that come before the order's own. */
export function orderLayout(
  { order, status, allowed }: Standing,
  { voice }: Speaking,
  first: readonly Button[] = [],
): Layout {
  const requests = [
    ...allowed.map((action) => actionRequest(action, order.number)),
    ...(status === 'error' ? [{ verb: 'reason', orders: [order.number] } as const] : []),
    { verb: 'history', orders: [order.number] } as const,
  ];
  const own = requests.map((request) => ({ request, title: voice.t(`button.${request.verb}`) }));
  const asked = first.map(({ request }) => spell(request));
  const buttons = [...first, ...own.filter(({ request }) => !asked.includes(spell(request)))];
  return { rows: [], actions: buttons.map(({ request, title }) => press(request, order.version, title)) };
}

const actionRequest = (action: Action, number: string): Request =>
  action === 'edit'
    ? { verb: 'edit', orders: [number], corrections: {} }
    : { verb: action, orders: [number] };
