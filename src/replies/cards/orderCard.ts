// The card of one order: what the reply says, and a button for exactly what the rules allow.

import type { Request } from '../../domain/request.ts';
import type { Standing } from '../../domain/standing.ts';
import type { Action } from '../../domain/statusRules.ts';
import { type Layout, press, type Speaking } from './card.ts';

export function orderLayout({ order, status, allowed }: Standing, { voice }: Speaking): Layout {
  const requests = [
    ...allowed.map((action) => actionRequest(action, order.number)),
    ...(status === 'error' ? [{ verb: 'reason', orders: [order.number] } as const] : []),
    { verb: 'history', orders: [order.number] } as const,
  ];
  return {
    rows: [],
    actions: requests.map((request) => press(request, order.version, voice.t(`button.${request.verb}`))),
  };
}

const actionRequest = (action: Action, number: string): Request =>
  action === 'edit'
    ? { verb: 'edit', orders: [number], corrections: {} }
    : { verb: action, orders: [number] };
