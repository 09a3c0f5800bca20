// What a text that was not understood may have meant. Suggestions are offered as buttons and never acted on.

import { isOrderRequest, type Request } from '../domain/request.ts';
import { spell } from '../domain/spelling.ts';
import { normalize } from './normalize.ts';
import { senseOf, type Token } from './senses.ts';
import { type Hearing, hear, understand } from './understand.ts';

const most = 3;
/** Likeness of two texts from 0 to 1 below which nothing is offered. */
const near = 0.3;
/** Letters of a text that are compared: beyond, a text is no misspelled request. */
const compared = 200;

/** The two or three likeliest requests, best first; none where nothing is near. */
export function suggest(text: string, hearing: Hearing): Request[] {
  const { tokens, normal, language } = hear(text, hearing);
  const said = pairsOf(withoutFigures(normal.text.slice(0, compared)));
  if (said.size === 0) return [];
  const orders = ordersIn(tokens);
  const spoken = hearing.lexicons.filter(({ tag }) => language === undefined || tag === language);
  const scored = spoken
    .flatMap(({ examples }) => examples)
    .map(({ verb, text: example }) => ({
      verb,
      example,
      score:
        likeness(said, pairsOf(withoutFigures(normalize(example).text))) + (isNamed(verb, tokens) ? 0.25 : 0),
    }))
    .filter(({ score }) => score >= near)
    .sort((a, b) => b.score - a.score);
  const offered = new Map<string, Request>();
  const offer = (request: Request): void => {
    if (offered.size < most) offered.set(spell(request), request);
  };
  for (const { example } of scored.slice(0, 4 * most)) {
    const [request] = understand(example, { ...hearing, awaitingAnswer: false }).requests;
    if (request && isNear(request, orders)) offer(aboutOrders(request, orders));
  }
  // An order that is named is worth a question about it, whatever was meant.
  const named = orders.slice(0, 1);
  if (named.length > 0) {
    offer({ verb: 'status', orders: named });
    offer({ verb: 'may', action: 'any', orders: named });
  }
  return [...offered.values()];
}

/** Where an order is named, only what is about an order can be meant. */
const isNear = (request: Request, orders: readonly string[]): boolean =>
  !isLost(request) && (orders.length === 0 || (isOrderRequest(request) && request.orders.length > 0));

const isLost = ({ verb }: Request): boolean => verb === 'other' || verb === 'unclear';

const isNamed = (verb: string, tokens: readonly Token[]): boolean =>
  tokens.some((token) => senseOf(token, 'verb')?.verb === verb);

/** Orders that are named; beside a field, a bare number may be its value, which is not repeated. */
function ordersIn(tokens: readonly Token[]): string[] {
  const hasField = tokens.some((token) => senseOf(token, 'field') !== undefined);
  const numbers = tokens.flatMap((token) => {
    const bare = hasField ? undefined : senseOf(token, 'number')?.number;
    return senseOf(token, 'order')?.number ?? bare ?? [];
  });
  return [...new Set(numbers)];
}

function aboutOrders(request: Request, orders: readonly string[]): Request {
  if (!isOrderRequest(request) || request.orders.length === 0 || orders.length === 0) return request;
  return { ...request, orders: [...orders] };
}

const withoutFigures = (text: string): string => text.replace(/\d+/g, ' ').replace(/\s+/g, ' ').trim();

/** Pairs of neighbouring letters. */
function pairsOf(text: string): ReadonlySet<string> {
  const letters = [...text];
  return new Set(letters.slice(1).map((letter, at) => (letters[at] ?? '') + letter));
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared += 1;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}
