// Words for lists of orders, a page at a time, and for how many there are.

import type { Answer } from '../domain/decision.ts';
import { listRequest, pageSize } from '../domain/listing.ts';
import type { Request } from '../domain/request.ts';
import { filterWords } from './filterWords.ts';
import { orderName } from './naming.ts';
import type { Part, Telling } from './part.ts';
import { wording } from './wording.ts';

type AnswerAbout<A extends Answer['about']> = Extract<Answer, { about: A }>;

const more: Request = { verb: 'more' };

export function listPart(answer: AnswerAbout<'list'>, telling: Telling): Part {
  const { standings, earlier, total } = answer;
  const before = earlier.length;
  const page = Math.floor(before / pageSize) + 1;
  const { voice } = telling;
  if (standings.length === 0) return before > 0 ? endPart(total, telling) : emptyPart(answer, telling);
  const left = total - before - standings.length;
  const lines = standings.map((standing) => ({ kind: 'row', standing }) as const);
  const goOn = left > 0 ? [voice.t('list.more', { count: left, example: wording(more, voice) ?? '' })] : [];
  return {
    lines: [heading(answer, telling), ...lines, ...goOn],
    buttons: [
      ...(before > 0
        ? [{ title: voice.t('button.earlier'), request: listRequest(answer, Math.max(1, page - 1)) }]
        : []),
      ...(left > 0 ? [{ title: voice.t('button.more'), request: listRequest(answer, page + 1) }] : []),
    ],
    ...(left > 0 && { suggestions: [more] }),
  };
}

/** How many there are, which of them these are, and what they were narrowed and sorted by. */
function heading(
  { standings, earlier, total, filter, sorting }: AnswerAbout<'list'>,
  { voice }: Telling,
): string {
  const asked = filterWords(filter, sorting, voice);
  const page = { from: earlier.length + 1, to: earlier.length + standings.length, total };
  if (standings.length < total) {
    return asked ? voice.t('list.pageFilter', { ...page, filter: asked }) : voice.t('list.page', page);
  }
  return asked
    ? voice.t('list.headingFilter', { count: total, filter: asked })
    : voice.t('list.heading', { count: total });
}

function emptyPart({ filter, near }: AnswerAbout<'list'>, { voice }: Telling): Part {
  const asked = filterWords(filter, undefined, voice);
  if (!asked) return { lines: [voice.t('list.empty')] };
  const names = near.map(({ order }) => orderName(order, voice));
  return {
    lines: [
      voice.t('list.emptyFilter', { filter: asked }),
      ...(names.length > 0 ? [voice.t('list.near', { orders: voice.list(names, 'or') })] : []),
    ],
    suggestions: near.map(({ order }) => ({ verb: 'order', orders: [order.number] })),
  };
}

const endPart = (total: number, { voice }: Telling): Part => ({
  lines: [voice.t('list.end', { count: total })],
});

/** There is no list to go on with. */
export const noListPart = ({ voice }: Telling): Part => ({
  lines: [voice.t('list.none', { example: wording({ verb: 'list' }, voice) ?? '' })],
  suggestions: [{ verb: 'list' }],
});

export function countPart({ count, filter }: AnswerAbout<'count'>, { voice }: Telling): Part {
  const asked = filterWords(filter, undefined, voice);
  return {
    lines: [asked ? voice.t('count.filter', { count, filter: asked }) : voice.t('count.all', { count })],
  };
}
