// The house without its doors: what answers and what tells news, with the words of its languages. Whoever opens a door,
// to a channel or to transcripts, puts it before a store.

import type { Desk } from './conversation/desk.ts';
import type { Message } from './conversation/message.ts';
import { requestsIn } from './conversation/takenFor.ts';
import { createDesk } from './conversation/turn.ts';
import type { Witness } from './conversation/witness.ts';
import type { Request } from './domain/request.ts';
import type { Rules } from './domain/statusRules.ts';
import type { Locales } from './locales.ts';
import { createNotifier, type Notifier, type NotifierParts } from './notices/notifier.ts';
import { overheard } from './replies/overheard.ts';
import { createVoices } from './replies/translator.ts';
import type { Json, OrderStore } from './stores/store.ts';

/** Spoken where a client's language has no words, and where a language lacks one. */
const fallbackLanguage = 'en';

export interface DeskSettings {
  readonly rules: Rules;
  readonly region: string;
  /** Spoken where nothing is known of the person's language. */
  readonly language: string;
}

export interface House {
  deskOn(store: OrderStore, newErrorId: () => string): Desk;
  notifierOn(store: OrderStore, through: Pick<NotifierParts, 'send' | 'roleOf' | 'clock'>): Notifier;
  /** What a message is taken for. */
  requestsIn(message: Message, memory: Json | undefined): readonly Request[];
  /** The same house, with somebody who sees and hears what happens in it. */
  before(witness: Witness): House;
}

export function houseWith({ lexicons, says, links }: Locales, settings: DeskSettings): House {
  const spoken = Object.keys(says);
  const first = spoken.includes(settings.language) ? settings.language : fallbackLanguage;
  return houseOf({
    rules: settings.rules,
    region: settings.region,
    lexicons,
    links,
    voices: createVoices(says, fallbackLanguage),
    languages: [first, ...spoken.filter((tag) => tag !== first)],
  });
}

type Parts = Omit<Parameters<typeof createDesk>[0], 'store' | 'newErrorId'>;

const houseOf = (parts: Parts): House => ({
  deskOn: (store, newErrorId) => createDesk({ ...parts, store, newErrorId }),
  notifierOn: (store, through) => createNotifier({ ...parts, ...through, store }),
  requestsIn: (message, memory) => requestsIn(message, memory, parts),
  before: (witness) =>
    houseOf({ ...parts, voices: overheard(parts.voices, witness.hears), sees: witness.sees }),
});
