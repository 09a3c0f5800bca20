// Words to pass on to a customer about an order: what the records say, free of jargon and of whatever is the desk's own
// business. They promise nothing of Microsoft, and never say which detail the carrier rejected.

import { momentIn, momentOf, zoneNameOf } from '../domain/dates.ts';
import type { Answer } from '../domain/decision.ts';
import { isOverdue } from '../domain/lifecycle.ts';
import type { Standing } from '../domain/standing.ts';
import { orderName } from './naming.ts';
import type { Part, Telling } from './part.ts';
import type { Voice } from './translator.ts';

type AboutCustomer = Extract<Answer, { about: 'customer' }>;

/** A heading in the reader's language, and the text in the customer's. */
export function customerPart({ standing, language }: AboutCustomer, telling: Telling): Part {
  const { voice, voiceIn } = telling;
  const order = orderName(standing.order, voice);
  const text = customerText(standing, telling, language ? voiceIn(language) : voice);
  return { lines: [voice.t('customer.heading', { order }), ...text] };
}

function customerText(standing: Standing, { now, timeZone }: Telling, voice: Voice): string[] {
  const { number, focDate, focTimeZone, targetDate } = standing.order;
  const at = focDate ? voice.moment(new Date(focDate), zoneOf(focDate, focTimeZone, timeZone)) : '';
  const awaited = standing.status === 'processing' || standing.status === 'contactingCarrier';
  return [
    voice.t(`customer.${stateOf(standing, now)}`, { number, at }),
    ...(awaited && targetDate ? [voice.t('customer.target', { day: voice.day(targetDate) })] : []),
  ];
}

/** Where the numbers are, the customer is: the order's own zone, by the reader's name for it where the clocks agree. */
function zoneOf(focDate: string, focTimeZone: string | undefined, here: string): string | undefined {
  const there = zoneNameOf(momentOf(focDate, focTimeZone));
  const isSame = there && momentIn(focDate, there).join() === momentIn(focDate, here).join();
  return isSame ? here : there;
}

function stateOf({ order, status }: Standing, now: Date) {
  if (isOverdue(order, now)) return 'overdue';
  return status === 'transferApproved' && !order.focDate ? 'withoutDate' : status;
}
