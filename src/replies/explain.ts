// Outcomes of a turn -> one reply. The only way from decisions to words.

import type { Request } from '../domain/request.ts';
import { confirmPart, contradictionPart, recordedPart } from './aboutChanges.ts';
import { notedPart } from './aboutComments.ts';
import { nothingSaidPart, notUnderstoodPart } from './aboutHelp.ts';
import { noListPart } from './aboutLists.ts';
import { discardedPart, draftsPart } from './aboutNewOrder.ts';
import { digestPart, newsPart } from './aboutNotices.ts';
import { sharedPart } from './aboutOrder.ts';
import { askedPart, refusalsPart } from './aboutRefusals.ts';
import { settingsPart, zonePart } from './aboutSettings.ts';
import { watchPart } from './aboutWatches.ts';
import { alike } from './alike.ts';
import { answerPart } from './answerPart.ts';
import { cardOf } from './cards/cardOf.ts';
import { type SupportCase, supportCases, supportLine } from './forSupport.ts';
import { textOfAll } from './lines.ts';
import type { Outcome } from './outcome.ts';
import { pageLines, pagesOn } from './pages.ts';
import type { Part, Telling } from './part.ts';
import type { Card, Reply } from './reply.ts';
import { mayAsk, wording } from './wording.ts';

export function explain(outcomes: readonly Outcome[], telling: Telling): Reply {
  const cases = supportCases(outcomes);
  const parts = withPages(
    alike(outcomes).map((group) => partOf(group, telling)),
    cases,
    telling,
  );
  const { voice, errorId } = telling;
  const text = parts.map(({ lines }) => textOfAll(lines, voice)).join('\n\n');
  const offered = parts.flatMap((part) => part.suggestions ?? []).filter((each) => mayAsk(each, telling));
  const suggestions = [...new Set(offered.flatMap((each) => wording(each, voice) ?? []))];
  const card = fitting(cardOf(parts, telling), text);
  return {
    text,
    language: voice.language,
    ...(card && { card }),
    ...(suggestions.length > 0 && { suggestions }),
    ...(outcomes.some(outdates) && { replaces: true }),
    ...(errorId && cases.length > 0 && { forSupport: { errorId, cases: cases.map(loggable) } }),
  };
}

/** Teams takes so many bytes of a message. */
const mostBytes = 28 * 1024;

/** What has no room for its card is told as text alone. */
function fitting(card: Card | undefined, text: string): Card | undefined {
  if (!card) return undefined;
  const written = JSON.stringify([card, text]);
  // A character takes three bytes at most (two of them together four): most replies need not be counted out.
  const fits = written.length * 3 <= mostBytes || new TextEncoder().encode(written).length <= mostBytes;
  return fits ? card : undefined;
}

/** Orders are no longer what a card showed of them. */
const outdates = (outcome: Outcome): boolean =>
  outcome.kind === 'recorded' ||
  outcome.kind === 'noted' ||
  (outcome.kind === 'refused' && outcome.refusal.because === 'moved');

/** What was typed is nobody's business but the person's: it may be anything. */
const loggable = ({ typed: _typed, ...facts }: SupportCase): SupportCase => facts;

/** Names the pages that help on once, after the last part that wants any, with the line for support. */
function withPages(parts: readonly Part[], cases: readonly SupportCase[], telling: Telling): readonly Part[] {
  const { voice, errorId } = telling;
  const last = parts.findLastIndex(({ pages }) => pages);
  const lines = [
    ...pageLines(
      parts.flatMap(({ pages = [] }) => pages),
      telling,
    ),
    ...(errorId && cases.length > 0 ? [supportLine(cases, errorId, voice)] : []),
  ];
  return parts.map((part, place) => (place === last ? { ...part, lines: [...part.lines, ...lines] } : part));
}

function partOf(group: readonly [Outcome, ...Outcome[]], telling: Telling): Part {
  const { voice } = telling;
  const [outcome] = group;
  switch (outcome.kind) {
    case 'answered':
      return answerPart(outcome.answer, telling);
    case 'refused':
      return refusalsPart(
        outcome.refusal,
        group.flatMap((each) => (each.kind === 'refused' ? [each.refusal] : [])),
        telling,
      );
    case 'asks':
      return askedPart(
        outcome.asked,
        (outcome.waiting ?? []).length + (outcome.unasked ?? []).length,
        telling,
      );
    case 'asksStill':
      return { lines: [voice.t('place.still', { ask: voice.t(`place.ask.${outcome.field}`) })] };
    case 'confirms':
      return confirmPart(outcome.changes, telling);
    case 'recorded': {
      const parts = outcome.changes.map((change) => recordedPart(change, telling));
      const lines = [...parts.flatMap((part) => part.lines), voice.t('recorded.notHandedOn')];
      return { lines, ...(parts.length === 1 && { standing: parts[0]?.standing }) };
    }
    case 'noted': {
      const notes = group.flatMap((each) => (each.kind === 'noted' ? [each.note] : []));
      return notedPart(notes, outcome.after, telling);
    }
    case 'contradicts':
      return contradictionPart(outcome.standing, outcome.changes, telling);
    case 'tooMany':
      return { lines: [voice.t('tooMany', { count: outcome.count, most: outcome.most })] };
    case 'untold':
      return { lines: [voice.t('untold', { count: outcome.count })] };
    case 'settings':
      return settingsPart(outcome, telling);
    case 'zoneSet':
    case 'noZone':
      return zonePart(outcome, telling);
    case 'kept':
      return keptPart(outcome.draft ?? 'nothing', telling);
    case 'drafts':
      return draftsPart(outcome.drafts, telling);
    case 'discarded':
      return discardedPart(outcome.drafts, telling);
    case 'noDraft':
      return { lines: [voice.t(outcome.isAny ? 'drafts.unknown' : 'drafts.none')] };
    case 'draftGone':
      return { lines: [voice.t('drafts.gone')] };
    case 'nothingAsked':
      return { lines: [voice.t(`nothingAsked.${outcome.because}`)] };
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
    case 'noList':
      return noListPart(telling);
    case 'nothingSaid':
      return nothingSaidPart(telling);
    case 'failed':
      return { lines: [voice.t('failed')], pages: pagesOn.failure };
    case 'news':
      return newsPart(outcome.news, telling);
    case 'digest':
      return digestPart(outcome.news, outcome.count, telling);
    case 'watches':
      return watchPart(outcome.wish, outcome.left, telling);
    case 'notFound':
      return {
        lines: [outcome.typed ? voice.t('search.nothing', { typed: outcome.typed }) : voice.t('list.empty')],
      };
    case 'shared':
      return sharedPart(outcome.standing, telling);
    case 'foundAs':
      return { lines: [voice.t('order.foundAs', { typed: outcome.typed, number: outcome.number })] };
  }
}

/** `became`: what became of what was gathered. */
function keptPart(became: 'nothing' | 'kept' | 'thrownAway', { voice }: Telling): Part {
  const drafts: Request = { verb: 'drafts' };
  return {
    lines: [voice.t(`kept.${became}`, { drafts: wording(drafts, voice) ?? '' })],
    ...(became === 'kept' && { suggestions: [drafts] }),
  };
}
