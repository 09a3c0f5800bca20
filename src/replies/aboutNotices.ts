// Words for news: a little of it in full, order by order; more than that as a digest, a line an order.

import type { News, Notice } from '../domain/notice.ts';
import type { HistoryEntry, Order } from '../domain/order.ts';
import type { Standing } from '../domain/standing.ts';
import { commentLine } from './aboutComments.ts';
import { happened } from './aboutHappenings.ts';
import { allowedNow, focShown } from './aboutOrder.ts';
import { expectedLines } from './aboutWhen.ts';
import { orderName, statusName } from './naming.ts';
import type { Outcome } from './outcome.ts';
import { pagesOn } from './pages.ts';
import type { Part, Telling } from './part.ts';
import { wording } from './wording.ts';

/** More news than this at once is told in short. */
const inFullAtMost = 3;
/** So many orders one digest names; Teams takes a message of at most 28 KB with its card. */
const digestAtMost = 15;

/** News of one order, oldest first. */
type NewsOfOne = readonly [Notice, ...Notice[]];

/** What is told together: each order's news in full where there is little of it, else all of it in short. */
export function noticed(notices: readonly Notice[]): readonly Outcome[] {
  const byOrder = new Map<string, [Notice, ...Notice[]]>();
  for (const notice of notices) {
    const { number } = notice.standing.order;
    const ofOne = byOrder.get(number);
    if (ofOne) ofOne.push(notice);
    else byOrder.set(number, [notice]);
  }
  const all = [...byOrder.values()];
  return notices.length > inFullAtMost
    ? [{ kind: 'digest', news: all, count: notices.length }]
    : all.map((news) => ({ kind: 'news', news }));
}

export function newsPart(news: NewsOfOne, telling: Telling): Part {
  const { standing } = news[0];
  const isLate = news.some(({ news: { kind } }) => kind === 'overdue' || kind === 'stuck');
  const parts = news.map((each) => inFull(each, telling));
  return {
    lines: parts.flatMap(({ lines }) => lines),
    standing,
    buttons: parts.findLast(({ buttons = [] }) => buttons.length > 0)?.buttons ?? [],
    suggestions: [{ verb: 'mute', orders: [standing.order.number] }],
    ...(isLate && { pages: pagesOn.lateness }),
  };
}

function inFull(notice: Notice, telling: Telling): Part {
  const { news, standing } = notice;
  return news.kind === 'happened'
    ? happened(news.entry, standing, telling)
    : { lines: otherwise(news, standing, telling) };
}

type Otherwise = Exclude<News, { kind: 'happened' }>;

/** What was said of the order, and what falls due by the clock. */
function otherwise(news: Otherwise, standing: Standing, telling: Telling): readonly string[] {
  const { voice } = telling;
  const { order, status } = standing;
  const name = orderName(order, voice);
  switch (news.kind) {
    case 'commented': {
      const { by } = news.comment;
      const heading = voice.t('notice.commented', { by: by.name ?? by.id, order: name });
      return [heading, commentLine(news.comment, telling)];
    }
    case 'lastChance': {
      const at = { at: voice.moment(news.closes), fromNow: voice.fromNow(news.closes) };
      return [
        voice.t('notice.lastChance', { order: name, ...at }),
        ...transfers('notice.transfers', order, telling),
        ...allowedNow(standing, telling),
      ];
    }
    case 'transferDay':
      return transfers('when.pending', order, telling);
    case 'overdue':
      return transfers('when.overdue', order, telling);
    case 'stuck': {
      const since = voice.moment(news.since);
      return [
        voice.t('notice.stuck', { order: name, status: statusName(status, voice), since }),
        ...expectedLines(order, news.expected, telling),
        voice.t('when.longer'),
      ];
    }
  }
}

function transfers(key: string, order: Order, telling: Telling): string[] {
  const { voice } = telling;
  if (!order.focDate) return [];
  const fromNow = voice.fromNow(new Date(order.focDate));
  return [voice.t(key, { order: orderName(order, voice), at: focShown(order, telling), fromNow })];
}

/** What asks most of a person first. */
const weights: Readonly<Record<Exclude<News['kind'], 'happened'> | HistoryEntry['what'], number>> = {
  lastChance: 9,
  carrierRejected: 8,
  overdue: 7,
  focChanged: 6,
  transferDay: 5,
  carrierAccepted: 4,
  completed: 4,
  deleted: 4,
  cancelled: 3,
  stuck: 3,
  resubmitted: 2,
  edited: 2,
  imported: 2,
  approved: 2,
  placed: 1,
  commented: 1,
};

const what = ({ news }: Notice): keyof typeof weights =>
  news.kind === 'happened' ? news.entry.what : news.kind;

/** Of one order, the weightiest news stands for all of it; of two alike, the later. */
const weightiest = (news: NewsOfOne): Notice =>
  news.reduce((most, each) => (weights[what(each)] >= weights[what(most)] ? each : most));

/** `count`: of all the news. */
export function digestPart(news: readonly NewsOfOne[], count: number, { voice }: Telling): Part {
  const told = news
    .map(weightiest)
    .sort((a, b) => weights[what(b)] - weights[what(a)])
    .slice(0, digestAtMost);
  const lines = told.map(
    (each) => ({ kind: 'row', standing: each.standing, beside: inShort(each, voice) }) as const,
  );
  const hidden = news.length - told.length;
  const example = wording({ verb: 'list' }, voice) ?? '';
  return {
    lines: [
      voice.t('notice.digest', { count }),
      ...lines,
      ...(hidden > 0 ? [voice.t('notice.more', { count: hidden, example })] : []),
    ],
    suggestions: [{ verb: 'mute', orders: ['all'] }],
  };
}

function inShort(notice: Notice, voice: Telling['voice']): string {
  const { news, standing } = notice;
  const text = statusName(standing.status, voice);
  const by =
    news.kind === 'happened'
      ? voice.t(`history.what.${news.entry.what}`)
      : voice.t(`notice.short.${news.kind}`);
  return voice.t('qualified', { text, by });
}
