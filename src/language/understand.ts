// The door of this room: one message's text becomes the requests it makes.

import { isOrderRequest, type Request } from '../domain/request.ts';
import { monthComesFirst, wallClock } from './dates/calendar.ts';
import { isClaimed } from './grammar/foreign.ts';
import { requestsOf } from './grammar/message.ts';
import type { Step } from './grammar/steps.ts';
import { isExchanged } from './grammar/verbClasses.ts';
import { isAnyOf } from './grammar/words.ts';
import type { Lexicon } from './lexicon.ts';
import { fittingLoans } from './loans.ts';
import { mend } from './mend.ts';
import { type Normal, normalize, originalOf } from './normalize.ts';
import { segment } from './segment.ts';
import { type Sense, senseOf, type Token } from './senses.ts';
import { readSpans } from './spans.ts';
import { sharesScript, type Tongue, tongueOf } from './tongue.ts';

export interface Hearing {
  readonly now: Date;
  readonly timeZone: string;
  /** ISO 3166 code, for telephone numbers written without a country. */
  readonly region: string;
  /** BCP 47, as the client sends it. */
  readonly locale: string;
  /** The language the person chose. */
  readonly language?: string;
  readonly lexicons: readonly Lexicon[];
  /** Whether the bot's last words were a question. */
  readonly awaitingAnswer: boolean;
}

export interface Understood {
  readonly requests: readonly Request[];
  /** Tag of the language the text is in, where that is certain. */
  readonly language?: string;
}

/** Longer than any request: what stands behind is not read, and the text not accepted. */
const longest = 10_000;

export interface Heard {
  readonly normal: Normal;
  readonly tokens: readonly Token[];
  readonly language?: string;
  /** A language that the text is in if it is misspelled. */
  readonly rival?: Lexicon;
}

export function hear(text: string, hearing: Hearing): Heard {
  const normal = normalize(text.slice(0, longest));
  const tongue = tongueOf(normal.text, hearing.lexicons, [hearing.language, hearing.locale]);
  const [own] = tongue.lexicons;
  const read = tokensOf(normal, tongue, hearing);
  const mended = own?.spaced ? mend(normal, read, own) : normal;
  const tokens = mended === normal ? read : tokensOf(mended, tongue, hearing);
  // What is beyond the longest is not read: a word that nobody knows stands for it.
  const unread =
    text.length > longest ? [{ from: normal.text.length, to: normal.text.length, senses: [] }] : [];
  return {
    normal: mended,
    tokens: [...tokens, ...unread],
    ...(tongue.certain && own && { language: own.tag }),
    ...(tongue.rival && { rival: tongue.rival }),
  };
}

function tokensOf(normal: Normal, { lexicons }: Tongue, hearing: Hearing): readonly Token[] {
  const { now, timeZone, region, locale } = hearing;
  const { text } = normal;
  const tag = lexicons[0]?.tag ?? locale;
  const isLocales = locale.toLowerCase().split('-')[0] === tag.toLowerCase().split('-')[0];
  const written = lexicons.filter((lexicon) => lexicon.letters.test(text));
  const spans = readSpans(text, {
    region,
    lexicons: written.length > 0 ? written : lexicons.slice(0, 1),
    calendar: () => ({
      clock: wallClock(now, timeZone),
      monthFirst: monthComesFirst(isLocales ? locale : tag),
    }),
  });
  const [own] = lexicons;
  const fits = fittingLoans(normal);
  const first = segment(text, spans, own ? [own] : [], fits);
  return first.unknownLetters === 0 ? first.tokens : segment(text, spans, lexicons, fits).tokens;
}

export const understand = (text: string, hearing: Hearing): Understood => hearOut(text, hearing).said;

/** A text heard, what became of each of its clauses, and what it asks for. */
export interface HeardOut {
  readonly heard: Heard;
  readonly steps: readonly Step[];
  readonly said: Understood;
}

export function hearOut(text: string, hearing: Hearing): HeardOut {
  const heard = hear(text, hearing);
  const first = weighed(text, hearing, heard);
  const { rival } = heard;
  if (!rival || !isLost(first)) return first;
  // "delet oder 90": one language's slip is another's word.
  const lexicons = [rival, ...hearing.lexicons.filter((other) => !sharesScript(other, rival))];
  const mended = weighed(text, hearing, hear(text, { ...hearing, lexicons }));
  return isLost(mended) ? first : mended;
}

const isLost = ({ said }: HeardOut): boolean =>
  said.requests.every(({ verb }) => verb === 'other' || verb === 'unclear');

function weighed(text: string, hearing: Hearing, heard: Heard): HeardOut {
  const { normal, tokens, language } = heard;
  const steps: Step[] = [];
  const made =
    text.length > longest
      ? undefined
      : requestsOf(tokens.map(estranged), normal, hearing.awaitingAnswer, (step) => steps.push(step));
  // What stands in a name or an address says nothing of what the text is about.
  const values = made?.flatMap(valuesIn) ?? [];
  const isStranger = (token: Token): boolean =>
    isAlien(token) && !values.some((value) => value.includes(originalOf(normal, token.from, token.to)));
  const isElsewhere = tokens.some(isStranger) && !made?.every(isAnchored);
  const requests = made && !isElsewhere ? made : [notUnderstood(tokens)];
  return { heard, steps, said: { requests, ...(language !== undefined && { language }) } };
}

/** What is to be written into an order. */
const valuesIn = (request: Request): readonly string[] =>
  'corrections' in request ? Object.values(request.corrections).flat() : [];

const isAlien = (token: Token): boolean => senseOf(token, 'alien') !== undefined;

/** A word of another trade is as strange as one that nobody knows. */
const estranged = (token: Token): Token => (isAlien(token) ? { ...token, senses: [] } : token);

/** Names what it is about: it stays ours beside words of another trade. */
const isAnchored = (request: Request): boolean =>
  isOrderRequest(request) && (request.orders.some((order) => /\d/.test(order)) || 'number' in request);

/** Words of another trade beside our own make a text foreign; words of our trade alone make it merely unclear. */
function notUnderstood(tokens: readonly Token[]): Request {
  if (tokens.some(isAlien)) return { verb: 'other' };
  const isStrange = tokens.some(({ senses }) => senses.length === 0);
  const isOurs = (token: Token): boolean =>
    senseOf(token, 'thing')?.thing === 'portOrder' ||
    senseOf(token, 'order') !== undefined ||
    (!isStrange && (asks(token) || isAnyOf(token, ...trade)));
  return { verb: tokens.some(isOurs) && !isClaimed(tokens) ? 'unclear' : 'other' };
}

const trade: readonly Sense['is'][] = ['status', 'field', 'thing', 'because'];

/** Asks for something of our trade, and not for help at large. */
const asks = (token: Token): boolean => {
  const verb = senseOf(token, 'verb')?.verb;
  return verb !== undefined && verb !== 'help' && !isExchanged(verb);
};
