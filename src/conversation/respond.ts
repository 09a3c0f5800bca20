// All requests of one message -> what comes of them. Reads the store; writes nothing.

import type { Change } from '../domain/decision.ts';
import type { Order } from '../domain/order.ts';
import { isTalk, type TalkRequest } from '../domain/request.ts';
import type { Circumstances } from '../domain/standing.ts';
import type { Outcome } from '../replies/explain.ts';
import { nearestLanguage } from '../replies/translator.ts';
import type { OrderStore } from '../stores/store.ts';
import { meant } from './answer.ts';
import { type Considered, type Considering, consider, said } from './consider.ts';
import type { Heard } from './hear.ts';
import { isOpen, type Remembered } from './memory.ts';

export interface Response {
  readonly outcomes: readonly Outcome[];
  /** Changes that the person has confirmed. */
  readonly recorded: readonly Change[];
  /** The orders that were named: what "it" means from now on. */
  readonly named: readonly string[];
}

export interface Responding {
  readonly tenant: string;
  readonly text: string;
  readonly remembered: Remembered;
  readonly store: Pick<OrderStore, 'find' | 'list'>;
  readonly given: Circumstances;
  readonly languages: readonly string[];
}

export async function respond(heard: Heard | undefined, turn: Responding): Promise<Response> {
  if (!heard) return { outcomes: [{ kind: 'nothingSaid' }], recorded: [], named: [] };
  const { remembered, given } = turn;
  const question =
    remembered.question && isOpen(remembered.question, given.now) ? remembered.question : undefined;
  const meaning = meant(heard.requests, turn.text, question);
  if (meaning.kind === 'kept') {
    return { outcomes: [{ kind: 'kept', draft: hasDraft(remembered) }], recorded: [], named: [] };
  }

  const confirmed = meaning.confirmed !== undefined;
  const considering: Considering = {
    ...turn,
    seen: meaning.confirmed ?? heard.seen,
    ahead: new Map<string, Order>(),
  };
  const considered: Considered[] = [];
  // One after the other: a later request sees the orders as the earlier ones leave them.
  for (const request of meaning.requests) {
    considered.push(
      isTalk(request) ? await talk(request, heard, considering, turn) : await consider(request, considering),
    );
  }

  const permitted = considered.flatMap((each) => each.permitted);
  const outcomes = considered.flatMap((each) => each.outcomes);
  if (permitted.length > 0) outcomes.push({ kind: confirmed ? 'recorded' : 'confirms', changes: permitted });
  const named = considered.flatMap((each) => each.named);
  return { outcomes, recorded: confirmed ? permitted : [], named: [...new Set(named)] };
}

async function talk(
  request: TalkRequest,
  heard: Heard,
  considering: Considering,
  { remembered: { question }, languages, given }: Responding,
): Promise<Considered> {
  const isOpenStill = question !== undefined && isOpen(question, given.now);
  const notUnderstood = (likely: Heard['likely']) =>
    ({ kind: 'notUnderstood', likely, isOpenStill }) as const;
  switch (request.verb) {
    case 'yes':
      return said({ kind: 'nothingAsked', expired: question !== undefined && !isOpenStill });
    case 'no':
    case 'stop':
      return said({ kind: 'kept', draft: false });
    case 'language': {
      const language = nearestLanguage(request.tag, languages);
      return said(language ? { kind: 'speaks', language } : { kind: 'cannotSpeak', languages });
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

const hasDraft = ({ question, drafts }: Remembered): boolean =>
  question?.kind === 'confirm' &&
  Object.keys(question.versions).some((number) => Object.hasOwn(drafts, number));
