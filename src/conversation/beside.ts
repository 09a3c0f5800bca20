// What was filled in beside a "yes": where it is not what was asked about, it corrects it, and is asked about once more.

import type { Request } from '../domain/request.ts';
import type { Considering } from './considered.ts';
import { addsToDraft, changedEntries } from './form.ts';
import type { Heard } from './hear.ts';

type Turn = Pick<Considering, 'tenant' | 'store' | 'remembered' | 'given'>;

/** As if the form had been sent instead, where it holds anything new. */
export async function withWhatStandsBeside(heard: Heard, turn: Turn): Promise<Heard> {
  const { beside, asked: _asked, ...rest } = heard;
  const correction = beside && (await correctionIn(beside, turn));
  return correction ? { ...rest, requests: [correction] } : heard;
}

async function correctionIn(
  filledIn: Request,
  { tenant, store, remembered, given }: Turn,
): Promise<Request | undefined> {
  if (filledIn.verb === 'place') return addsToDraft(filledIn, remembered) ? filledIn : undefined;
  if (filledIn.verb !== 'edit') return undefined;
  const [order] = await store.exactly(tenant, filledIn.orders);
  if (!order) return undefined;
  const changed = changedEntries(filledIn, order, remembered, given.timeZone);
  return Object.keys(changed.corrections).length > 0 ? changed : undefined;
}
