// Requests about the conversation itself: answers to no question, drafts, the next page, its language and zone, what was not understood.

import { isTimeZone } from '../domain/dates.ts';
import { roleMissing } from '../domain/people.ts';
import type { TalkRequest } from '../domain/request.ts';
import { standingOf } from '../domain/standing.ts';
import type { Outcome } from '../replies/outcome.ts';
import { nearestLanguage } from '../replies/translator.ts';
import type { Versions } from './answer.ts';
import { consider } from './consider.ts';
import { type Considered, type Considering, said } from './considered.ts';
import type { Heard } from './hear.ts';
import { isOpen, type Question } from './memory.ts';
import { nextPage } from './pages.ts';
import { considerDrafts } from './unfinished.ts';

export async function talk(
  request: TalkRequest,
  heard: Heard,
  considering: Considering,
): Promise<Considered> {
  const { remembered, languages, given, watch } = considering;
  const { question } = remembered;
  const isOpenStill = question !== undefined && isOpen(question, given.now);
  const notUnderstood = (likely: Heard['likely']) =>
    ({ kind: 'notUnderstood', likely, isOpenStill }) as const;
  const needed = roleMissing(request.verb, given.person.role);
  if (needed) return said({ kind: 'refused', refusal: { because: 'role', needed, verb: request.verb } });
  // Each button answers the question that it was shown with, and no other.
  if (heard.asked !== undefined)
    return settled(overWith(heard.asked, question, given.now), heard.seen, considering);
  switch (request.verb) {
    case 'yes':
      return said({ kind: 'nothingAsked', because: question && !isOpenStill ? 'expired' : 'none' });
    case 'no':
    case 'stop':
      return said({ kind: 'kept' });
    case 'drafts':
    case 'resume':
    case 'discard':
      return considerDrafts(request, considering);
    case 'more':
      return said(await nextPage(considering));
    case 'language': {
      const language = nearestLanguage(request.tag, languages);
      return said(language ? { kind: 'speaks', language } : { kind: 'cannotSpeak', languages });
    }
    case 'settings': {
      const { timeZone } = request;
      if (timeZone === undefined)
        return said({ kind: 'settings', timeZone: given.timeZone, languages, watch });
      return said(isTimeZone(timeZone) ? { kind: 'zoneSet', timeZone } : { kind: 'noZone', said: timeZone });
    }
    case 'instead': {
      const { orders, number } = request;
      return orders.length > 0 || number
        ? consider({ verb: 'order', orders, ...(number && { number }) }, considering)
        : said(notUnderstood([]));
    }
    case 'unclear':
    case 'other':
      return said(notUnderstood(heard.likely));
  }
}

type NothingAsked = Extract<Outcome, { kind: 'nothingAsked' }>;

/** Why a button of a question answers nothing. */
function overWith(asked: string, question: Question | undefined, now: Date): NothingAsked['because'] {
  if (question === undefined) return 'over';
  if (isOpen(question, now)) return 'earlier';
  return question.askedAt === asked ? 'expired' : 'over';
}

/** A button of a question that is over shows the orders that it was about as they are now. */
async function settled(
  because: NothingAsked['because'],
  seen: Versions,
  { tenant, store, given }: Considering,
): Promise<Considered> {
  const mayAsk = roleMissing('status', given.person.role) === undefined;
  const orders = mayAsk ? await store.exactly(tenant, Object.keys(seen)) : [];
  const there = orders.filter(({ deletedAt }) => !deletedAt);
  const fresh = there.map(
    (order): Outcome => ({
      kind: 'answered',
      answer: { about: 'order', standing: standingOf(order, given) },
    }),
  );
  return said({ kind: 'nothingAsked', because }, ...fresh);
}
