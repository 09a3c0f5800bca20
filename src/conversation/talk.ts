// Requests about the conversation itself: answers to no question, drafts, the next page, its language and zone, what was not understood.

import { isTimeZone } from '../domain/dates.ts';
import { roleMissing } from '../domain/people.ts';
import type { TalkRequest } from '../domain/request.ts';
import { nearestLanguage } from '../replies/translator.ts';
import { consider } from './consider.ts';
import { type Considered, type Considering, said } from './considered.ts';
import type { Heard } from './hear.ts';
import { isOpen } from './memory.ts';
import { nextPage } from './pages.ts';
import { considerDrafts } from './unfinished.ts';

export async function talk(
  request: TalkRequest,
  heard: Heard,
  considering: Considering,
): Promise<Considered> {
  const { remembered, languages, given } = considering;
  const { question } = remembered;
  const isOpenStill = question !== undefined && isOpen(question, given.now);
  const notUnderstood = (likely: Heard['likely']) =>
    ({ kind: 'notUnderstood', likely, isOpenStill }) as const;
  const needed = roleMissing(request.verb, given.person.role);
  if (needed) return said({ kind: 'refused', refusal: { because: 'role', needed, verb: request.verb } });
  // Each button answers the question that it was shown with: the one that is open now waits on.
  const isEarlier = isOpenStill && heard.asked !== undefined && heard.asked !== question.askedAt;
  if (isEarlier) return said({ kind: 'nothingAsked', because: 'earlier' });
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
      if (timeZone === undefined) return said({ kind: 'inZone', timeZone: given.timeZone });
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
