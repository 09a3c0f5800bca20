// What is asked of drafts: to list them, to go on with one, to throw some away.

import { checkPlacing } from '../domain/placing.ts';
import type { RequestOf } from '../domain/request.ts';
import { standingOf } from '../domain/standing.ts';
import type { DraftShown } from '../replies/outcome.ts';
import { consider } from './consider.ts';
import { type Considered, type Considering, said } from './considered.ts';
import { draftedIn, draftsNamed } from './drafts.ts';
import type { Draft } from './memory.ts';

type AboutDrafts = RequestOf<'drafts' | 'resume' | 'discard'>;

export async function considerDrafts(request: AboutDrafts, turn: Considering): Promise<Considered> {
  const { remembered } = turn;
  if (request.verb === 'drafts') {
    return said({ kind: 'drafts', drafts: await shown(remembered.drafts, turn) });
  }
  const named = draftsNamed(request, remembered);
  const [draft] = named;
  if (!draft) return said({ kind: 'noDraft', isAny: remembered.drafts.length > 0 });
  if (request.verb === 'discard') return said({ kind: 'discarded', drafts: await shown(named, turn) });
  const drafted = draftedIn(draft);
  if (!drafted) return said({ kind: 'noDraft', isAny: remembered.drafts.length > 0 });
  // What the draft holds comes to what is said of it: nothing more.
  return consider(
    { ...drafted, ...(drafted.verb === 'place' && { number: undefined }), corrections: {} },
    turn,
  );
}

async function shown(
  drafts: readonly Draft[],
  { given, tenant, store }: Considering,
): Promise<readonly DraftShown[]> {
  const each = await Promise.all(
    drafts.map(async (draft): Promise<readonly DraftShown[]> => {
      const request = draftedIn(draft);
      if (!request) return [];
      if (request.verb === 'place') return [{ request, missing: checkPlacing(request, given).missing }];
      const number = request.orders[0] ?? '';
      const [order] = (await store.find(tenant, number)).filter((found) => found.number === number);
      return order ? [{ request, standing: standingOf(order, given) }] : [];
    }),
  );
  return each.flat();
}
