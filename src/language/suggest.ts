// What a text that was not understood may have meant. Suggestions are offered as buttons and never acted on.

import { isOrderRequest, type Request, type Verb } from '../domain/request.ts';
import { readSpelling, spell } from '../domain/spelling.ts';
import { senseOf, type Token } from './senses.ts';
import { otherTrades } from './suggestions/examples.ts';
import { likelihoods, type Model } from './suggestions/model.ts';
import { traitsOf } from './suggestions/traits.ts';
import { type Hearing, hear } from './understand.ts';

const most = 3;
/** Where not even the likeliest kind is as likely as this, nothing is near. */
const near = 0.2;
/** What is offered beside it is at least as likely as this. */
const likely = 0.03;
/** What changes an order is offered on better grounds only. */
const likelyChange = 0.1;
const destructive: readonly Verb[] = ['edit', 'cancel', 'delete'];

/** The two or three likeliest requests, best first; none where nothing is near, or nothing was learned of the language. */
export function suggest(text: string, hearing: Hearing): Request[] {
  const { tokens, normal, language } = hear(text, hearing);
  const model = modelFor(language, hearing);
  if (!model || normal.text.trim() === '') return [];
  const orders = ordersIn(tokens);
  const guesses = guessesOf(model, normal.text, tokens);
  // A bare number may count anything; one that is called an order's is ours, whatever the words around it.
  const isForeign = guesses[0]?.spelling === otherTrades;
  if (isForeign && !tokens.some((token) => senseOf(token, 'order'))) return [];
  const offered = new Map<string, Request>();
  const offer = (request: Request): void => {
    if (offered.size < most) offered.set(spell(request), request);
  };
  const negated = isNegated(tokens);
  const ours = guesses.filter(({ spelling }) => spelling !== otherTrades);
  const isNear = (ours[0]?.share ?? 0) >= near;
  for (const { spelling, share } of isNear ? ours : []) {
    const request = readSpelling(spelling);
    if (!request || share < likely) continue;
    if (destructive.includes(request.verb) && (negated || share < likelyChange)) continue;
    if (orders.length === 0 || isOrderRequest(request)) offer(aboutOrders(request, orders));
  }
  // An order that is named is worth a question about it, whatever was meant.
  const named = orders.slice(0, 1);
  if (named.length > 0) {
    offer({ verb: 'status', orders: named });
    offer({ verb: 'may', action: 'any', orders: named });
  }
  return [...offered.values()];
}

/** What was learned of the text's language, else of the person's. */
function modelFor(language: string | undefined, hearing: Hearing): Model | undefined {
  const preferred = (language ?? hearing.language ?? hearing.locale).toLowerCase();
  return hearing.lexicons.find(({ tag }) => `${preferred}-`.startsWith(`${tag.toLowerCase()}-`))?.model;
}

interface Guess {
  readonly spelling: string;
  /** How likely it is, of 1. */
  readonly share: number;
}

/** Best first. */
function guessesOf(model: Model, text: string, tokens: readonly Token[]): Guess[] {
  const shares = likelihoods(model, traitsOf(text, tokens));
  return model.kinds
    .map((spelling, kind) => ({ spelling, share: shares[kind] ?? 0 }))
    .sort((one, other) => other.share - one.share);
}

/** Who says no to anything is offered nothing that changes an order. */
const isNegated = (tokens: readonly Token[]): boolean =>
  tokens.some(({ senses }) =>
    senses.some(
      (sense) =>
        (sense.is === 'mood' && sense.mood === 'not') || (sense.is === 'verb' && sense.form === 'not'),
    ),
  );

/** Orders that are named; beside a field, a bare number may be its value, which is not repeated. */
function ordersIn(tokens: readonly Token[]): string[] {
  const hasField = tokens.some((token) => senseOf(token, 'field') !== undefined);
  const numbers = tokens.flatMap((token) => {
    const bare = hasField ? undefined : senseOf(token, 'number')?.number;
    return senseOf(token, 'order')?.number ?? bare ?? [];
  });
  return [...new Set(numbers)];
}

/** A request that was learned with any order, made of those that are named: none is made up. */
const aboutOrders = (request: Request, orders: readonly string[]): Request =>
  isOrderRequest(request) ? { ...request, orders: [...orders] } : request;
