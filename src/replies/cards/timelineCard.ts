// The card of an order's history: what happened, one below the other, the newest last.

import type { Request } from '../../domain/request.ts';
import type { Timeline } from '../part.ts';
import { type Layout, line, press, type Speaking } from './card.ts';

export function timelineLayout({ standing, happenings }: Timeline, { voice }: Speaking): Layout {
  const { order, status } = standing;
  const rows = happenings.map(({ at, what, details }) => ({
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'auto', items: [line(voice.t('history.point'))] },
      {
        type: 'Column',
        width: 'stretch',
        items: [
          line(at),
          line(voice.line(what), { strong: true }),
          ...details.map((text) => line(voice.line(text))),
        ],
      },
    ],
  }));
  const orders = [order.number];
  const requests: Request[] = order.deletedAt
    ? []
    : [{ verb: 'status', orders }, ...(status === 'error' ? [{ verb: 'reason', orders } as const] : [])];
  return {
    rows,
    actions: requests.map((each) => press(each, order.version, voice.t(`button.${each.verb}`))),
  };
}
