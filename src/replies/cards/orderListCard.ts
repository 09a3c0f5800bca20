// The card of several orders: a row an order, pressed to see where it stands.

import type { Standing } from '../../domain/standing.ts';
import { orderName, statusName } from '../naming.ts';
import type { Card } from '../reply.ts';
import type { Voice } from '../translator.ts';
import { card, line, press } from './card.ts';

export function orderListCard(lines: readonly string[], standings: readonly Standing[], voice: Voice): Card {
  const rows = standings.map(({ order, status }) => ({
    type: 'ColumnSet',
    spacing: 'Small',
    selectAction: press(
      { verb: 'status', orders: [order.number] },
      undefined,
      voice.t('list.line', { order: orderName(order, voice), status: statusName(status, voice) }),
    ),
    columns: [
      { type: 'Column', width: 'stretch', items: [line(orderName(order, voice))] },
      { type: 'Column', width: 'auto', items: [line(statusName(status, voice), { strong: true })] },
    ],
  }));
  const [heading = '', ...rest] = lines;
  const others = rest.slice(standings.length);
  return card(
    [line(heading, { strong: true }), ...rows, ...others.map((text) => line(text))],
    [],
    voice.language,
  );
}
