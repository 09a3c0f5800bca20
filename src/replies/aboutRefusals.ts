// Words for refusals that do not come from the table: roles, unknown orders, faults in what was given, orders that moved on.

import { type Fault, longestText, mostNumbers } from '../domain/corrections.ts';
import type { Asked, Refusal } from '../domain/decision.ts';
import { type FieldName, fields } from '../domain/fields.ts';
import { pendingFor } from '../domain/lifecycle.ts';
import type { Request } from '../domain/request.ts';
import { historyLine } from './aboutOrder.ts';
import { ruleRefusal } from './aboutRules.ts';
import { fieldLabel, fieldName, orderName, statusName } from './naming.ts';
import type { Part, Telling } from './part.ts';
import type { Voice } from './translator.ts';
import { wording } from './wording.ts';

export function refusalPart(refusal: Refusal, telling: Telling): Part {
  const { voice, links } = telling;
  switch (refusal.because) {
    case 'rule':
      return ruleRefusal(refusal, telling);
    case 'role': {
      // What everyone may ask.
      const offered: Request = { verb: 'rules' };
      const example = wording(offered, voice) ?? '';
      return {
        lines: [voice.t('refused.role', { role: voice.t(`role.${refusal.needed}`), example })],
        suggestions: [offered],
      };
    }
    case 'unknownOrder': {
      const list: Request = { verb: 'list' };
      const example = wording(list, voice) ?? '';
      return {
        lines: [voice.t('refused.unknownOrder', { number: refusal.number, example })],
        suggestions: [list],
      };
    }
    case 'deletedOrder': {
      const { order } = refusal;
      const at = order.deletedAt ? voice.moment(new Date(order.deletedAt)) : '';
      return { lines: [voice.t('refused.deletedOrder', { order: orderName(order, voice), at })] };
    }
    case 'faults': {
      const name = orderName(refusal.standing.order, voice);
      const told = refusal.faults.map((fault) => faultLine(fault, telling));
      return { lines: [voice.t('refused.faults', { order: name }), ...told] };
    }
    case 'moved': {
      const { order, status } = refusal.standing;
      const lines = [
        voice.t('refused.moved', { order: orderName(order, voice), status: statusName(status, voice) }),
      ];
      const last = order.history.at(-1);
      if (last) lines.push(voice.t('refused.movedBy', { line: historyLine(last, false, telling) }));
      return { lines, standing: refusal.standing };
    }
    case 'notBuilt':
      return { lines: [voice.t('refused.notBuilt', { link: links.stepByStep })] };
  }
}

/** What is wrong with a value, and what was expected. A secret is never repeated. */
function faultLine({ field, problem, said }: Fault, { voice, now }: Telling): string {
  return voice.t(`fault.${problem}`, {
    field: fieldLabel(field, voice),
    said: fields[field].secret ? '' : saidShown(field, said, voice),
    most: mostNumbers,
    longest: longestText,
    earliest: voice.moment(new Date(now.getTime() + pendingFor)),
  });
}

/** A moment that was understood is told as one, whatever it was said as. */
const saidShown = (field: FieldName, said: string, voice: Voice): string =>
  fields[field].kind === 'moment' && /T.*([+-]\d\d:\d\d|Z)$/.test(said) ? voice.moment(new Date(said)) : said;

export function askedPart(asked: Asked, telling: Telling): Part {
  const { voice } = telling;
  switch (asked.kind) {
    case 'fieldValue': {
      const name = orderName(asked.standing.order, voice);
      const key = `asks.fieldValue.${fields[asked.field].kind}`;
      return { lines: [voice.t(key, { field: fieldName(asked.field, voice), order: name })] };
    }
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
