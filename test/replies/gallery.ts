// Every card that there is, as its reader sees it: for the tests that hold all of them to the same rules, and for pictures.

import { decide } from '../../src/domain/decide.ts';
import type { Change } from '../../src/domain/decision.ts';
import type { Order } from '../../src/domain/order.ts';
import type { DeskRequest } from '../../src/domain/request.ts';
import { statuses } from '../../src/domain/statusRules.ts';
import { nothingWatched } from '../../src/domain/watch.ts';
import { explain } from '../../src/replies/explain.ts';
import type { Outcome } from '../../src/replies/outcome.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { asking, given, now, orderIn } from '../domain/orders.ts';
import { type Language, recordedReply, replyTo, tellingIn } from './telling.ts';

export interface Shown {
  readonly name: string;
  readonly reply: Reply;
}

const orders = ['123'];

export function gallery(language: Language): readonly Shown[] {
  const names = { en: ['Head office', 'Warehouse'], ja: ['東京本社', '大阪支店'] }[language];
  const all = Array.from({ length: 23 }, (_, at) =>
    orderIn(statuses[at % statuses.length] ?? 'processing', {
      number: `${101 + at}`,
      name: names[at % names.length] ?? '',
    }),
  );
  const named = (order: Order): Order => ({ ...order, name: names[0] ?? '' });
  const told = (...outcomes: readonly Outcome[]): Reply => explain(outcomes, tellingIn(language));
  const about = (request: DeskRequest, order: Order): Reply => replyTo(request, [named(order)], language);
  const changes = (request: DeskRequest, wanted: readonly Order[]): readonly Change[] =>
    decide(request, wanted, given()).flatMap((each) => (each.kind === 'permitted' ? [each.change] : []));
  const history = orderIn('error').history.concat([
    { at: '2026-10-20T02:00:00Z', by: { id: 'mia', name: 'Mia' }, what: 'placed', to: 'processing' },
    {
      at: '2026-11-01T12:00:00Z',
      by: { id: 'carrier' },
      what: 'carrierRejected',
      from: 'contactingCarrier',
      to: 'error',
      because: 'pinInvalid',
      eventId: 'e1',
    },
  ]);
  const place = { verb: 'place', number: ['+81355501030'], corrections: { name: names[0] } } as const;
  return [
    ...statuses.map((status) => ({
      name: `order ${status}`,
      reply: about({ verb: status === 'transferApproved' ? 'view' : 'status', orders }, orderIn(status)),
    })),
    { name: 'list', reply: replyTo({ verb: 'list' }, all, language) },
    { name: 'list, last page', reply: replyTo({ verb: 'list', page: '3' }, all, language) },
    { name: 'what needs me', reply: replyTo({ verb: 'todo' }, all.slice(0, 7), language) },
    { name: 'history', reply: about({ verb: 'history', orders }, orderIn('error', { history })) },
    { name: 'reason', reply: about({ verb: 'reason', orders }, orderIn('error')) },
    { name: 'refusal', reply: about({ verb: 'cancel', orders }, orderIn('transferPending')) },
    { name: 'confirmation', reply: about({ verb: 'cancel', orders }, orderIn('transferApproved')) },
    {
      name: 'several orders',
      reply: told({
        kind: 'confirms',
        changes: [
          ...changes({ verb: 'cancel', orders: [] }, all.slice(0, 3)),
          ...changes(
            { verb: 'edit', orders: ['110'], corrections: { focDate: '2026-12-10' } },
            all.filter(({ number }) => number === '110'),
          ),
        ],
      }),
    },
    {
      name: 'recorded',
      reply: recordedReply({ verb: 'cancel', orders }, named(orderIn('processing')), language),
    },
    {
      name: 'edit form',
      reply: about(asking('edit', { pin: '4422', carrier: 'KDDI' }), orderIn('error')),
    },
    {
      name: 'FOC date form',
      reply: about({ verb: 'edit', orders, corrections: {} }, orderIn('transferApproved')),
    },
    {
      name: 'place form',
      reply: told({
        kind: 'asks',
        asked: {
          kind: 'newOrder',
          request: { ...place, draft: '1' },
          order: named(orderIn('processing', { number: '' })),
          missing: ['carrier', 'btn'],
        },
      }),
    },
    { name: 'rules', reply: replyTo({ verb: 'rules' }, [], language) },
    { name: 'help', reply: replyTo({ verb: 'help' }, [], language) },
    { name: 'welcome', reply: replyTo({ verb: 'greet' }, [], language) },
    {
      name: 'settings',
      reply: told({
        kind: 'settings',
        timeZone: 'Asia/Tokyo',
        languages: ['en', 'ja'],
        watch: { ...nothingWatched, orders: { 102: now.toISOString(), 104: now.toISOString() } },
      }),
    },
    {
      name: 'words in place of a card',
      reply: explain([{ kind: 'kept' }], { ...tellingIn(language), inPlace: true }),
    },
  ];
}
