// Words for what is not about one order: lists, counts, meanings, and where support is.

import type { Answer } from '../domain/decision.ts';
import { fieldNames } from '../domain/fields.ts';
import type { Request } from '../domain/request.ts';
import { statuses } from '../domain/statusRules.ts';
import { filterWords } from './filterWords.ts';
import { fieldLabel, orderName, statusName } from './naming.ts';
import { pagesOn } from './pages.ts';
import type { Part, Telling } from './part.ts';
import { wording } from './wording.ts';

type AnswerAbout<A extends Answer['about']> = Extract<Answer, { about: A }>;

/** How many orders one list shows; Teams takes a message of at most 28 KB with its card. */
export const listedAtMost = 15;

export function listPart({ standings, filter, sorting }: AnswerAbout<'list'>, { voice }: Telling): Part {
  const narrowed = filterWords(filter, undefined, voice);
  if (standings.length === 0) {
    return { lines: [narrowed ? voice.t('list.emptyFilter', { filter: narrowed }) : voice.t('list.empty')] };
  }
  const asked = filterWords(filter, sorting, voice);
  const count = standings.length;
  const shown = standings.slice(0, listedAtMost);
  const lines = shown.map((standing) =>
    voice.t('list.line', {
      order: orderName(standing.order, voice),
      status: statusName(standing.status, voice),
    }),
  );
  const hidden = standings.length - shown.length;
  const example = wording({ verb: 'list', status: ['error'] }, voice) ?? '';
  return {
    lines: [
      asked ? voice.t('list.headingFilter', { count, filter: asked }) : voice.t('list.heading', { count }),
      ...lines,
      ...(hidden > 0 ? [voice.t('list.more', { count: hidden, example })] : []),
    ],
    standings: shown,
  };
}

export function countPart({ count, filter }: AnswerAbout<'count'>, { voice }: Telling): Part {
  const asked = filterWords(filter, undefined, voice);
  return {
    lines: [asked ? voice.t('count.filter', { count, filter: asked }) : voice.t('count.all', { count })],
  };
}

export function meaningPart({ topic }: AnswerAbout<'meaning'>, { voice }: Telling): Part {
  const status = statuses.find((each) => each === topic);
  if (status) {
    const meaning = voice.t(`statusMeans.${status}`);
    const may: Request = { verb: 'list', status: [status] };
    return {
      lines: [voice.t('meaning.status', { status: statusName(status, voice), meaning })],
      suggestions: [may, { verb: 'rules' }],
    };
  }
  const field = fieldNames.find((each) => each === topic) ?? 'name';
  return {
    lines: [
      voice.t('meaning.field', { field: fieldLabel(field, voice), meaning: voice.t(`fieldMeans.${field}`) }),
    ],
  };
}

/** The orders that the talk was of are named in the line to paste; without any, what support asks for is told. */
export const supportPart = ({ standings }: AnswerAbout<'support'>, { voice }: Telling): Part => ({
  lines: [voice.t('support.people'), ...(standings.length > 0 ? [] : [voice.t('support.tell')])],
  pages: pagesOn.support,
});
