// What a message asks for: a pressed button's request, or what its text is understood as.

import { onceEach } from '../domain/onceEach.ts';
import type { Request } from '../domain/request.ts';
import { readSpelling } from '../domain/spelling.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { suggest } from '../language/suggest.ts';
import { type Hearing, understand } from '../language/understand.ts';
import { isTick, type Press } from '../replies/press.ts';
import { nearestLanguage } from '../replies/translator.ts';
import type { Versions } from './answer.ts';
import type { Addressee } from './desk.ts';
import { changedSettings, withEntries } from './form.ts';
import { isOpen, type Remembered } from './memory.ts';
import type { Message } from './message.ts';

export interface Ears {
  readonly lexicons: readonly Lexicon[];
  /** Tags of the languages that there are words for; the first is spoken where nothing else is known. */
  readonly languages: readonly [string, ...string[]];
  /** ISO 3166 code of the country whose national telephone numbers are meant where the locale tells none. */
  readonly region: string;
}

export interface Heard {
  readonly requests: readonly Request[];
  /** The language of the text, where that is certain, or of the card that was pressed. */
  readonly language?: string;
  /** The likeliest requests where none was understood. */
  readonly likely: readonly Request[];
  /** The versions of the orders on the card whose button was pressed. */
  readonly seen: Versions;
  /** The fields of a form came with it. */
  readonly isForm?: boolean;
  /** When the question was asked that a button answers. */
  readonly asked?: string;
  /** What stands in the form beside a question that is answered. */
  readonly beside?: Request;
  /** The form that was sent adds to another person's draft. */
  readonly isOfAnother?: boolean;
  /** The ids of the changes that were unticked. */
  readonly unticked?: readonly string[];
}

/** `undefined` where nothing was said: no text and no button. */
export function hear(message: Message, remembered: Remembered, ears: Ears): Heard | undefined {
  if (message.pressed) return press(message.pressed, message.person.id);
  if (message.text.trim() === '') return undefined;
  const { question, language } = remembered;
  const hearing: Hearing = {
    now: message.now,
    timeZone: message.timeZone,
    region: regionFor(message, ears),
    locale: message.locale,
    ...(language && { language }),
    lexicons: ears.lexicons,
    awaitingAnswer: question !== undefined && isOpen(question, message.now),
  };
  const understood = understand(message.text, hearing);
  const lost = understood.requests.every(({ verb }) => verb === 'other' || verb === 'unclear');
  return {
    requests: understood.requests,
    ...(understood.language && { language: understood.language }),
    likely: lost ? suggest(message.text, hearing) : [],
    seen: {},
  };
}

function press(pressed: Press, person: string): Heard {
  const { request: spelling, versions, asked, shown, inputs = {} } = pressed;
  const asks = readSpelling(spelling) ?? { verb: 'unclear' };
  const isForm = Object.keys(inputs).length > 0;
  const ticks = Object.keys(inputs).filter(isTick);
  const beside = asks.verb === 'yes' && shown?.form ? readSpelling(shown.form) : undefined;
  return {
    requests:
      isForm && asks.verb === 'settings' ? changedSettings(inputs, shown) : [withEntries(asks, pressed)],
    likely: [],
    seen: versions ?? {},
    isForm,
    ...(shown && { language: shown.language, isOfAnother: shown.of !== undefined && shown.of !== person }),
    ...(asked && { asked }),
    ...(beside && { beside: withEntries(beside, pressed) }),
    ...(ticks.length > 0 && {
      unticked: ticks.filter((id) => inputs[id] !== 'true'),
    }),
  };
}

/** The zone to tell and take times in: the card's where its form is sent, else the one set, else the client's. */
export const zoneFor = ({ pressed, timeZone }: Message, remembered: Remembered): string =>
  (pressed?.inputs && pressed.shown?.timeZone) ?? remembered.timeZone ?? pressed?.shown?.timeZone ?? timeZone;

/** The country whose numbers are meant where they are written without its code. */
export const regionFor = ({ locale }: Pick<Message, 'locale'>, ears: Pick<Ears, 'region'>): string =>
  regionOf(locale) ?? ears.region;

const regionOf = onceEach((locale): string | undefined => {
  try {
    return new Intl.Locale(locale).region;
  } catch {
    return undefined;
  }
});

/** The language to answer in: the one chosen, else the text's where that is certain, else the locale's, else the first. */
export function languageFor(
  to: Addressee,
  chosen: string | undefined,
  heard: string | undefined,
  languages: readonly [string, ...string[]],
): string {
  const wanted = [chosen, heard].find((tag) => tag !== undefined && languages.includes(tag));
  return wanted ?? nearestLanguage(to.locale, languages) ?? languages[0];
}
