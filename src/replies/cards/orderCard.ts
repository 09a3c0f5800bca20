// The card of one order: what the reply says, and a button for exactly what the rules allow.

import type { Request } from '../../domain/request.ts';
import type { Standing } from '../../domain/standing.ts';
import type { Action } from '../../domain/statusRules.ts';
import type { Card } from '../reply.ts';
import { card, line, press, type Speaking } from './card.ts';

export function orderCard(
  lines: readonly string[],
  { order, status, allowed }: Standing,
  { voice, links }: Speaking,
): Card {
  const requests = [
    ...allowed.map((action) => actionRequest(action, order.number)),
    ...(status === 'error' ? [{ verb: 'reason', orders: [order.number] } as const] : []),
    { verb: 'history', orders: [order.number] } as const,
  ];
  const buttons = requests.map((request) => press(request, order.version, voice.t(`button.${request.verb}`)));
  return card(
    lines.map((text, index) => line(text, { strong: index === 0, links })),
    buttons,
    voice.language,
  );
}

const actionRequest = (action: Action, number: string): Request =>
  action === 'edit'
    ? { verb: 'edit', orders: [number], corrections: {} }
    : { verb: action, orders: [number] };
