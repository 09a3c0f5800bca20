// The card of what needs somebody: an order with what to do about it, pressed to see why.

import type { Request } from '../../domain/request.ts';
import { orderName } from '../naming.ts';
import type { Due } from '../part.ts';
import { type Layout, line, press, type Speaking } from './card.ts';

export function todoLayout(due: readonly Due[], { voice }: Speaking): Layout {
  const rows = due.map(({ standing: { order, status }, text }) => {
    const request: Request = { verb: status === 'error' ? 'reason' : 'status', orders: [order.number] };
    return {
      type: 'Container',
      spacing: 'Medium',
      selectAction: press(request, undefined, voice.t(`button.${request.verb}`)),
      items: [line(orderName(order, voice), { strong: true }), line(text)],
    };
  });
  return { rows, actions: [] };
}
