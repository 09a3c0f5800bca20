// Words for refusals that do not come from the table: roles, unknown orders, faults in what was given, orders that moved on.

import type { Asked, Refusal } from '../domain/decision.ts';
import { fields } from '../domain/fields.ts';
import type { Order } from '../domain/order.ts';
import type { Request } from '../domain/request.ts';
import { sortables } from '../domain/sorting.ts';
import { commentLine } from './aboutComments.ts';
import { faultsOfNewPart, faultsPart } from './aboutFaults.ts';
import { roleGiven } from './aboutHelp.ts';
import { historyLine } from './aboutHistory.ts';
import { newOrderPart } from './aboutNewOrder.ts';
import { ruleRefusal } from './aboutRules.ts';
import { isTelephone } from './alike.ts';
import { sortName } from './filterWords.ts';
import { correctionsForm } from './forms.ts';
import { fieldName, orderName, statusName, statusNames } from './naming.ts';
import { pagesOfRefusal } from './pages.ts';
import type { Part, Telling } from './part.ts';
import { wording } from './wording.ts';

/** Refusals that differ in their orders alone, told together; the first of them tells what they have in common. */
export const refusalsPart = (first: Refusal, all: readonly Refusal[], telling: Telling): Part => ({
  ...toldOf(first, all, telling),
  pages: pagesOfRefusal(first),
});

function toldOf(first: Refusal, all: readonly Refusal[], telling: Telling): Part {
  const { voice } = telling;
  switch (first.because) {
    case 'rule': {
      const others = all.slice(1).flatMap((each) => (each.because === 'rule' ? [each.standing] : []));
      return ruleRefusal(first, [first.standing, ...others], telling);
    }
    case 'role': {
      const offered: Request = { verb: 'help' };
      const example = wording(offered, voice) ?? '';
      return {
        lines: [
          voice.t('refused.role', { role: voice.t(`role.${first.needed}`), example }),
          roleGiven(first.needed, telling),
        ],
        suggestions: [offered],
      };
    }
    case 'unknownOrder': {
      const list: Request = { verb: 'list' };
      const example = wording(list, voice) ?? '';
      const numbers = all.flatMap((each) => (each.because === 'unknownOrder' ? [each.number] : []));
      const key = isTelephone(first.number) ? 'refused.unknownTelephone' : 'refused.unknownOrder';
      return {
        lines: [voice.t(key, { number: voice.list(numbers, 'or'), count: numbers.length, example })],
        suggestions: [list],
      };
    }
    case 'deletedOrder': {
      const { order } = first;
      const at = order.deletedAt ? voice.moment(new Date(order.deletedAt)) : '';
      return { lines: [voice.t('refused.deletedOrder', { order: orderName(order, voice), at })] };
    }
    case 'faults': {
      const others = all.slice(1).flatMap((each) => (each.because === 'faults' ? [each] : []));
      return faultsPart([first, ...others], telling);
    }
    case 'faultsOfNew':
      return faultsOfNewPart(first, telling);
    case 'notRecreated': {
      const { order, status } = first.standing;
      return {
        lines: [
          voice.t('refused.notRecreated', {
            order: orderName(order, voice),
            status: statusName(status, voice),
            statuses: statusNames(first.statuses, voice),
          }),
        ],
        standing: first.standing,
      };
    }
    case 'notUndone':
      return notUndonePart(first, telling);
    case 'moved': {
      const { order, status } = first.standing;
      const lines = [
        voice.t('refused.moved', { order: orderName(order, voice), status: statusName(status, voice) }),
      ];
      const last = lastThing(order, telling);
      if (last) lines.push(voice.t('refused.movedBy', { line: last }));
      return { lines, standing: first.standing };
    }
    case 'longComment': {
      const { length, longest } = first;
      const names = all.flatMap((each) =>
        each.because === 'longComment' ? [orderName(each.standing.order, voice)] : [],
      );
      const values = { order: voice.list(names), count: names.length, length, longest };
      return { lines: [voice.t('refused.longComment', values)] };
    }
    case 'over':
      return { lines: [voice.t('refused.over', { order: orderName(first.standing.order, voice) })] };
    case 'unreachable':
      return { lines: [voice.t('refused.unreachable')] };
    case 'unsortable': {
      const fields = sortables.map((each) => sortName(each, voice));
      return { lines: [voice.t('refused.unsortable', { fields: voice.list(fields, 'or') })] };
    }
  }
}

/** The last thing that happened to an order, a comment on it included. */
function lastThing({ history, comments }: Order, telling: Telling): string | undefined {
  const entry = history.at(-1);
  const comment = comments.at(-1);
  if (comment && (!entry || new Date(comment.at) > new Date(entry.at))) return commentLine(comment, telling);
  return entry && historyLine(entry, false, telling);
}

function notUndonePart(refusal: Extract<Refusal, { because: 'notUndone' }>, telling: Telling): Part {
  const { voice } = telling;
  const { why, standing, last } = refusal;
  const order = standing ? orderName(standing.order, voice) : '';
  const status = standing ? statusName(standing.status, voice) : '';
  return {
    lines: [
      voice.t(`refused.notUndone.${why}`, { order, status }),
      ...(last ? [voice.t('refused.movedBy', { line: historyLine(last, false, telling) })] : []),
    ],
    ...(standing && { standing }),
  };
}

/** `waiting`: how much else of the message waits for the answer. */
export function askedPart(asked: Asked, waiting: number, telling: Telling): Part {
  const part = questionPart(asked, telling);
  if (waiting === 0) return part;
  return { ...part, lines: [...part.lines, telling.voice.t('asks.waiting', { count: waiting })] };
}

function questionPart(asked: Asked, telling: Telling): Part {
  const { voice } = telling;
  switch (asked.kind) {
    case 'fieldValue': {
      const name = orderName(asked.standing.order, voice);
      const key = `asks.fieldValue.${fields[asked.field].kind}`;
      const { order } = asked.standing;
      const request = { verb: 'edit', orders: [order.number], corrections: {} } as const;
      return {
        lines: [voice.t(key, { field: fieldName(asked.field, voice), order: name })],
        question: { form: correctionsForm(order, request, [asked.field]) },
      };
    }
    case 'comment': {
      const names = asked.standings.map(({ order }) => orderName(order, voice));
      return { lines: [voice.t('asks.comment', { order: voice.list(names), count: names.length })] };
    }
    case 'newOrder':
      return newOrderPart(asked, telling);
    case 'whichOrder': {
      const { request, candidates } = asked;
      const question = `asks.whichOrder.${request.verb}`;
      const names = candidates.map(({ order }) => orderName(order, voice));
      return {
        lines: [
          voice.t(voice.has(question) ? question : 'asks.whichOrder.other'),
          ...(names.length > 0 ? [voice.t('asks.candidates', { orders: voice.list(names, 'plain') })] : []),
        ],
        suggestions: candidates.map(({ order }) => ({ verb: 'order', orders: [order.number] })),
      };
    }
  }
}
