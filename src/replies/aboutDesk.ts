// Words for what is not about one order: lists, meanings, help, courtesy, and what was not understood.

import type { Answer } from '../domain/decision.ts';
import { fieldNames } from '../domain/fields.ts';
import type { Request } from '../domain/request.ts';
import { statuses } from '../domain/statusRules.ts';
import { filterWords } from './filterWords.ts';
import { fieldLabel, orderName, statusName } from './naming.ts';
import { pagesOn } from './pages.ts';
import type { Part, Telling } from './part.ts';
import { mayAsk, wording } from './wording.ts';

type AnswerAbout<A extends Answer['about']> = Extract<Answer, { about: A }>;

/** How many orders one list shows; Teams takes a message of at most 28 KB with its card. */
export const listedAtMost = 15;

/** What a newcomer may want to say first. */
const starters: readonly Request[] = [
  { verb: 'list' },
  { verb: 'rules' },
  { verb: 'how', action: 'cancel' },
  { verb: 'help' },
];

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

export function helpPart(telling: Telling): Part {
  const { voice } = telling;
  return {
    lines: [
      voice.t('help.heading'),
      voice.t('help.notConnected'),
      ...examples(
        [
          { verb: 'list' },
          { verb: 'status', orders: ['123'] },
          { verb: 'may', action: 'any', orders: ['123'] },
          { verb: 'cancel', orders: ['123'] },
          { verb: 'edit', orders: ['123'], corrections: {} },
          { verb: 'reason', orders: ['123'] },
          { verb: 'rules' },
        ],
        'help.try',
        telling,
      ),
    ],
    pages: pagesOn.help,
  };
}

/** The orders that the talk was of are named in the line to paste; without any, what support asks for is told. */
export const supportPart = ({ standings }: AnswerAbout<'support'>, { voice }: Telling): Part => ({
  lines: [voice.t('support.people'), ...(standings.length > 0 ? [] : [voice.t('support.tell')])],
  pages: pagesOn.support,
});

export const greetPart = ({ voice }: Telling): Part => ({
  lines: [
    voice.t('greet', {
      example: wording({ verb: 'list' }, voice) ?? '',
      help: wording({ verb: 'help' }, voice) ?? '',
    }),
  ],
  suggestions: starters,
});

/** Offers the likeliest requests; never a guess that acts. */
export function notUnderstoodPart(likely: readonly Request[], isOpenStill: boolean, telling: Telling): Part {
  const { voice } = telling;
  if (isOpenStill)
    return { lines: [voice.t('notUnderstood.open')], suggestions: [{ verb: 'yes' }, { verb: 'no' }] };
  const said = likely.filter((request) => mayAsk(request, telling) && wording(request, voice) !== undefined);
  if (said.length === 0) {
    return {
      lines: [voice.t('notUnderstood.plain'), ...examples(starters, 'notUnderstood.try', telling)],
      suggestions: starters,
    };
  }
  return { lines: examples(said, 'notUnderstood.suggest', telling), suggestions: said };
}

export const nothingSaidPart = (telling: Telling): Part => ({
  lines: examples(starters, 'notUnderstood.empty', telling),
  suggestions: starters,
});

function examples(requests: readonly Request[], heading: string, telling: Telling): string[] {
  const { voice } = telling;
  const offered = requests.filter((request) => mayAsk(request, telling));
  const said = offered.flatMap((request) => wording(request, voice) ?? []);
  return [voice.t(heading), ...said.map((example) => voice.t('notUnderstood.line', { example }))];
}
