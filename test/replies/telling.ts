// What the tests of this room share: the words as they stand on disk, and the way from a request to its reply.

import { decide } from '../../src/domain/decide.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Order } from '../../src/domain/order.ts';
import type { Deciding } from '../../src/domain/register.ts';
import type { DeskRequest } from '../../src/domain/request.ts';
import { nothingWatched } from '../../src/domain/watch.ts';
import { explain } from '../../src/replies/explain.ts';
import { linksFor } from '../../src/replies/links.ts';
import type { Outcome } from '../../src/replies/outcome.ts';
import type { Telling } from '../../src/replies/part.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { createVoices, type Reader, type Voice } from '../../src/replies/translator.ts';
import { given, now } from '../domain/orders.ts';
import { locales } from '../locales.ts';

const { says, links } = locales;
const voices = createVoices(says, 'en');

export const languages = ['en', 'ja'] as const;
export type Language = (typeof languages)[number];

const tags: Readonly<Record<Language, string>> = { en: 'en-US', ja: 'ja-JP' };

export const voiceOf = (language: Language, but: Partial<Reader> = {}): Voice =>
  voices(language, { locale: tags[language], timeZone: 'Asia/Tokyo', now, ...but });

export const tellingIn = (
  language: Language,
  but: Partial<Reader & Pick<Telling, 'role' | 'personId'>> = {},
): Telling => ({
  voice: voiceOf(language, but),
  voiceIn: (tag) => voiceOf(tag as Language, but),
  links: linksFor(links, language),
  now: but.now ?? now,
  timeZone: but.timeZone ?? 'Asia/Tokyo',
  role: but.role ?? 'admin',
  personId: but.personId ?? 'ada-id',
});

/** A permitted change is what the desk asks about first. */
export function outcomeOf(decision: Decision): Outcome {
  if (decision.kind === 'permitted') return { kind: 'confirms', changes: [decision.change] };
  if (decision.kind === 'noted') return { ...decision, after: decision.note.standing };
  return decision.kind === 'watches' ? { ...decision, left: nothingWatched } : decision;
}

/** What a person is told to a request; the zone and the moment are those of the circumstances. */
export function replyTo(
  request: DeskRequest,
  orders: readonly Order[],
  language: Language,
  circumstances: Deciding = given(),
): Reply {
  const { timeZone, now: at, person } = circumstances;
  const outcomes = decide(request, orders, circumstances).map(outcomeOf);
  return explain(outcomes, tellingIn(language, { timeZone, now: at, role: person.role }));
}

/** Everything that a reply carries: text, card, suggestions and what its buttons would send. */
export const everythingIn = (reply: Reply): string => JSON.stringify(reply);

/** What was decided on, told, and then told again as recorded. */
export function recordedReply(
  request: DeskRequest,
  order: Order,
  language: Language,
  circumstances: Deciding = given(),
): Reply {
  const changes = decide(request, [order], circumstances).flatMap((decision) =>
    decision.kind === 'permitted' ? [decision.change] : [],
  );
  return explain([{ kind: 'recorded', changes }], tellingIn(language));
}
