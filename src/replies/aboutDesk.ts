// Words for what is not about one order: lists, counts, meanings, and where support is.

import type { Answer } from '../domain/decision.ts';
import { fieldNames } from '../domain/fields.ts';
import type { Request } from '../domain/request.ts';
import { statuses } from '../domain/statusRules.ts';
import { fieldLabel, statusName } from './naming.ts';
import { pagesOn } from './pages.ts';
import type { Part, Telling } from './part.ts';

type AnswerAbout<A extends Answer['about']> = Extract<Answer, { about: A }>;

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
