// Outcomes of a turn -> one reply. The only way from decisions to words.

import type { Answer, Asked, Change, Refusal } from '../domain/decision.ts';
import type { Request } from '../domain/request.ts';
import { confirmPart, recordedPart } from './aboutChanges.ts';
import {
  countPart,
  greetPart,
  helpPart,
  listPart,
  meaningPart,
  nothingSaidPart,
  notUnderstoodPart,
  supportPart,
} from './aboutDesk.ts';
import { orderParts } from './aboutOrder.ts';
import { askedPart, refusalPart } from './aboutRefusals.ts';
import { howPart, mayAnyPart, mayInStatusPart, mayPart, rulesPart } from './aboutRules.ts';
import { orderCard } from './cards/orderCard.ts';
import { orderListCard } from './cards/orderListCard.ts';
import { orderName, statusName } from './naming.ts';
import type { Part, Telling } from './part.ts';
import type { Reply } from './reply.ts';
import { wording } from './wording.ts';

/** What came of a request in its conversation. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'asks'; readonly asked: Asked }
  /** Permitted changes wait for one "yes". */
  | { readonly kind: 'confirms'; readonly changes: readonly Change[] }
  | { readonly kind: 'recorded'; readonly changes: readonly Change[] }
  /** A question was answered with "no"; `draft`: corrections were thrown away. */
  | { readonly kind: 'kept'; readonly draft: boolean }
  /** "Yes", but nothing was asked, or too long ago. */
  | { readonly kind: 'nothingAsked'; readonly expired: boolean }
  | { readonly kind: 'speaks'; readonly language: string }
  | { readonly kind: 'cannotSpeak'; readonly languages: readonly string[] }
  | {
      readonly kind: 'notUnderstood';
      readonly likely: readonly Request[];
      /** A question of the desk's still waits for its answer. */
      readonly isOpenStill: boolean;
    }
  | { readonly kind: 'nothingSaid' }
  /** The turn broke; the id finds it in the log. */
  | { readonly kind: 'failed'; readonly errorId: string }
  /** A number was found although it was typed in another form. */
  | { readonly kind: 'foundAs'; readonly typed: string; readonly number: string };

export function explain(outcomes: readonly Outcome[], telling: Telling): Reply {
  const parts = outcomes.map((outcome) => partOf(outcome, telling));
  const { voice } = telling;
  const text = parts.map(({ lines }) => lines.join('\n')).join('\n\n');
  const suggestions = [
    ...new Set(parts.flatMap((part) => part.suggestions ?? []).flatMap((each) => wording(each, voice) ?? [])),
  ];
  const card = cardOf(parts, telling);
  return {
    text,
    language: voice.language,
    ...(card && { card }),
    ...(suggestions.length > 0 && { suggestions }),
  };
}

/** A card lays out one order or one list; with several of them in one reply the text alone is clearer. */
function cardOf(parts: readonly Part[], telling: Telling): Reply['card'] {
  const lines = parts.flatMap((part) => part.lines);
  const withOrders = parts.filter((part) => part.standing ?? part.standings);
  const [only] = withOrders;
  if (withOrders.length !== 1 || !only) return undefined;
  if (only.standing) return orderCard(lines, only.standing, telling);
  return only.standings && orderListCard(lines, only.standings, telling.voice);
}

function partOf(outcome: Outcome, telling: Telling): Part {
  const { voice } = telling;
  switch (outcome.kind) {
    case 'answered':
      return answerPart(outcome.answer, telling);
    case 'refused':
      return refusalPart(outcome.refusal, telling);
    case 'asks':
      return askedPart(outcome.asked, telling);
    case 'confirms':
      return confirmPart(outcome.changes, telling);
    case 'recorded': {
      const parts = outcome.changes.map((change) => recordedPart(change, telling));
      const lines = [...parts.flatMap((part) => part.lines), voice.t('recorded.notHandedOn')];
      return { lines, ...(parts.length === 1 && { standing: parts[0]?.standing }) };
    }
    case 'kept':
      return { lines: [voice.t(outcome.draft ? 'kept.draft' : 'kept.nothing')] };
    case 'nothingAsked':
      return { lines: [voice.t(outcome.expired ? 'nothingAsked.expired' : 'nothingAsked.none')] };
    case 'speaks':
      return { lines: [voice.t('speaks.set')] };
    case 'cannotSpeak':
      return {
        lines: [
          voice.t('speaks.unknown', {
            languages: voice.list(outcome.languages.map((tag) => voice.t(`language.${tag}`))),
          }),
        ],
      };
    case 'notUnderstood':
      return notUnderstoodPart(outcome.likely, outcome.isOpenStill, telling);
    case 'nothingSaid':
      return nothingSaidPart(telling);
    case 'failed':
      return { lines: [voice.t('failed', { id: outcome.errorId })] };
    case 'foundAs':
      return { lines: [voice.t('order.foundAs', { typed: outcome.typed, number: outcome.number })] };
  }
}

function answerPart(answer: Answer, telling: Telling): Part {
  const { voice } = telling;
  switch (answer.about) {
    case 'order':
    case 'view':
    case 'history':
    case 'reason':
    case 'when':
      return orderParts[answer.about](answer.standing, telling);
    case 'may':
      return mayPart(answer, telling);
    case 'mayAny':
      return mayAnyPart(answer, telling);
    case 'mayInStatus':
      return mayInStatusPart(answer, telling);
    case 'list':
      return listPart(answer, telling);
    case 'count':
      return countPart(answer, telling);
    case 'meaning':
      return meaningPart(answer, telling);
    case 'rules':
      return rulesPart(answer, telling);
    case 'how':
      return howPart(answer, telling);
    case 'left':
      return answer.standings.length === 0
        ? { lines: [voice.t('kept.nothing')] }
        : {
            lines: answer.standings.map(({ order, status }) =>
              voice.t('kept.left', { order: orderName(order, voice), status: statusName(status, voice) }),
            ),
          };
    case 'help':
      return helpPart(telling);
    case 'support':
      return supportPart(telling);
    case 'greet':
      return greetPart(telling);
    case 'thanks':
    case 'bye':
      return { lines: [voice.t(answer.about)] };
  }
}
