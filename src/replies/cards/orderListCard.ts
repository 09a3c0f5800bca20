// The card of several orders: a row an order, pressed to see where it stands.

import type { Standing } from '../../domain/standing.ts';
import { orderName, statusName } from '../naming.ts';
import type { Button } from '../part.ts';
import type { Voice } from '../translator.ts';
import { type Layout, line, press } from './card.ts';

/** `beside`: what stands beside each order, where that is not its status. */
export function orderListLayout(
  standings: readonly Standing[],
  voice: Voice,
  beside: readonly string[] = standings.map(({ status }) => statusName(status, voice)),
  buttons: readonly Button[] = [],
): Layout {
  const rows = standings.map(({ order }, place) => ({
    type: 'ColumnSet',
    spacing: 'Small',
    selectAction: press(
      { verb: 'status', orders: [order.number] },
      undefined,
      voice.t('list.line', { order: orderName(order, voice), status: beside[place] ?? '' }),
    ),
    columns: [
      { type: 'Column', width: 'stretch', items: [line(orderName(order, voice))] },
      { type: 'Column', width: 'auto', items: [line(beside[place] ?? '', { strong: true })] },
    ],
  }));
  return { rows, actions: buttons.map(({ request, title }) => press(request, undefined, title)) };
}
