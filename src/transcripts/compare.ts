// Compares a turn's written replies with what was said: the same, in the same order, none missing and none over.

import { align } from './align.ts';
import { keepCaptures, withCaptured } from './keepCaptures.ts';
import { matchCarried } from './matchCarried.ts';
import { type Captures, fill, fold, type Matched, match, uncapturedMessage } from './pattern.ts';
import type { BotReply, SaidReply } from './port.ts';
import { type SeenApart, seenApart } from './seenApart.ts';
import type { Location, TextPart } from './transcript.ts';
import type { ExpectedPart } from './turns.ts';

export interface Difference {
  readonly kind: 'different' | 'missing' | 'surplus';
  /** A surplus reply's is that of the reply above it; absent where the turn has none above. */
  readonly location?: Location;
  readonly message: string;
  readonly expected?: string;
  readonly said?: string;
  /** Where what comes with the words is all that differs. */
  readonly cards?: SeenApart;
  /** The reply that differs or is over. */
  readonly reply?: SaidReply;
}

export interface Comparison {
  /** With those that the replies added, also where words around a capture differ: later lines may need it. */
  readonly captures: Captures;
  /** For each written reply that matches, how many replies were said up to it. */
  readonly ends: readonly number[];
  readonly difference?: Difference;
}

export function compare(
  written: readonly ExpectedPart[],
  replies: readonly BotReply[],
  before: Captures,
): Comparison {
  let captures = before;
  const ends: number[] = [];
  const above = (): Location | undefined => written[ends.length - 1]?.location;
  let next = 0;
  for (const part of written) {
    if (part.kind === 'text') while (replies[next]?.kind === 'typing') next += 1;
    const reply = replies[next];
    const matched = reply ? fits(part, reply, captures) : { ok: false as const };
    if (!matched.ok)
      return { ends, ...firstDifference(written, replies, captures, { part, reply, above: above() }) };
    captures = matched.captures;
    ends.push(++next);
  }
  const over = replies.slice(next).find((reply) => reply.kind === 'text');
  if (!over) return { captures, ends };
  return { captures, ends, difference: surplus(above(), over) };
}

export function fits(part: ExpectedPart, reply: BotReply, captures: Captures): Matched {
  if (part.kind === 'typing') return reply.kind === 'typing' ? { ok: true, captures } : { ok: false };
  if (reply.kind === 'typing') return { ok: false };
  const matched = fitsWords(part, reply, captures);
  if (!matched.ok || part.attachments.length === 0) return matched;
  return matchCarried(part.attachments, reply.attachments, matched.captures);
}

function fitsWords(part: TextPart, reply: SaidReply, captures: Captures): Matched {
  // An attachment alone stands for a reply whose text isn't compared.
  const matched: Matched =
    part.text === '' && part.attachments.length > 0
      ? { ok: true, captures }
      : match(part.text, reply.text, captures);
  if (!part.suggestions) return matched;
  if (part.suggestions.length !== reply.suggestions.length) return { ok: false };
  return part.suggestions.reduce<Matched>(
    (sofar, label, index) =>
      sofar.ok ? match(label, reply.suggestions[index] ?? '', sofar.captures) : sofar,
    matched,
  );
}

/** Where the two lists part, counted in places; what differs is told better by what they share. */
interface FirstMismatch {
  readonly part: ExpectedPart;
  readonly reply: BotReply | undefined;
  readonly above: Location | undefined;
}

function firstDifference(
  written: readonly ExpectedPart[],
  replies: readonly BotReply[],
  before: Captures,
  first: FirstMismatch,
): Pick<Comparison, 'captures' | 'difference'> {
  const pairs = align(written, replies, (part, reply) => fits(part, reply, before).ok);
  const part = written.find((_, index) => !pairs.some(([i]) => i === index));
  const over = replies.filter((_, index) => !pairs.some(([, j]) => j === index));
  const reply = over.find((one) => one.kind === 'text');
  const captures = pairs.reduce((known, [i, j]) => capturesOf(written[i], replies[j], known), before);
  if (!part) return { captures, difference: surplus(first.above, reply ?? emptyReply) };
  if (!reply || part.kind === 'typing') {
    const message = part.kind === 'typing' ? 'The bot is not typing here.' : 'A reply is missing.';
    const expected = shownPart(part, captures);
    return { captures, difference: { kind: 'missing', location: part.location, message, expected } };
  }
  if (first.reply?.kind === 'text' && fits(part, reply, before).ok) {
    const message = 'The replies come in another order.';
    const { part: written, reply: said } = first;
    return {
      captures,
      difference: {
        ...{ kind: 'different', location: written.location, message, reply: said },
        ...{ expected: shownPart(written, before), said: shownReply(said) },
      },
    };
  }
  const carried = carriedApart(part, reply, captures);
  if (carried) return { captures, difference: { ...carried, location: part.location, reply } };
  const uncaptured = fill(part.text, before);
  const rescued = match(keepCaptures(part.text, reply.text, before), reply.text, captures);
  return {
    captures: rescued.ok ? rescued.captures : captures,
    difference: {
      kind: 'different',
      location: part.location,
      message: uncaptured.ok ? 'The reply is not the one written.' : uncapturedMessage(uncaptured.uncaptured),
      expected: shownPart(part, before, reply),
      said: shownReply(reply, part),
      reply,
    },
  };
}

function capturesOf(part: ExpectedPart | undefined, reply: BotReply | undefined, known: Captures): Captures {
  const matched = part && reply && fits(part, reply, known);
  return matched?.ok ? matched.captures : known;
}

const emptyReply: SaidReply = { kind: 'text', text: '', suggestions: [], buttons: [], attachments: [] };

/** Where the words are those written, and what comes with them isn't. */
function carriedApart(
  part: TextPart,
  reply: SaidReply,
  captures: Captures,
): Pick<Difference, 'kind' | 'message' | 'cards'> | undefined {
  const { attachments } = part;
  if (attachments.length === 0 || !fitsWords(part, reply, captures).ok) return undefined;
  const cards = seenApart(attachments, reply.attachments, captures);
  const isBare = reply.attachments.length === 0;
  const message = `The ${isBare ? 'reply has no card or attachment' : 'card or attachment is not the one written'}.`;
  return { kind: 'different', message, cards };
}

const surplus = (location: Location | undefined, reply: SaidReply): Difference => ({
  kind: 'surplus',
  ...(location ? { location } : {}),
  message: 'The bot says more than is written.',
  said: shownReply(reply),
  reply,
});

function shownPart(part: ExpectedPart, captures: Captures, reply?: SaidReply): string {
  if (part.kind === 'typing') return '[Typing]';
  const text = reply ? withCaptured(part.text, reply.text, captures) : fold(part.text);
  return withSuggestions(text, part.suggestions);
}

const shownReply = (reply: SaidReply, part?: ExpectedPart): string =>
  withSuggestions(
    fold(reply.text),
    part?.kind === 'text' && part.suggestions ? reply.suggestions : undefined,
  );

const withSuggestions = (text: string, suggestions: readonly string[] | undefined): string =>
  suggestions ? `${text} [Suggestions=${suggestions.map(fold).join('|')}]`.trim() : text;
